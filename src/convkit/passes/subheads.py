"""Subheads without a number: short lines over body that look as headlines do, as others of the article do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convkit.model import Block, BlockKind
from convkit.passes.labels import title_like
from convkit.passes.lines import facts
from convkit.patterns import holds
from convkit.sitewords import is_related

SERIES = 2
"""How many subheads an article has at the least that stand between long paragraphs."""
SUBHEAD = 24
LATIN_SUBHEAD = 64
"""Code points of a subhead, in Chinese and in ASCII."""
PARAGRAPH = 40
LATIN_PARAGRAPH = 80
"""Code points that the paragraphs over and under a subhead have at the least, in Chinese and in ASCII."""
LATIN_STOPS = (".", "!", "?")
"""What an English line ends with that is no heading's first line."""
WORDS = 16
"""Code points of a subhead over a list or a short paragraph."""
MANY = 3
"""How many such subheads an article has at the least."""
BODY = 8
"""Code points of the shortest sentence under one."""
LONG = 28
"""Code points from which on an unstopped line is body."""
COMMAS = "，,；;"
OPENS = "《“"
"""What such a subhead begins with beside letters and figures."""
SPEECH = '“「『"'
"""What paragraphs of a story begin with."""
NEVER_LAST = frozenset("的了吗嗎呢吧着著是说說道：:，,、；;")
"""What no such subhead ends with."""


def may_be_subhead(text: str, line: str, before: Block, after: Block) -> bool:
    """Whether ``line`` is short enough for a subhead and stands between long paragraphs."""
    if line.isascii():
        return latin_subhead(text, line, before, after)
    return len(line) <= SUBHEAD and _between(text, before, after, PARAGRAPH)


def latin_subhead(text: str, line: str, before: Block, after: Block) -> bool:
    """The same for a line of English words, which begins with a capital or a digit."""
    begins = line[0].isupper() or line[0].isdecimal()
    return begins and line.isascii() and _between(text, before, after, LATIN_PARAGRAPH)


def _between(text: str, before: Block, after: Block, least: int) -> bool:
    """Whether both neighbours are paragraphs of ``least`` code points or more, the first a closed one."""
    if min(before.end - before.start, after.end - after.start) < least:
        return False
    if before.kind is not BlockKind.PARAGRAPH or after.kind is not BlockKind.PARAGRAPH:
        return False
    ending = text[max(before.start, before.end - 4) : before.end].rstrip("\"')”’ ")
    return ending.endswith(LATIN_STOPS) or facts(text[before.start : before.end]).closed


def subheads(text: str, lines: Sequence[Block], size: int) -> Iterator[Block]:
    """The subheads of a feature of ``size`` blocks among ``lines``, short ones between long paragraphs."""
    heads = [block for block in lines if _is_subhead(text[block.start : block.end])]
    if len({text[block.start : block.end] for block in heads}) < len(heads):
        return
    if len(heads) >= SERIES and len(heads) == len(lines) and len(heads) * 2 <= size:
        yield from (block._replace(kind=BlockKind.HEADING, level=1) for block in heads)


def short_subheads(text: str, blocks: Sequence[Block], titled: bool) -> Iterator[Block]:
    """The subheads of a text of short sections, lists among them: nearly all of its short unstopped lines, each over body.

    A story has none, however short its lines are: where paragraphs begin as speech does, nothing is found.
    """
    if sum(1 for block in blocks if block.end - block.start <= WORDS) < MANY:
        return
    spoken = sum(1 for block in blocks if text.startswith(tuple(SPEECH), block.start))
    if spoken * 8 > len(blocks) or any(block.parent >= 0 or block.kind not in _TEXT for block in blocks):
        return
    short = {i for i, block in enumerate(blocks[:-1]) if _is_short(text, block)}
    heads = [i for i in sorted(short) if _heads_body(text, blocks, i, short, titled)]
    heads += [i - 1 for i in heads if i - 1 in short and i - 2 not in short and _is_head(text, blocks[i - 1])]
    said = {text[blocks[i].start : blocks[i].end] for i in heads}
    if len(heads) < MANY or len(said) < len(heads) or len(heads) * 3 < len(short) * 2 or len(heads) * 2 > len(blocks):
        return
    yield from (blocks[i]._replace(kind=BlockKind.HEADING, level=1) for i in heads)


_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def _is_short(text: str, block: Block) -> bool:
    """Whether ``block`` is a short line of one clause, in hanzi, that ends no sentence."""
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > LONG or _closes(text, block):
        return False
    line = text[block.start : block.end]
    return not (line.isascii() or holds(line, COMMAS))


def _closes(text: str, block: Block) -> bool:
    """Whether ``block`` ends a sentence, or announces what follows."""
    return text[block.end - 1] in "：:" or facts(text[block.start : block.end]).closed


def _is_head(text: str, block: Block) -> bool:
    """Whether the line looks as a subhead does."""
    line = text[block.start : block.end]
    begins = line[0].isalnum() or line[0] in OPENS
    return len(line) <= WORDS and begins and line[-1] not in NEVER_LAST and _is_subhead(line) and not is_related(line)


def _heads_body(text: str, blocks: Sequence[Block], at: int, short: set[int], titled: bool) -> bool:
    """Whether body stands under the line, and over it what is closed, or another short line."""
    after = blocks[at + 1]
    if not _is_head(text, blocks[at]) or (not at and not titled):
        return False
    before = blocks[at - 1] if at and at - 1 not in short else None
    if before is not None and not (_is_body(text, before) or _closes(text, before)):
        return False
    return _is_body(text, after)


def _is_body(text: str, block: Block) -> bool:
    """Whether ``block`` is no short line: an item of a list, a sentence or a piece of one."""
    size = block.end - block.start
    if block.kind is BlockKind.LIST_ITEM or size > LONG:
        return True
    return size >= BODY and (_closes(text, block) or holds(text[block.start : block.end], COMMAS))


def _is_subhead(line: str) -> bool:
    """Whether ``line`` looks as a headline does; an English one may ask."""
    if line[0] in '（(—-*“「"•·●○◆▪' or line.strip("*·-—=_ \u3000") == "":
        return False
    return title_like(facts(line.rstrip("?") if line.isascii() else line))
