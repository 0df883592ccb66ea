"""The columns of a dump without a header, by what stands in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from convkit.readers.tsv.columns import OPTIONS, Columns, bare, is_date, named

MOST = 0.7
TITLE_LIMIT = 90


def guess(rows: Sequence[Sequence[str]], blocks: int, options: Mapping[str, str]) -> Columns | None:
    """The columns of ``rows`` (cells of each line that was cut at all; ``blocks`` non-blank lines in total), or None.

    The commonest number of cells must be that of at least half of the lines.  With a column of dates the longest is the text and
    the first short one the title; without one, only the text is named, and all else goes to ``metadata``.
    """
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return None
    width, count = min(widths.items(), key=lambda item: (-item[1], item[0]))
    alike = [row for row in rows if len(row) == width]
    dates = [n for n in range(width) if sum(is_date(row[n]) for row in alike) >= MOST * len(alike)]
    if count * 2 < blocks and not dates:
        return None
    columns = named([""] * width, options)
    if any(options.get(option) for option in OPTIONS):
        return columns
    lengths = [sum(len(bare(row[n])) for row in alike) / len(alike) for n in range(width)]
    text = lengths.index(max(lengths))
    roles = ["text" if n == text else "" for n in range(width)]
    if dates and text not in dates:
        roles[dates[0]] = "date_text"
        dated = frozenset(dates)
        titles = [n for n in range(width) if not roles[n] and n not in dated and _titles([row[n] for row in alike])]
        if titles:
            roles[titles[0]] = "title"
    for n in range(width):
        if not roles[n] and all(bare(row[n]).startswith(("http://", "https://")) for row in alike):
            roles[n] = "url"
            break
    return Columns(columns.names, tuple(roles))


def _titles(cells: Sequence[str]) -> bool:
    said = [bare(cell) for cell in cells]
    good = [s for s in said if 3 < len(s) <= TITLE_LIMIT and not s.isdigit() and not s.startswith("http")]
    return len(good) >= MOST * len(said)
