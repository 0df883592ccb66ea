"""What a library's own table says of files and articles (``--metadata-file``): CSV, XLSX or TOML, a row for each.

The first column, or one that is called file or id, says what a row is about: an input by its path below the input root, by its name, or
by its name without suffix; or an article by its id.  A row about an article is the last word on its fields.  A row about a file gives
title, authors, date and language to its outputs, and to its articles what they lack.  Columns of other names are metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from convkit.errors import UsageError
from convkit.messages import say
from convkit.model import TEXT_FIELDS, Article

Row = Mapping[str, str]
NO_ROW: Row = {}
KEYS = ("file", "path", "filename", "name", "id", "文件", "文件名", "路径", "编号")
"""Names of the column that says what a row is about."""
NAMES = {
    "标题": "title", "题名": "title", "题目": "title", "篇名": "title", "作者": "author", "著者": "author", "authors": "author",
    "creator": "author", "日期": "date", "时间": "date", "发布时间": "date", "来源": "source", "出处": "source", "语言": "language",
    "语种": "language", "引题": "kicker", "副标题": "subtitle", "副题": "subtitle", "栏目": "column", "地点": "place", "网址": "url",
    "链接": "url", "发文字号": "doc_number", "文号": "doc_number", "主送机关": "addressee", "发文机关": "issuer",
}  # fmt: skip
"""Names of columns beside those of the fields themselves."""
_HEX = frozenset("0123456789abcdef")
_FIELDS = frozenset({*TEXT_FIELDS, "date", "author", "language"})
_BETWEEN = ";；、"


class Catalogue(NamedTuple):
    """The rows by what they are about."""

    rows: Mapping[str, Row]

    def of_file(self, name: str) -> Row:
        """The row about the input ``name`` (its path below the input root)."""
        if not self.rows:
            return NO_ROW
        path = Path(name)
        return next((self.rows[key] for key in (name, path.name, path.stem) if key in self.rows), NO_ROW)

    def check(self, inputs: Iterable[str]) -> None:
        """Raise UsageError where no row is about any of ``inputs``, or could be about an article of them."""
        if self.rows and not any(map(self.of_file, inputs)) and not any(map(_may_be_id, self.rows)):
            raise UsageError(
                say("no row of the metadata file is about an input"),
                hint=say("the column {name} takes paths below the input folder, names, or article ids", name="file"),
            )

    def filled(self, article: Article, file: Row) -> Article:
        """``article`` with what the row about it says, and where it lacks something, what ``file`` says."""
        own = self.rows.get(article.id, NO_ROW)
        if not own and not file:
            return article
        changes: dict[str, Any] = {}
        for row, last_word in ((file, False), (own, True)):
            for key, value in row.items():
                _take(article, changes, key, value, last_word)
        return replace(article, **changes)


def _may_be_id(key: str) -> bool:
    return len(key) == 16 and _HEX.issuperset(key)


def _take(article: Article, changes: dict[str, Any], key: str, value: str, last_word: bool) -> None:
    if key == "date":
        from convkit.passes.dates import iso

        if last_word or not article.date:
            changes |= {"date": iso(value), "date_text": value}
    elif key == "author":
        if last_word or not article.authors:
            changes["authors"] = authors(value)
    elif key in _FIELDS:
        if last_word or not getattr(article, key):
            changes[key] = value
    else:
        known = changes.get("metadata", article.metadata)
        if last_word or key not in known:
            changes["metadata"] = {**known, key: value}


def further(row: Row) -> Row:
    """What ``row`` says beside the fields of an article."""
    return {key: value for key, value in row.items() if key not in _FIELDS}


def authors(value: str) -> tuple[str, ...]:
    """The names in ``value``, divided by ``;`` or ``、``."""
    for mark in _BETWEEN:
        value = value.replace(mark, "\n")
    return tuple([name.strip() for name in value.split("\n") if name.strip()])


def read_catalogue(path: Path, digest: str = "") -> Catalogue:
    """The catalogue in the file ``path``, whose bytes have the SHA-256 ``digest``.

    Raises UsageError where it can't be read, has changed, or has two rows about one thing.
    """
    import hashlib

    data = path.read_bytes()
    if digest and hashlib.sha256(data).hexdigest() != digest:
        raise UsageError(say("the metadata file {path} changed while it was being read", path=path))
    try:
        if path.suffix.lower() == ".toml":
            return Catalogue(_from_toml(path, data))
        return Catalogue(_from_rows(path, _xlsx(path) if data.startswith(b"PK") else _csv(data)))
    except UsageError:
        raise
    except Exception as error:  # whatever is wrong inside of a workbook, it is the file that can't be read
        raise UsageError(say("the metadata file {path} can't be read: {error}", path=path, error=error)) from error


def _from_toml(path: Path, data: bytes) -> dict[str, Row]:
    import tomllib

    made: dict[str, Row] = {}
    for key, entry in tomllib.loads(data.decode("utf-8-sig")).items():
        if not isinstance(entry, dict):
            raise UsageError(
                say("the metadata file {path} can't be read: {error}", path=path, error=f"{key} is no table"),
                hint='["page.txt"]\ntitle = "…"',
            )
        made[key] = _row((name, _text(value)) for name, value in entry.items())
    return made


def _text(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)


def _from_rows(path: Path, rows: Iterable[list[str]]) -> dict[str, Row]:
    full = [row for row in rows if any(row)]
    if not full:
        return {}
    head = [cell.strip() for cell in full[0]]
    place = next((at for at, name in enumerate(head) if name.lower() in KEYS), 0)
    made: dict[str, Row] = {}
    for cells in full[1:]:
        key = cells[place].strip().replace("\\", "/") if place < len(cells) else ""
        if not key:
            continue
        if key in made:
            raise UsageError(say("the metadata file {path} has two rows for {name!r}", path=path, name=key))
        made[key] = _row((n, c) for at, (n, c) in enumerate(zip(head, cells, strict=False)) if at != place)
    return made


def _row(cells: Iterable[tuple[str, str]]) -> Row:
    return {
        NAMES.get(name.strip(), NAMES.get(name.strip().lower(), name.strip())): value.strip()
        for name, value in cells
        if name.strip() and value.strip()
    }


def _csv(data: bytes) -> Iterable[list[str]]:
    import csv
    from io import StringIO

    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _xlsx(path: Path) -> Iterable[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else _cell(cell) for cell in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    from datetime import date, datetime

    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute or value.second) else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)
