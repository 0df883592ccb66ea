"""A cover as SVG; its letters are set by the reading system, in a face that it has."""

from __future__ import annotations

from convkit.titlelines import width
from convkit.writers.epub.coverdesign import CENTRE, HEIGHT, WIDTH, Box, Drawing, Words
from convkit.xmltext import xml_text

SERIF = "'Songti SC','Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC',STSong,SimSun,serif"


def svg(drawing: Drawing) -> bytes:
    """``drawing`` as an SVG 1.1 document."""
    boxes = "".join([_box(box, f"#{drawing.palette[box.level]:06x}") for box in drawing.boxes])
    text = "".join([_line(line, f"#{drawing.palette[line.level]:06x}") for line in drawing.lines])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f"<title>{xml_text(drawing.title)}</title>\n{boxes}"
        f'<g text-anchor="middle" font-family="{SERIF}">\n{text}</g>\n</svg>\n'
    ).encode()


def _box(box: Box, colour: str) -> str:
    if not box.line:
        return f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" fill="{colour}"/>\n'
    half = box.line / 2
    return (
        f'<rect x="{box.x + half:g}" y="{box.y + half:g}" width="{box.width - box.line}" height="{box.height - box.line}"'
        f' fill="none" stroke="{colour}" stroke-width="{box.line}"/>\n'
    )


def _line(line: Words, colour: str) -> str:
    over = width(line.text) * line.size > line.most
    fit = f' textLength="{line.most}" lengthAdjust="spacingAndGlyphs"' if over else ""
    return (
        f'<text x="{CENTRE}" y="{line.y}" font-size="{line.size}" font-weight="{600 if line.heavy else 400}"'
        f' fill="{colour}"{fit}>{xml_text(line.text)}</text>\n'
    )
