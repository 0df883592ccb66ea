"""The style sheet: a layout's styles in relative units.  No fixed colours, no fixed fonts for the body: they are the reader's.

The rules are those of W3C Requirements for Chinese Text Layout (CLREQ): indent of 2 em without space between paragraphs (3.4.1),
prohibited line starts and ends by ``line-break: strict`` (3.1.4).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from convkit.layouts import Layout, Style

FAMILIES = {
    "song": '"Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", STSong, SimSun, serif',
    "hei": '"PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", STHeiti, SimHei, sans-serif',
    "kai": '"Kaiti SC", STKaiti, KaiTi, "LXGW WenKai", serif',
    "fang": '"FangSong SC", STFangsong, FangSong, serif',
    "biaosong": '"FZXiaoBiaoSong-B05S", "Songti SC", STSong, SimSun, serif',
    "mono": "monospace",
}
TRADITIONAL = {
    "song": '"Songti TC", "Source Han Serif TC", "Noto Serif CJK TC", PMingLiU, MingLiU, serif',
    "hei": '"PingFang TC", "Source Han Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei", sans-serif',
    "kai": '"Kaiti TC", BiauKai, DFKai-SB, "LXGW WenKai TC", serif',
    "fang": '"Songti TC", "Noto Serif CJK TC", PMingLiU, serif',
    "biaosong": '"Songti TC", "Noto Serif CJK TC", PMingLiU, serif',
    "mono": "monospace",
}
"""The same for text in traditional characters, whose strokes and marks these faces have."""
SELECTORS = {
    "kicker": "p.kicker",
    "title": "header h1",
    "subtitle": "p.subtitle",
    "byline": "p.byline",
    "doc_number": "p.doc-number",
    "addressee": "p.addressee",
    "signature": "p.signature",
    "attachment": "p.attachment",
    "imprint": "p.imprint",
    "heading1": "h1, h2",
    "heading2": "h3",
    "heading3": "h4",
    "heading4": "h5",
    "heading5": "h6",
    "annex": ".annex",
    "annex_title": ".annex-title",
    "list": "section > ol, section > ul",
    "quote": "blockquote p",
    "verse": "p.verse",
    "caption": "figcaption",
    "note": "aside p, p.note",
    "code": "pre",
    "table": "td, th",
    "toc_title": "nav h1",
    "toc": "nav > ol",
    "book_title": "h1.book-title",
    "part": "h1.part",
    "book_author": "p.book-author",
}
"""The elements that each style of a layout sets, least particular first."""
OWN = "convkit"
"""How the families of faces in the book begin."""
UNSPACED = frozenset({"list", "table", "toc"})
"""Styles whose indent the element itself has already."""

_VERTICAL = """\
html { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl; }
body { text-combine-upright: digits 2; }
"""
_PLAIN = Style(size=12, leading=20.4, first_indent=2)
_BASE = """\
@namespace epub "http://www.idpf.org/2007/ops";
html { line-break: strict; -webkit-line-break: strict; -epub-line-break: strict; text-spacing-trim: trim-start; text-autospace: normal; }
body { margin: 0; padding: 0; overflow-wrap: break-word; widows: 2; orphans: 2; }
h1, h2, h3, h4, h5, h6 { margin: 1em 0 0.5em; text-indent: 0; text-align: left; font-size: 1em; text-wrap: balance; break-inside: avoid; }
p { margin: 0; }
"""
_REST = """\
header { margin: 0 0 1.5em; }
p.attachment { margin-left: 5em; text-indent: -3em; }
p.signature ~ p.signature { margin-top: 0; }
h1, h2, h3, h4, h5, h6, header, header p { break-after: avoid; page-break-after: avoid; }
ol, ul { margin: 0.25em 0; padding: 0 0 0 2em; }
li { margin: 0; }
li.own { list-style: none; }
blockquote { margin: 0.5em 0; }
figure { margin: 0.75em 0; break-inside: avoid; }
figure img { display: block; margin: 0 auto; max-width: 100%; max-height: 90vh; }
figcaption, p.image { text-indent: 0; }
p.image { text-align: center; font-size: 0.9em; }
p.break { text-align: center; text-indent: 0; margin: 1em 0; }
hr { width: 30%; margin: 1.5em auto; border: 0; border-top: thin solid; }
table { margin: 0.75em auto; border-collapse: collapse; font-size: 0.95em; }
td, th { border: thin solid; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
pre { margin: 0.5em 0; white-space: pre-wrap; text-align: left; text-indent: 0; }
aside { margin: 0.5em 0; }
strong, th { font-weight: bold; }
em { font-style: italic; }
:lang(zh) em, :lang(ja) em, :lang(ko) em { font-style: normal; font-weight: bold; }
ruby rt { font-size: 0.5em; }
sub, sup, a.mark { font-size: 0.75em; line-height: 1; }
a.mark { vertical-align: super; text-decoration: none; }
a { color: inherit; }
a.back { text-decoration: none; }
a.back::before { content: "\\00a0\\2191"; }
nav ol { list-style: none; padding: 0 0 0 1em; margin: 0; }
nav > ol { padding: 0; }
nav a { text-decoration: none; }
h1.book-title { margin: 30% 0 1.5em; }
h1.part { margin: 40% 0 0; }
p.kicker + h1 { margin-top: 0.5em; }
img.cover { display: block; margin: 0 auto; max-width: 100%; max-height: 100%; height: 100vh; object-fit: contain; }
:lang(en) p, :lang(de) p, :lang(fr) p, :lang(es) p { hyphens: auto; -webkit-hyphens: auto; -epub-hyphens: auto; }
"""


def style_sheet(layout: Layout | None, own: Collection[str] = ()) -> str:
    """The style sheet for ``layout``; None for a plain page.  ``own`` are the roles whose faces are in the book."""
    body = layout.style("body") if layout else _PLAIN
    rules = [
        f"body {{ line-height: {_number(body.leading / body.size)}; text-align: {body.align}; }}\n",
        f"p {{ text-indent: {_em(body.first_indent)}; }}\n",
        *([f"body {{ font-family: {family(body.font, own)}; }}\n"] if own else []),
    ]
    traditional: dict[str, list[str]] = {}
    for name, selector in SELECTORS.items():
        style = layout.styles.get(name) if layout else _DEFAULTS.get(name)
        if style:
            rules.append(f"{selector} {{ {_declarations(name, style, body, own)} }}\n")
            if style.font != body.font:
                traditional.setdefault(style.font, []).append(selector)
    rules += [_traditional(selectors, family(role, own, TRADITIONAL)) for role, selectors in traditional.items()]
    if layout and layout.annex_break:
        rules.append(".annex { break-before: page; page-break-before: always; }\n")
    sheet = "".join([_BASE, *rules, _REST])
    return _VERTICAL + standing(sheet) if layout and layout.writing == "vertical" else sheet


@lru_cache(maxsize=1)
def _sides() -> re.Pattern[str]:
    return re.compile(r"\b(margin|padding): ([^;}]+?)(?= *[;}])|\b(margin|border)-(top|left):")


def standing(sheet: str) -> str:
    """``sheet`` for vertical lines: what stood before a line stands above it, what stood above stands on its right."""

    def turned(match: re.Match[str]) -> str:
        name, value, part, side = match.groups()
        if part:
            return f"{part}-{'right' if side == 'top' else 'top'}:"
        values = value.split()
        top = values[0]
        right = values[1] if len(values) > 1 else top
        bottom = values[2] if len(values) > 2 else top
        left = values[3] if len(values) > 3 else right
        return f"{name}: {left} {top} {right} {bottom}"

    return _sides().sub(turned, sheet).replace("width: 30%", "height: 30%")


def family(role: str, own: Collection[str] = (), families: Mapping[str, str] = FAMILIES) -> str:
    """The faces for ``role``: that in the book, those that systems have, the book's song, the reading system's own."""
    *known, generic = families[role].rsplit(", ", 1)
    made = [f'"{OWN} {role}"'] if role in own else []
    made += known
    if "song" in own and role not in own:
        made.append(f'"{OWN} song"')
    return ", ".join([*made, generic])


def _traditional(selectors: Iterable[str], faces: str) -> str:
    single = [part for selector in selectors for part in selector.split(", ")]
    return f"{', '.join([f':lang(zh-Hant) {part}' for part in single])} {{ font-family: {faces}; }}\n"


def _declarations(name: str, style: Style, body: Style, own: Collection[str]) -> str:
    made = [
        f"font-size: {_em(style.size / body.size)}",
        f"line-height: {_number(style.leading / style.size)}",
        f"text-align: {style.align}",
        f"text-indent: {_em(style.first_indent)}",
    ]
    if style.font != body.font:
        made.append(f"font-family: {family(style.font, own)}")
    if name not in UNSPACED and (style.before or style.after or style.indent or style.right):
        sides = (style.before / style.size, style.right, style.after / style.size, style.indent)
        made.append(f"margin: {' '.join(map(_em, sides))}")
    return "; ".join(made)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _em(value: float) -> str:
    return f"{_number(value)}em" if value else "0"


_CENTRED = Style(align="center", size=12, leading=20.4)
_DEFAULTS = {
    "kicker": Style("kai", 13, 20, "center", after=4),
    "title": Style("hei", 20, 28, "center", after=6),
    "subtitle": Style("kai", 13, 20, "center", after=4),
    "byline": Style("kai", 10.5, 18, "center"),
    "doc_number": Style("song", 10.5, 18, "center"),
    "addressee": Style(size=12, leading=20.4, before=6, after=6),
    "signature": Style(size=12, leading=20.4, align="right", right=2, before=12),
    "heading1": Style("hei", 14, 21, "left", before=12, after=6),
    "heading2": Style("hei", 13, 20, "left", before=10, after=4),
    "verse": Style("kai", 12, 20.4, "left", indent=4),
    "quote": Style("kai", 12, 20.4, first_indent=2, indent=2),
    "caption": Style("kai", 10.5, 16, "center"),
    "note": Style(size=10.5, leading=16, first_indent=2),
    "code": Style("mono", 10, 14, "left"),
    "list": Style(),
    "toc_title": _CENTRED,
    "book_title": Style("hei", 26, 38, "center"),
    "part": Style("hei", 24, 36, "center"),
    "book_author": Style("kai", 15, 24, "center"),
}
