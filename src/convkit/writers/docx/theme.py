"""A theme part (ECMA-376 part 1, 14.2.7, 20.1.6): Word expects one; no style of ours refers to it.

It names the same fonts as the styles, so that text a person adds in the theme's fonts fits.
"""

from __future__ import annotations

from convkit.writers.docx.markup import DECLARATION
from convkit.writers.docx.typefaces import FACES, LATIN

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLORS = (
    ("dk2", "44546A"), ("lt2", "E7E6E6"), ("accent1", "0B4F8A"), ("accent2", "C0504D"), ("accent3", "7F7F7F"),
    ("accent4", "B8860B"), ("accent5", "4BACC6"), ("accent6", "548235"), ("hlink", "0B4F8A"), ("folHlink", "5F497A"),
)  # fmt: skip
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}<a:prstDash val="solid"/></a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(script: str, heading: str, body: str) -> str:
    """The theme for text in ``script`` with the fonts of the roles ``heading`` and ``body``."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLORS)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="convkit"><a:themeElements><a:clrScheme name="convkit">'
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        f'{colors}</a:clrScheme><a:fontScheme name="convkit">{_fonts("major", script, heading)}{_fonts("minor", script, body)}'
        f'</a:fontScheme><a:fmtScheme name="convkit"><a:fillStyleLst>{FILL * 3}</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _fonts(kind: str, script: str, role: str) -> str:
    return (
        f'<a:{kind}Font><a:latin typeface="{LATIN[role]}"/><a:ea typeface="{FACES[script][role]}"/>'
        f'<a:cs typeface="{LATIN[role]}"/></a:{kind}Font>'
    )
