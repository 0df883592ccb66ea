"""WordprocessingML as text: runs, paragraphs, fields.  References are to ECMA-376 part 1."""

from __future__ import annotations

from collections.abc import Sequence

from convkit.xmltext import xml_attr, xml_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
BREAK = "<w:br/>"
TAB = "<w:tab/>"


def characters(text: str) -> str:
    """``text`` as w:t, line ends as w:br and tabs as w:tab (17.3.3.31, 17.3.3.1, 17.3.3.32)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" in text:
        return BREAK.join([characters(line) for line in text.split("\n")])
    if "\t" in text:
        return TAB.join([characters(cell) for cell in text.split("\t")])
    if not text:
        return ""
    if text[0] == " " or text[-1] == " " or "  " in text:
        return f'<w:t xml:space="preserve">{xml_text(text)}</w:t>'
    return f"<w:t>{xml_text(text)}</w:t>"


def run(text: str, style: str = "") -> str:
    """A run of ``text`` in the character style ``style``; "" for the paragraph's own."""
    if not text:
        return ""
    if style:
        return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{characters(text)}</w:r>'
    return f"<w:r>{characters(text)}</w:r>"


def paragraph(style: str, content: str, more: str = "") -> str:
    """A paragraph in ``style``; ``more`` are further elements of w:pPr, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def paragraphs(style: str, texts: Sequence[str]) -> str:
    """A paragraph in ``style`` for each of ``texts``, none empty, that stand in the XML as they are: one line, no blank at the edge."""
    before = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>'
    behind = "</w:t></w:r></w:p>"
    return f"{before}{f'{behind}{before}'.join(texts)}{behind}"


def indent(size: float, *, left: float = 0.0, right: float = 0.0, first: float = 0.0) -> str:
    """Indents in em of type of ``size`` pt; a negative ``first`` hangs (17.3.1.12)."""
    way = "hanging" if first < 0 else "firstLine"
    sides = [("left", left), ("right", right), (way, abs(first))]
    return f"<w:ind{''.join([_chars(name, em, size) for name, em in sides])}/>"


def _chars(name: str, em: float, size: float) -> str:
    return f' w:{name}Chars="{round(em * 100)}" w:{name}="{round(em * size * 20)}"'


def field(instruction: str, content: str) -> str:
    """A field with the result ``content`` (17.16.19)."""
    return f'<w:fldSimple w:instr=" {xml_attr(instruction)} ">{content}</w:fldSimple>'
