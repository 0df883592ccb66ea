"""Lines above or below an article that say where and when it appeared: ``来源：青山晚报  时间：2030-03-09  作者：林川``.

Each part goes to its field and out of the body; page tools between them (字号, 浏览次数, 打印) are furniture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.infofields import is_sentence, line_fields, may_be_sheet, sheet_fields
from convkit.passes.infolabels import LABEL_ENDS, LONGEST, UNLABELLED, label_text, sheet_of
from convkit.passes.labels import is_abstract
from convkit.passes.lines import is_date_line
from convkit.passes.names import is_affiliation, says_again
from convkit.passes.official.looks import heads_annex, offices
from convkit.passes.people import bare_name, post_and_name
from convkit.passes.stamps import is_log
from convkit.patterns import Pattern, holds
from convkit.sitewords import BUTTONS, is_tool

HEAD_BLOCKS = 4
SHEET_BLOCKS = 40
"""How far down such lines go on where they stand one under another."""
TAIL_BLOCKS = 8
"""How far from the end such lines are looked for where nothing else follows them."""
TAIL_LINES = 3
"""How far where other lines follow."""
LEAST_TITLE = 6
"""Code points of a title that is known where it is said again; a shorter one may be the first line."""
LONG_TITLE = 9
"""Code points of one that nothing but the title is, wherever it stands."""
TITLE_LINES = 4
"""Most lines on which it is."""
AGAIN_BLOCKS = 8
"""How far down it is looked for."""
LONG = 40
"""Code points beyond which a block is text."""
CHRONICLE = 3
"""Lines of nothing but a date that make a chronicle; none of them dates it."""
BUTTON = 4
"""Code points from which on a button beside a head is one whatever stands round it."""
LONGEST_BUTTON = 24
"""Code points of the longest row of them."""
TAGS = frozenset({"metadata.标签", "metadata.分类", "metadata.个人分类", "metadata.文章分类"})
"""What a page says under its article of where it belongs."""
ONCE = frozenset({"source", "title", "doc_number", "issuer", "addressee", "column", "url", "date_text"})
"""Fields that such a line does not add to where the article has them."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    end = Pattern(r"[（(【\[—\-~～#*\s]*(?:全文|本文)?完[）)】\]—\-~～#*\s]*|-?\s*(?:(?:THE |The )?(?:END|End)|Ends|ENDS|-30-|FINIS|Finis)\s*-?")
    hour = Pattern(r"(?:香港|澳門|台北|臺北)時間\s*\d{1,2}\s*時\s*\d{1,2}\s*分|Issued at HKT \d{1,2}:\d{2}")
    dating = Pattern(r"[年\d]")
    edited = Pattern(r"(?<=[。！？!?”」』…])\s*([（(【\[]?\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[:：][^。！？，；]{2,24}?)$")
    ends_on = Pattern(r"(?:Ends|END)\s*/\s*(.*\d{4})")
    # fmt: on


def is_chronicle(text: str, blocks: Sequence[Block]) -> bool:
    """Whether dates on lines of their own run through ``blocks`` as heads."""
    short = [text[start:end] for _, start, end, _, _, _ in blocks if end - start <= 16]
    if len(short) < CHRONICLE or not _Patterns.dating.search("\n".join(short)):
        return False
    return len(list(islice(filter(is_date_line, short), CHRONICLE))) == CHRONICLE


class InfoLinesPass:
    """``structure.info-lines``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The parts of such lines at the head and the end of the article."""
        known = {f.name for f in view.fields if f.name in ONCE}
        whole = [b for b in view.blocks if b.parent < 0]
        sheet = _sheet(view.text, whole)
        paragraph = BlockKind.PARAGRAPH
        blocks = [b for n, b in enumerate(whole) if b.kind is paragraph or _may_be_facts(n, b, sheet)]
        if len(blocks) < 2 or is_log(
            [view.text[b.start : b.end] if b.end - b.start <= UNLABELLED else "" for b in blocks]
        ):
            return
        told = {field.name: _said(view, field) for field in reversed(view.fields) if field.name in known}
        if told.get("title"):
            yield from _again(
                view.text, [b for b in blocks if b.start not in sheet] if sheet else blocks, told["title"]
            )
        if "date_text" not in known and is_chronicle(view.text, blocks):
            known.add("date_text")
        found = dict(_head(view.text, blocks, any(f.name == "title" for f in view.fields), known))
        found |= {at: marks for at, marks in _tail(view.text, blocks) if not found.get(at)}
        if holds(view.text, "编編"):
            found |= {at: marks for at, marks in _edited(view.text, blocks, found) if not found.get(at)}
        if known & {"date_text", "source"} and not any(f.name == "byline" for f in view.fields):
            found |= {at: marks for at, marks in _signature(view.text, blocks) if not found.get(at)}
        signed = [*view.fields, *(mark for marks in found.values() for mark in marks if isinstance(mark, Field))]
        names = {_said(view, field) for field in signed if field.name == "byline"}
        found |= {at: marks for at, marks in _signed_again(view.text, blocks, names) if not found.get(at)}
        for _, marks in sorted([item for item in found.items() if item[1]], key=lambda item: item[0]):
            yield from _free(view.text, marks, known, told)
            fields = [mark for mark in marks if isinstance(mark, Field) and mark.name in ONCE]
            known |= {mark.name for mark in fields}
            told = {mark.name: mark.value or "" for mark in reversed(fields)} | told


def _again(text: str, blocks: Sequence[Block], title: str) -> Iterator[Mark]:
    """The lines over the body that say the title once more, as pages do over what they show; one of many words also under a summary."""
    plain = "".join(title.split())
    if len(plain) < LEAST_TITLE:
        return
    begun = False
    for at, block in enumerate(blocks[:AGAIN_BLOCKS]):
        line = text[block.start : block.end]
        begun = begun or len(line) > 2 * len(title) + LONG or line.endswith("。")
        if begun and len(plain) < LONG_TITLE:
            return
        if line[:1] != plain[0]:
            continue
        said = _says(text, blocks[at : at + (1 if begun else TITLE_LINES)], plain)
        if said:
            yield from (Furniture(b.start, b.end, "title, stated again") for b in blocks[at : at + said])
            yield from (
                Furniture(b.start, b.end, "page tool") for b in blocks[:at] if text[b.start : b.end].isdecimal()
            )


def _says(text: str, blocks: Sequence[Block], plain: str) -> int:
    """How many of ``blocks``, from the first on, say ``plain`` and nothing else, white space aside; 0 where they say another thing."""
    joined = ""
    for number, block in enumerate(blocks, 1):
        joined += "".join(text[block.start : block.end].split())
        if joined == plain:
            return number
        if not plain.startswith(joined):
            return 0
    return 0


def _signed_again(text: str, blocks: Sequence[Block], names: Collection[str]) -> Iterator[tuple[int, list[Mark]]]:
    """The line over the body that names the author once more, and the one under it that says where he works, with their marks."""
    for index, block in enumerate(blocks[:AGAIN_BLOCKS] if names else ()):
        line = text[block.start : block.end]
        if not says_again(line, names) or not (bare_name(line) or "+" in line):
            continue
        yield index, [Furniture(block.start, block.end, "stated before")]
        under = blocks[index + 1] if index + 1 < len(blocks) else block
        if is_affiliation(text[under.start : under.end]):
            yield index + 1, [Field("byline", under.start, under.end, reason="line")]
        return


def _sheet(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Where those of ``blocks`` begin that are labels and values of the sheet over a notice."""
    if not may_be_sheet(text, blocks[:SHEET_BLOCKS]):
        return frozenset()
    lines = [text[b.start : b.end] if b.end - b.start <= UNLABELLED else "" for b in blocks[:SHEET_BLOCKS]]
    return frozenset([blocks[at].start for pair in sheet_of(lines).items() for at in pair if at >= 0])


def _may_be_facts(index: int, block: Block, sheet: frozenset[int]) -> bool:
    """Whether ``block``, no paragraph, is over the text a list item or small heading: pages state their facts in such."""
    item = block.kind is BlockKind.LIST_ITEM
    small = item or (block.kind is BlockKind.HEADING and block.level > 2)
    return (small and index < HEAD_BLOCKS) or (item and block.start in sheet)


def _said(view: TextView, field: Field) -> str:
    return field.value if field.value is not None else view.text[field.start : field.end]


def _free(text: str, marks: Sequence[Mark], known: set[str], told: Mapping[str, str]) -> Iterator[Mark]:
    """``marks`` without fields that are known; what says the same again is furniture, a further labelled date is metadata."""
    for mark in marks:
        if not isinstance(mark, Field) or mark.name not in known or mark.keep:
            yield mark
        elif mark.reason == "stamp":
            yield Furniture(mark.start, mark.end, "beside the date")
        elif told.get(mark.name) == mark.value and mark.reason == "labelled line":
            yield Furniture(mark.start, mark.end, "stated before")
        elif mark.name in ("date_text", "source", "issuer") and mark.reason == "labelled line":
            yield mark._replace(name=f"metadata.{label_text(text[mark.start : mark.end])}")
        elif mark.reason == "goes on":
            yield mark


def _head(text: str, blocks: Sequence[Block], titled: bool, known: Collection[str]) -> Iterator[tuple[int, list[Mark]]]:
    """The place and the marks of each of the first lines, and of those that follow one another down from there."""
    pairs = sheet_fields(text, blocks[:SHEET_BLOCKS], known)
    marks: list[Mark] = []
    dated = "date_text" in known
    for index, block in enumerate(blocks[:SHEET_BLOCKS]):
        if index >= HEAD_BLOCKS and not marks and not _is_summary(text, blocks[index - 1]):
            return
        chained, marks = bool(marks) or (dated and not index), []
        if index in pairs:
            marks = list(pairs[index])
        elif chained and text[block.start : block.end] in BUTTONS:
            marks = [Furniture(block.start, block.end, "page tool")]
        elif block.end - block.start <= LONGEST:
            marks = list(_marks(text, block))
        signed = _signed_by_name(text, blocks) if not index and (titled or _is_summary(text, blocks[1])) else []
        marks = marks or signed or _signed_by_post(text, blocks, index)
        yield index, marks


def _is_summary(text: str, block: Block) -> bool:
    """Whether ``block`` is a summary over the text."""
    return is_abstract(text[block.start : min(block.end, block.start + 16)])


def _marks(text: str, block: Block) -> Iterator[Mark]:
    line = text[block.start : block.end]
    if (block.kind is BlockKind.LIST_ITEM or len(line) >= BUTTON) and len(line) <= LONGEST_BUTTON and is_tool(line):
        yield Furniture(block.start, block.end, "page tool")
        return
    if _may_inform(text, block):
        yield from line_fields(text, block)


def _may_inform(text: str, block: Block) -> bool:
    """Whether a line is short, or labelled and no longer than such lines are; any other is body."""
    length = block.end - block.start
    if length > LONGEST:
        return False
    line = text[block.start : block.end]
    return holds(line, LABEL_ENDS) if length > UNLABELLED else not is_sentence(line)


def _signed_by_name(text: str, blocks: Sequence[Block]) -> list[Mark]:
    """The byline of an essay or paper: a bare name of three characters right under the title, with the text behind it."""
    block = blocks[0]
    line = text[block.start : block.end]
    if len(line) != 3 or not bare_name(line) or blocks[1].end - blocks[1].start <= LONG:
        return []
    return [Field("byline", block.start, block.end, reason="name under the title")]


def _signed_by_post(text: str, blocks: Sequence[Block], index: int) -> list[Mark]:
    """The byline of a speech: 县长　何青, under a date or over the words to the listeners."""
    block = blocks[index]
    if block.end - block.start > LONG or index + 1 >= len(blocks):
        return []
    line = text[block.start : block.end]
    name = post_and_name(line)
    after = text[blocks[index + 1].start : blocks[index + 1].end] if name else ""
    if (
        not name
        or post_and_name(after)
        or not (after.endswith(("：", ":")) or len(after) > UNLABELLED or is_date_line(after))
    ):
        return []
    return [
        Field("byline", block.start, block.end, reason="post and name"),
        Field("author", block.start, block.end, name, keep=True, reason="post and name"),
    ]


def _tail(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, list[Mark]]]:
    """The place and the marks of the last lines: all that stand under one another at the end, and some between other lines."""
    first = max(1, len(blocks) - TAIL_BLOCKS)
    found = [
        _last_marks(text, block) if block.end - block.start <= LONGEST and _may_inform(text, block) else []
        for block in blocks[first:]
    ]
    if not any(found):
        return
    credits_from = next((at for at in range(len(found), 0, -1) if not found[at - 1]), 0)
    day = _last_day(text, blocks[first:], found)
    if day > 0 and offices(text[blocks[first + day - 1].start : blocks[first + day - 1].end]):
        over = blocks[first + day - 1]
        found[day - 1] = [Field("issuer", over.start, over.end, reason="office over the last date")]
        credits_from = min(credits_from, day - 1)
    for index, marks in enumerate(found):
        last = index >= credits_from
        ends = any(isinstance(mark, Furniture) and mark.reason == "end mark" for mark in marks)
        near = index >= len(found) - TAIL_LINES and index + first >= HEAD_BLOCKS and not ends
        yield index + first, marks if last or near else []


def _edited(
    text: str, blocks: Sequence[Block], found: Mapping[int, Sequence[Mark]]
) -> Iterator[tuple[int, list[Mark]]]:
    """The editor who stands right behind the last sentence: …建言献策。 责任编辑：admin."""
    last = next((at for at in range(len(blocks) - 1, 0, -1) if not found.get(at)), 0)
    block = blocks[last]
    first = max(block.start, block.end - LONG)
    if last and holds(text[first : block.end], "编編") and holds(text[first : block.end], ":："):
        edited = _Patterns.edited.search(text, first, block.end)
        if edited:
            marks = list(line_fields(text, block._replace(start=edited.start(1))))
            yield last, [] if any(isinstance(mark, Field) and mark.name == "byline" for mark in marks) else marks


def _last_day(text: str, blocks: Sequence[Block], found: Sequence[Sequence[Mark]]) -> int:
    """The place of the date that is the last line, or the last over an annex (附件：); -1 where none is."""
    day = next((at for at in range(len(found) - 1, 0, -1) if _is_day_field(found[at])), -1)
    if day < 0 or day + 1 == len(found):
        return day
    return day if heads_annex(text[blocks[day + 1].start : blocks[day + 1].end]) else -1


def _is_day_field(marks: Sequence[Mark]) -> bool:
    """Whether a line is nothing but a date."""
    return [(mark.name, mark.reason) for mark in marks if isinstance(mark, Field)] == [("date_text", "line")]


def _signature(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, list[Mark]]]:
    """The name that signs a report: the last line, under a paragraph of text."""
    last, before = blocks[-1], blocks[-2]
    line = text[last.start : last.end]
    over = text[before.start : before.end]
    if 2 <= len(line) <= 3 and before.end - before.start > LONG and over[-1] in "。！？”" and bare_name(line):
        yield len(blocks) - 1, [Field("byline", last.start, last.end, reason="signature")]


def _last_marks(text: str, block: Block) -> list[Mark]:
    """What a line under the body is: that of the sheet over a notice is none of them."""
    p = _Patterns
    line = text[block.start : block.end]
    if len(line) <= 24 and ("完" in line or line[-1:] in "DdsS-") and p.end.fullmatch(line):
        return [Furniture(block.start, block.end, "end mark")]
    if len(line) <= 40 and ("時間" in line or "HKT" in line) and p.hour.fullmatch(line):
        return [Field("date_text", block.start, block.end, reason="goes on")]
    ended = p.ends_on.fullmatch(line) if line[:1] == "E" and len(line) <= 60 else None
    if ended:
        return [
            Furniture(block.start, block.start + ended.start(1), "end mark"),
            Field("date_text", block.start + ended.start(1), block.end, reason="line"),
        ]
    marks = list(_marks(text, block))
    named = [mark.name for mark in marks if isinstance(mark, Field) and mark.name.startswith("metadata.")]
    return marks if all(name in TAGS for name in named) else []


def _info_lines(options: Mapping[str, str]) -> CleaningPass:
    return InfoLinesPass()


PASSES = (
    PassSpec(
        "structure.info-lines",
        2,
        Stage.STRUCTURE,
        "lines that state source, date and author above or below an article become its fields",
        _info_lines,
        order=20,
    ),
)
