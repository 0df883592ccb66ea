"""A line of somebody else's JSONL as a record: known keys are fields and body, all others metadata.

The record's text is the whole line.  Its edits drop the syntax and decode the escapes; what stays are the values, each on a
line of its own, so that fields and body are spans and undoing the step gives the line back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from convkit.contract import ProblemSink
from convkit.model import Block, BlockKind, Field, Furniture, Record, Run
from convkit.provenance import Edit, SourceRef, Span
from convkit.readers.jsonl.scan import Member, items, members, readable, unescaped

BODY_KEYS = (
    "text", "content", "body", "正文", "内容", "內容", "文本", "article", "fulltext", "full_text", "maintext",
    "article_body", "articlebody", "content_text", "raw_content", "paragraphs",
)  # fmt: skip
"""Keys of a body, the likeliest first."""
KEYS = {
    "title": ("title", "标题", "標題", "题目", "題目", "headline", "题名", "篇名"),
    "subtitle": ("subtitle", "副标题", "副標題"),
    "kicker": ("kicker", "引题", "引題", "肩题", "眉题"),
    "date_text": (
        "date", "日期", "时间", "時間", "发布时间", "發布時間", "发布日期", "published", "published_at", "publish_date",
        "publish_time", "publication_date", "pub_date", "pubdate", "datetime", "date_published", "datepublished",
    ),
    "author": ("author", "authors", "作者", "creator", "by"),
    "byline": ("byline", "记者", "記者"),
    "source": ("source", "来源", "來源", "publisher", "媒体", "site_name"),
    "url": ("url", "link", "链接", "鏈接", "連結", "网址", "網址", "href", "uri"),
    "column": ("column", "section", "栏目", "欄目", "版面", "版块"),
    "place": ("place", "location", "地点", "地點"),
}  # fmt: skip
SHORTEST_BODY = 40
"""Code points that text under an unknown key needs to be taken for the body."""


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    return {key: role for role, keys in KEYS.items() for key in keys}


@lru_cache(maxsize=1)
def _divided() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What divides authors, and what shows that their line is a byline with roles in it."""
    return re.compile(r"\s*[、；;，,/|]\s*"), re.compile(r"记者|記者|通讯员|通訊員|编辑|編輯|作者|[摄攝□■●（(：:]")


def foreign_record(ref: SourceRef, text: str, problems: ProblemSink) -> Record:
    """The record of the line ``text``.  Raises ValueError where it is no JSON object."""
    found = list(members(text))
    body = _body(found, problems, ref.start)
    made = _Parts(text)
    for member in found:
        if member is body:
            made.body(member)
        elif member.value is not None and member.end > member.start:
            made.fact(member)
    return made.record(ref, problems)


def _body(found: Sequence[Member], problems: ProblemSink, place: int) -> Member | None:
    named: dict[str, Member] = {}
    for member in found:
        if _is_text(member):
            named.setdefault(member.key.strip().lower(), member)
    for key in BODY_KEYS:
        if key in named:
            return named[key]
    rest = [m for key, m in named.items() if key not in _roles() and m.quoted and len(m.value) >= SHORTEST_BODY]
    if not rest:
        return None
    longest = max(rest, key=lambda member: len(member.value))
    problems.add("W_GUESS", f"no known key holds the body; {longest.key!r}, the longest, was taken", place=place)
    return longest


def _is_text(member: Member) -> bool:
    if member.quoted:
        return bool(member.value.strip())
    return isinstance(member.value, list) and bool(member.value) and all(isinstance(i, str) for i in member.value)


class _Parts:
    """Gathers what is kept of one line, in order, and what each stretch of it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._kept: list[tuple[int, int, bool]] = []
        self._fields: list[Field] = []
        self._blocks: list[Block] = []
        self._plain: list[Span] = []
        self._fixed: list[Span] = []
        self._names: set[str] = set()
        self._again: dict[str, int] = {}
        self._runs: list[Run] = []
        self._furniture: list[Furniture] = []
        self._own: dict[int, list[Edit]] = {}
        self._broken = 0
        self._spoilt = 0

    def body(self, member: Member) -> None:
        """Keep ``member`` as paragraphs; a stretch with line ends in it is plain, to be reflowed."""
        whole = [(member.value, member.start, member.end)] if member.quoted else items(self._text, member.start)
        for value, start, end in whole:
            if not value.strip():
                continue
            if "<" in value and self._marked(value, start, end):
                continue
            self._kept.append((start, end, True))
            if "\n" in value or "\r" in value:
                self._plain.append(Span(start, end))
            else:
                self._blocks.append(Block(BlockKind.PARAGRAPH, *self._bare(start, end)))

    def _marked(self, value: str, start: int, end: int) -> bool:
        """Keep a text that holds markup as what the markup says; False where it holds none."""
        from convkit.cooked import Cooked
        from convkit.markup import has_markup, strip_markup
        from convkit.readers.jsonl.scan import unescaped

        if not has_markup(value, 0, len(value)):
            return False
        cooked = Cooked(self._text, start, end, list(unescaped(self._text, start, end, single=True)))
        found = strip_markup(cooked.text, 0, len(cooked.text))
        place = cooked.place
        shift = len(self._blocks)
        self._kept.append((start, end, False))
        self._own[start] = cooked.edits(found.edits)
        for b in found.blocks:
            parent = b.parent + shift if b.parent >= 0 else -1
            self._blocks.append(b._replace(start=place(b.start), end=place(b.end), parent=parent))
        self._runs += [run._replace(start=place(run.start), end=place(run.end)) for run in found.runs]
        self._furniture += [f._replace(start=place(f.start), end=place(f.end)) for f in found.furniture]
        self._fixed += [Span(place(span.start), place(span.end)) for span in found.fixed]
        self._broken += found.broken
        self._spoilt += found.spoilt
        return True

    def fact(self, member: Member) -> None:
        """Keep ``member`` as the field that its key names, else as metadata."""
        role = _roles().get(member.key.strip().lower(), "")
        if role == "author" and _is_text(member):
            self._authors(member)
        elif role and member.quoted and not (role == "date_text" and member.value.isdigit() and len(member.value) > 8):
            self._kept.append((member.start, member.end, True))
            self._fields.append(Field(role, member.start, member.end, reason=f"key {member.key}"))
            if role == "url":
                self._fixed.append(Span(member.start, member.end))
        else:
            self._metadata(member)

    def record(self, ref: SourceRef, problems: ProblemSink) -> Record:
        """The record of the line; half surrogate pairs are counted as replaced."""
        edits = tuple(self._edits())
        lost = sum(edit.new.count("\ufffd") - edit.old.lower().count("\\ufffd") for edit in edits)
        if lost:
            problems.add("W_REPLACED", "half a surrogate pair became U+FFFD", lost, ref.start)
        if self._broken:
            problems.add("W_MARKUP", "markup that isn't well formed", self._broken, ref.start)
        if self._spoilt:
            problems.add("W_DROPPED", "words that the page hides in its lines", self._spoilt, ref.start)
        return Record(
            ref, self._text, edits, tuple(self._blocks), tuple(self._fields), tuple(self._runs), tuple(self._plain),
            tuple(self._furniture), tuple(sorted(self._fixed)), single=True,
        )  # fmt: skip

    def _authors(self, member: Member) -> None:
        split, roles = _divided()
        named = f"key {member.key}"
        if not member.quoted:
            for value, start, end in items(self._text, member.start):
                if value.strip():
                    self._kept.append((start, end, True))
                    self._fields.append(Field("author", start, end, reason=named))
            return
        start, end = member.start, member.end
        self._kept.append((start, end, True))
        if roles.search(member.value):
            self._fields.append(Field("byline", start, end, reason=named))
            return
        if "\\" in self._text[start:end] or (member.value.isascii() and ";" not in member.value):
            self._fields.append(Field("author", start, end, reason=named))
            return
        for cut in [*split.finditer(self._text, start, end), None]:
            stop = cut.start() if cut else end
            if start < stop:
                self._fields.append(Field("author", start, stop, reason=named))
            start = cut.end() if cut else end

    def _metadata(self, member: Member) -> None:
        key = member.key.strip() or "?"
        name = key
        while name in self._names:
            self._again[key] = self._again.get(key, 1) + 1
            name = f"{key} {self._again[key]}"
        self._names.add(name)
        raw = self._text[member.start : member.end]
        shown = raw if member.quoted else readable(raw)
        self._kept.append((member.start, member.end, member.quoted))
        value = None if shown == raw else shown
        self._fields.append(Field(f"metadata.{name}", member.start, member.end, value, reason="other key"))
        self._fixed.append(Span(member.start, member.end))

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """``start`` to ``end`` without white space at the rims."""
        text = self._text[start:end]
        return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))

    def _edits(self) -> Iterable[Edit]:
        """Drop all that isn't kept, set a line end between two that are, decode what stood in quotes."""
        position = 0
        for start, end, quoted in self._kept:
            yield from self._dropped(position, start, "\n" if position else "")
            if start in self._own:
                yield from self._own[start]
            elif quoted:
                yield from unescaped(self._text, start, end)
            position = end
        yield from self._dropped(position, len(self._text.rstrip("\r\n")), "")

    def _dropped(self, start: int, end: int, new: str) -> Iterator[Edit]:
        if start < end:
            yield Edit(start, self._text[start:end], new)
