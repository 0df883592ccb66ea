"""How surely a text is a dump of rows."""

from __future__ import annotations

from convkit.contract import Sample

SUFFIXES = (".tsv", ".csv", ".tab")
BARS = "|｜"
"""Delimiters that divide the rows of tables in a text too: there with one at either end, here with a header that has none."""
FIGURE = 20
"""The longest cell of a table of figures, in code points: where no cell is longer, rows are no articles."""


def sniff(sample: Sample) -> float:
    """0.97 for a header with rows below it, 0.9 for one without, 0.85 for dated rows, 0.6 for columns alone (0.2 where their cells
    are short and no suffix says dump: a table in a text), else 0.

    A suffix of a dump adds where the text says little.
    """
    text = sample.text
    lines: list[str] = []
    for delimiter in "\t,;|｜":
        if delimiter not in text:
            continue
        lines = lines or [line for line in text.split("\n") if line.strip()]
        score = _score(lines, delimiter, sample.suffix in SUFFIXES)
        if delimiter in BARS and (lines[0].lstrip().startswith(delimiter) or delimiter not in lines[0]):
            continue
        if score and (delimiter == "\t" or score > 0.9 or sample.suffix in SUFFIXES):
            return score
    return 0.3 if sample.suffix in SUFFIXES else 0.0


def _score(lines: list[str], delimiter: str, stated: bool) -> float:
    rows = [(number, _cells(line, delimiter)) for number, line in enumerate(lines) if delimiter in line]
    if not rows:
        return 0.0
    from convkit.readers.tsv.columns import header, is_date

    for number, cells in rows:
        found = header(cells, {}, first=not number) if sum(map(len, cells)) <= 600 else None
        if found is not None:
            width = len(found.names)
            following = [row for n, row in rows if n > number]
            if any(len(row) == width for row in following):
                return 0.97
            return 0.9 if number == 0 and not lines[1:] else 0.7
    widths = [len(cells) for _, cells in rows]
    width = max(sorted(set(widths)), key=widths.count)
    alike = [cells for _, cells in rows if len(cells) == width]
    if width > 2 or delimiter == "\t":
        dated = sum(any(is_date(cell) for cell in cells) for cells in alike)
        if dated and dated >= 0.7 * len(alike) and any(len(cell) > 20 for cells in alike for cell in cells):
            return 0.85 if delimiter == "\t" else 0.5
    if len(alike) < 3 or len(alike) < 0.8 * len(lines):
        return 0.0
    return 0.6 if stated or any(len(cell) > FIGURE for cells in alike for cell in cells) else 0.2


def _cells(line: str, delimiter: str) -> list[str]:
    if delimiter == "\t":
        return line.rstrip("\r").split("\t")
    from convkit.readers.tsv.quotes import split_quoted

    return [line[cell.start : cell.end] for cell in split_quoted(line, delimiter)]
