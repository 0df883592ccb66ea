"""Reads a dump line by line: headers, rows, and the raw text between them, each as it stands in the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice

from convkit.contract import Line, ProblemSink, Source
from convkit.model import Record
from convkit.readers.tsv.columns import Columns, header
from convkit.readers.tsv.figures import MOST, may_be_table, table_of, table_record
from convkit.readers.tsv.guess import guess
from convkit.readers.tsv.quotes import MISTAKES, QUOTED_LIMIT, QUOTED_LINES, Cell, open_after, split_quoted
from convkit.readers.tsv.rows import header_record, is_row, plain_record, row_record

DELIMITERS = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|", "wide-bar": "｜"}
STATED = frozenset("|｜")
"""Delimiters that only a header shows, or the user's option: text holds them too."""
HEAD_LINES = 200
HEAD_LENGTH = 1 << 20
"""So many non-blank lines, or code points, are looked at for a header before the columns are guessed."""
HEADER_LENGTH = 600
RAW_LIMIT = 1 << 24
"""Code points of raw text after which a blank line ends its record, so that memory stays bounded."""

Row = tuple[list[Line], str, list[Cell] | None]
"""The lines of a row, their text, and its cells; None for a line that holds no delimiter."""


class DumpReader:
    """Reads TSV and CSV; ``options`` are those of the format."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._options = options

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        """Yield a record for each row, each header and each stretch of raw text, in order.

        Raises SourceError where an option names a column that the dump does not have.
        """
        lines = source.lines()
        head = _head(lines)
        delimiter, columns = self._layout(head)
        if may_be_table(columns, self._options, self._named(head, delimiter)):
            table = self._table(source, head, lines, delimiter, problems)
            if table is not None:
                yield table
                return
        rows = Rows(chain(head, lines), delimiter)
        raw: list[Line] = []
        length = 0
        first = True
        for group, text, places in rows:
            made: Record | None = None
            if places is not None:
                said = [text[cell.start : cell.end] for cell in places]
                found = (
                    self._header(said, first) if len(text) <= HEADER_LENGTH and not is_row_of(columns, said) else None
                )
                if found is not None:
                    made = header_record(source, group, problems, "table header")
                    columns = found
                    rows.width = len(columns.names)
                elif columns is not None and is_row(columns, said):
                    columns = columns.with_text(said)
                    made = row_record(source, group, text, places, columns, problems)
            first = first and text.isspace()
            if made is None:
                raw += group
                length += len(text)
                if length < RAW_LIMIT or text.strip():
                    continue
            if raw:
                yield plain_record(source, raw, problems)
                raw, length = [], 0
            if made is not None:
                yield made
        if raw:
            yield plain_record(source, raw, problems)

    def _named(self, head: Sequence[Line], delimiter: str) -> bool:
        """Whether a line of ``head`` is a header."""
        return any(
            self._header(_said(line.text, delimiter), not number) is not None
            for number, line in enumerate(head)
            if delimiter in line.text and len(line.text) <= HEADER_LENGTH
        )

    def _table(
        self, source: Source, head: list[Line], lines: Iterator[Line], delimiter: str, problems: ProblemSink
    ) -> Record | None:
        """The record of the one table that the whole source is; None where it is none, ``head`` longer by what was read for that."""
        if table_of(head, _all_cells(head, delimiter)) < 0:
            return None
        head += islice(lines, max(0, MOST - len(head)))
        rows = _all_cells(head, delimiter)
        first = table_of(head, rows) if len(head) < MOST else -1
        if first < 0:
            return None
        headed = self._header(_said(head[first].text, delimiter), True) is not None
        return table_record(source, head, rows, first, headed, problems)

    def _header(self, said: Sequence[str], first: bool = False) -> Columns | None:
        return None if self._options.get("header") == "none" else header(said, self._options, first=first)

    def _layout(self, head: Sequence[Line]) -> tuple[str, Columns | None]:
        """The delimiter, and the columns to begin with: None where a header that names them is still to come."""
        asked = DELIMITERS.get(self._options.get("delimiter") or "auto")
        filled = [line.text for line in head if line.text.strip()]
        for delimiter in [asked] if asked else DELIMITERS.values():
            for number, text in enumerate(filled):
                if len(text) <= HEADER_LENGTH and delimiter in text and (number == 0 or delimiter not in STATED):
                    found = self._header(_said(text, delimiter), not number)
                    if found is not None:
                        return delimiter, found if not number else None
        for delimiter in [asked] if asked else DELIMITERS.values():
            rows = [_said(text, delimiter) for text in filled if delimiter in text]
            if delimiter in STATED and not asked:
                continue
            if delimiter != "\t" and not asked and len(rows) < max(3, len(filled) - 1):
                continue
            found = guess(rows, len(filled), self._options) if rows else None
            if found is not None:
                return delimiter, found
        return asked or "\t", None


def is_row_of(columns: Columns | None, said: Sequence[str]) -> bool:
    """Whether a date column already says that ``said`` is a row and no header."""
    return columns is not None and "date_text" in columns.roles and is_row(columns, said)


def _all_cells(lines: Sequence[Line], delimiter: str) -> list[list[Cell] | None]:
    """The cells of each line, None for one without a delimiter."""
    cut = _tabbed if delimiter == "\t" else partial(split_quoted, delimiter=delimiter)
    return [cut(line.text) if delimiter in line.text else None for line in lines]


def _said(text: str, delimiter: str) -> list[str]:
    if delimiter == "\t":
        return text.rstrip("\r\n").split("\t")
    return [text[cell.start : cell.end] for cell in split_quoted(text, delimiter)]


def _head(lines: Iterator[Line]) -> list[Line]:
    head: list[Line] = []
    filled = length = 0
    for line in lines:
        head.append(line)
        filled += not line.text.isspace()
        length += len(line.text)
        if filled >= HEAD_LINES or length >= HEAD_LENGTH:
            break
    return head


class Rows:
    """The lines of a dump with their cells, the lines of a quoted cell together.

    In a tab-separated dump a row ends at a newline and a cell at a tab, nothing else.  In a comma-separated one a quote may
    hold line ends, within bounds, and only where the row then has ``width`` cells; otherwise it is text.
    """

    def __init__(self, lines: Iterator[Line], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._back: deque[Line] = deque()
        self._mistakes = 0
        self.width = 0

    def __iter__(self) -> Iterator[Row]:
        if self._delimiter == "\t":
            for each in self._lines:
                yield [each], each.text, _tabbed(each.text) if "\t" in each.text else None
            return
        delimiter = self._delimiter
        while (line := self._next()) is not None:
            text = line.text
            if delimiter not in text:
                yield [line], text, None
            elif '"' in text and self._mistakes < MISTAKES and open_after(text, delimiter, False):
                yield self._quoted(line)
            else:
                yield [line], text, split_quoted(text, delimiter)

    def _next(self) -> Line | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def _quoted(self, first: Line) -> Row:
        """The row that begins in ``first`` and whose quote is open at its end."""
        group = [first]
        length = len(first.text)
        inside = True
        while inside and length <= QUOTED_LIMIT and len(group) < QUOTED_LINES:
            following = self._next()
            if following is None:
                break
            group.append(following)
            length += len(following.text)
            inside = open_after(following.text, self._delimiter, True)
        if not inside:
            text = "".join([line.text for line in group])
            places = split_quoted(text, self._delimiter)
            if not self.width or len(places) == self.width:
                return group, text, places
        self._mistakes += 1
        self._back.extendleft(reversed(group[1:]))
        return [first], first.text, split_quoted(first.text, self._delimiter)


def _tabbed(text: str) -> list[Cell]:
    end = len(text)
    while end and text[end - 1] in "\r\n":
        end -= 1
    cells: list[Cell] = []
    at = 0
    place = text.find("\t")
    while 0 <= place < end:
        cells.append(Cell(at, place) if text[at] != '"' else _unquoted(text, at, place))
        at = place + 1
        place = text.find("\t", at)
    cells.append(Cell(at, end) if text[at : at + 1] != '"' else _unquoted(text, at, end))
    return cells


def _unquoted(text: str, start: int, end: int) -> Cell:
    """The cell inside quotes that a program set: those with doubled quotes between them and no single one."""
    inner = text[start + 1 : end - 1]
    pairs = inner.count('""')
    if end - start > 2 and text[end - 1] == '"' and pairs and inner.count('"') == 2 * pairs:
        return Cell(start + 1, end - 1, True)
    return Cell(start, end)
