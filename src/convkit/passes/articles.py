"""Cuts a page into its articles and names the parts of their heads: kicker, title, subtitle, byline, date, source.

Each head that may begin an article is weighed (:mod:`convkit.passes.starts`): what speaks for it and against it goes with the
start as its score and reason.  A text with one start stays one article.  No title is made up: an article may have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from convkit.contract import ArticleStart, CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Block, BlockKind, Field, Furniture
from convkit.passes.chapters.heads import page_number
from convkit.passes.furniture import marks, page_date, page_heads, tails
from convkit.passes.heads import HeadRun, role_reason, runs_of
from convkit.passes.heads import roles as head_roles
from convkit.passes.infofields import is_address_alone, line_fields
from convkit.passes.infolabels import label_text, parts_of, sheet_of
from convkit.passes.infolines import is_chronicle
from convkit.passes.items import boxed_head, items, marked_heads
from convkit.passes.labels import Item, label, title_like
from convkit.passes.lines import LineFacts, day_lead, facts
from convkit.passes.names import is_affiliation, says_again
from convkit.passes.official.looks import offices, titled
from convkit.passes.official.parts import is_official, lines_of_blocks, may_begin_one
from convkit.passes.people import bare_name, parse_people, poet
from convkit.passes.pictures import captions
from convkit.passes.sections import section_name
from convkit.passes.stamps import is_log, stamped
from convkit.passes.starts import KEPT, Start, is_notice, over_picture, weigh
from convkit.passes.statutes import part_heads
from convkit.patterns import Pattern
from convkit.provenance import Edit

HEAD_BLOCKS = 12
"""How far the head of a text with one article is looked for."""
SHEET_BLOCKS = 40
"""How far down the sheet over a notice is looked for."""
HEADLINE = 40
UNDER = 24
"""Most code points of a line that may be a headline, and fewest of the paragraph under it: a look before the closer one."""
SUMMARIES = tuple(mark + word for mark in ("", "【", "[", "［") for word in ("摘要", "内容提要", "提要：", "內容提要"))
"""How the abstract of a paper begins."""
SPOKEN = "time of a subtitle"
"""The reason of furniture beside what is said in a film, which has no head."""
SLIGHT = 12
"""Full-width characters of a line that a page sets between its title and the same again."""
REPEATED = 10
"""Fewest code points of a piece of the title that says it again."""
LABELLED = 160
"""Most code points of a line that states source, date and author."""
CASE = 30
"""Most code points of the number of a case."""


class _Patterns:
    """The regular expressions of this module."""

    case = Pattern(r"[（(](?:19|20)\d{2}[）)][^\s（()）。，]{2,16}\d+(?:-\d+)?[号號]")


class ArticlesPass:
    """``segment.articles``."""

    def propose(self, view: TextView) -> Iterator[Edit | Mark]:
        """Article starts, the fields of their heads, captions, subheads and column marks."""
        blocks = [b for b in view.blocks if b.parent < 0]
        if not blocks or any(f.reason.startswith("chapter") for f in view.fields):
            return
        if any(f.reason == SPOKEN for f in view.furniture) or is_log([_short(view.text, b) for b in blocks]):
            return
        if may_begin_one(view.text, blocks) and is_official(lines_of_blocks(view.text, blocks)):
            return
        listed = items(view, blocks)
        if listed:
            yield from listed
            return
        sheet = _sheet(view.text, blocks)
        under = max(sheet, default=-1) + 1
        many = _may_hold_many(view.text, blocks[under:]) and not _is_paper(view.text, blocks)
        seen = _items(view.text, blocks if many else blocks[: under + HEAD_BLOCKS], sheet)
        labels = label(seen)
        marked = marked_heads(view.text, blocks)
        for index in marked:
            labels = labels[:index] + labels[index : index + 1].replace("X", "H") + labels[index + 1 :]
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=1)
        runs = runs_of(seen, labels, frozenset((*marked, *part_heads(view.text, blocks))))
        kept = _kept(seen, labels, runs, view.gathered) if many else []
        if view.explaining:
            _explain(view, blocks, seen, labels, runs, kept if many else None)
        labels = _pictured(seen, labels, kept)
        if len(kept) > 1:
            yield from self._page(view, blocks, seen, labels, kept, sheet)
        else:
            first = [
                run
                for run in runs[:1]
                if all(_over_head(*pair) for pair in zip(seen, labels[: run.start], strict=False))
            ]
            yield from self._one(view, blocks, seen, labels, first, sheet)
        yield from captions(view.text, blocks, labels)

    def _page(
        self,
        view: TextView,
        blocks: Sequence[Block],
        items: Sequence[Item],
        labels: str,
        kept: Sequence[Start],
        sheet: frozenset[int],
    ) -> Iterator[Mark]:
        for start in kept:
            yield ArticleStart(blocks[start.run.start].start, round(start.score, 1), start.reason)
            yield from _head(view.text, blocks, items, start.run, sheet)
        heads = [start.run for start in kept]
        yield from _subheads(blocks, items, labels, heads)
        yield from marks(blocks, labels)
        yield from page_heads(view.text, blocks, items, labels, heads)
        yield from tails(view.text, blocks, items, labels, heads)

    def _one(
        self,
        view: TextView,
        blocks: Sequence[Block],
        items: Sequence[Item],
        labels: str,
        runs: Sequence[HeadRun],
        sheet: frozenset[int],
    ) -> Iterator[Mark]:
        if any(f.name == "title" for f in view.fields):
            return
        if not runs:
            yield from boxed_head(view.text, blocks[0])
        for run in runs:
            if run.stop < len(blocks):
                yield from _head(view.text, blocks, items, run, sheet)
                yield from page_date(view.text, blocks, items, labels, run)
        yield from marks(blocks[: len(labels)], labels)


def _short(text: str, block: Block) -> str:
    """The text of a short block, "" for a long one."""
    return text[block.start : block.end] if block.end - block.start <= HEADLINE else ""


def _over_head(item: Item, label: str) -> bool:
    """Whether a block may stand over the head of the one article of a text: a mark, the name of a section, or a line that says when or where it appeared."""
    return (
        label == "X"
        or section_name(item.facts.text) != ""
        or (label == "Y" and (item.informs or item.facts.date or item.facts.origin))
    )


def _sheet(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks of the sheet that an office puts over a notice, whose labels and values stand on lines of their own."""
    lines = [text[b.start : b.end] if b.end - b.start <= HEADLINE else "" for b in blocks[:SHEET_BLOCKS]]
    return frozenset(at for pair in sheet_of(lines).items() for at in pair if at >= 0)


def _items(text: str, blocks: Sequence[Block], sheet: frozenset[int] = frozenset()) -> list[Item]:
    gaps = [text.count("\n", a.end, b.start) for a, b in pairwise(blocks)]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 1
    made = []
    for index, block in enumerate(blocks):
        more = gaps[index - 1] - usual if index else 0
        line = text[block.start : block.end]
        informs = len(line) <= LABELLED and (
            parts_of(line) is not None or stamped(line) is not None or is_address_alone(line)
        )
        made.append(Item(facts(line), block.kind, max(0, more), block.level, informs or index in sheet))
    return made


def _is_paper(text: str, blocks: Sequence[Block]) -> bool:
    """Whether ``blocks`` are one scholarly paper: a single abstract, near the head."""
    found = [i for i, b in enumerate(blocks) if "".join(text[b.start : b.start + 12].split()).startswith(SUMMARIES)]
    return len(found) == 1 and found[0] < HEAD_BLOCKS


def _may_hold_many(text: str, blocks: Sequence[Block]) -> bool:
    """A cheap look: two blocks that begin, sign or date an article, or headlines with a gap; one is enough amid the text, and so
    is a line between closed paragraphs that may be a headline.
    """
    count = 0
    last = len(blocks) - 2
    closed = False
    for index, block in enumerate(blocks):
        line = facts(text[block.start : block.end])
        sign = line.lead or line.byline or line.date or line.credit_end or line.column or is_notice(line.text)
        headline = block.end - block.start <= HEADLINE and title_like(line)
        if headline and closed and index <= last and blocks[index + 1].end - blocks[index + 1].start > UNDER:
            return True
        if sign or (line.gap and headline) or (line.length > HEADLINE and day_lead(line.text)):
            count += 2 if sign and 1 < index < last else 1
        if count >= 2:
            return True
        closed = line.closed or line.credit or (closed and bare_name(line.text))
    return False


def _kept(items: Sequence[Item], labels: str, runs: Sequence[HeadRun], gathered: bool) -> list[Start]:
    """The heads at which an article begins: the first of the text, and those whose score says so.

    A text whose first head is its title over body keeps it as a start; one sign behind untitled body is enough as well.
    """
    if not runs:
        return []
    starts = weigh(items, labels, runs, gathered)
    kept = [start for start in starts[1:] if start.score > KEPT]
    first = starts[0]
    on_top = set(labels[: first.run.start]) <= set("XYC")
    if kept and (on_top or first.score > KEPT):
        kept.insert(0, first)
    return [start for at, start in enumerate(kept) if not at or not _says_again(items, labels, kept[at - 1], start)]


def _says_again(items: Sequence[Item], labels: str, before: Start, start: Start) -> bool:
    """Whether a head says again what the one ``before`` says, with no text between: the page over the article, and the article."""
    one, other = (["".join(items[i].facts.text.split()) for i in each.run.title] for each in (before, start))
    if not one or one[0] not in other:
        return False
    return all(_is_slight(items[i]) for i in range(before.run.stop, start.run.start) if labels[i] == "B")


def _is_slight(item: Item) -> bool:
    """Whether a line between two heads is no text of an article: a counter, the name of a site, a button."""
    return item.facts.length <= SLIGHT and not item.facts.closed


def _explain(
    view: TextView,
    blocks: Sequence[Block],
    items: Sequence[Item],
    labels: str,
    runs: Sequence[HeadRun],
    kept: Sequence[Start] | None,
) -> None:
    """Say which heads begin no article, and why; ``kept`` None: the text had too few signs to be looked at closely."""
    if kept is None:
        view.remark("one article", blocks[0].start, reason="fewer than two places look like the head of an article")
        return
    if len(kept) < 2:
        view.remark("one article", blocks[0].start, reason="no second head is sure enough")
    begun = {start.run.start for start in kept} if len(kept) > 1 else set()
    for start in weigh(items, labels, runs, view.gathered) if runs else ():
        if start.run.start not in begun:
            view.remark("no article begins", blocks[start.run.start].start, round(start.score, 1), start.reason)


def _pictured(items: Sequence[Item], labels: str, kept: Sequence[Start]) -> str:
    """``labels`` with the words of a picture that is an article of its own as its caption."""
    for start in kept:
        if over_picture(items, labels, start.run):
            labels = labels[: start.run.stop] + "C" + labels[start.run.stop + 1 :]
    return labels


def _head(
    text: str, blocks: Sequence[Block], items: Sequence[Item], run: HeadRun, sheet: frozenset[int]
) -> Iterator[Mark]:
    informing = list(_informing(text, blocks, items, run, sheet))
    stated = {text[m.start : m.end] for m in informing if isinstance(m, Field) and m.name == "byline"}
    parts = {index: role for index, role in head_roles(items, run).items() if index not in sheet}
    parts |= _of_office(text, blocks, parts)
    parts |= {index: "doc_number" for index, role in parts.items() if role == "title" and _is_case(text, blocks[index])}
    signed = [index for index, role in parts.items() if role == "byline" and stated]
    title = "".join(_said(text, blocks[index]) for index, role in parts.items() if role == "title")
    for index, role in parts.items():
        if role in ("kicker", "subtitle") and _repeats(_said(text, blocks[index]), title):
            yield Furniture(blocks[index].start, blocks[index].end, "stated before")
        elif role == "issuer":
            yield Field("issuer", blocks[index].start, blocks[index].end, reason="office over the title")
        elif index not in signed:
            yield from _part(text, blocks[index], role, role_reason(items, run, role), len(parts) > 1)
    for index in signed:
        block = blocks[index]
        if says_again(text[block.start : block.end], stated):
            informing.append(Furniture(block.start, block.end, "stated before"))
        else:
            informing += _part(text, block, "byline", role_reason(items, run, "byline"), True)
    yield from (_known_title(text, mark, title) for mark in sorted(informing, key=lambda mark: mark.start))


def _is_case(text: str, block: Block) -> bool:
    """Whether a line is nothing but the number of a case: (2031)青民初字第12号."""
    short = block.end - block.start <= CASE and text[block.start] in "（(" and text[block.end - 1] in "号號"
    return short and _Patterns.case.fullmatch(text, block.start, block.end) is not None


def _known_title(text: str, mark: Mark, title: str) -> Mark:
    """``mark``; a title that a label states beside the printed one (原标题：…) is that again, or metadata."""
    if not isinstance(mark, Field) or mark.name != "title" or not title:
        return mark
    if "".join((mark.value or "").split()) == title:
        return Furniture(mark.start, mark.end, "stated before")
    return mark._replace(name=f"metadata.{label_text(text[mark.start : mark.end])}")


def _of_office(text: str, blocks: Sequence[Block], parts: Mapping[int, str]) -> dict[int, str]:
    """What the lines of a title are where an office stands right over the title of a document, or between it and the same again."""
    lines = {index: text[blocks[index].start : blocks[index].end] for index, role in parts.items() if role != "byline"}
    titles = [index for index, line in lines.items() if titled(line) > 1]
    office = next((index - 1 for index in titles if index - 1 in lines and offices(lines[index - 1])), -1)
    if office < 0 or parts[office] == "kicker":
        return {}
    under = lines[office + 1]
    begins = under.startswith(("关于", "關於"))
    return (
        {office: "title" if begins else "issuer", office + 1: "title"}
        if parts[office] == "title"
        else {office: "issuer"}
    )


def _said(text: str, block: Block) -> str:
    """The text of ``block`` without white space."""
    return "".join(text[block.start : block.end].split())


def _repeats(said: str, title: str) -> bool:
    """Whether a line beside the title is the title once more, or a long piece of it."""
    return said == title or (len(said) >= REPEATED and said in title)


def _part(text: str, block: Block, role: str, reason: str, guessed: bool) -> Iterator[Mark]:
    """The field of one line of a head; what its labels say, where it has some."""
    line = text[block.start : block.end]
    informs = list(line_fields(text, block))
    if informs or parts_of(line):
        yield from informs
        return
    counted = role == "title" and text[block.end - 1] in "）)"
    paged = page_number().search(text, block.start, block.end) if counted else None
    if paged:
        yield Furniture(paged.start(), block.end, "page number")
    end = paged.start() if paged else block.end
    yield Field(role, block.start, end, certainty="guess" if guessed else "exact", reason=reason)
    if role == "byline" and poet(line) and not parse_people(line):
        yield Field("author", block.start, block.end, line, keep=True, reason="name over verse")


def _informing(
    text: str, blocks: Sequence[Block], items: Sequence[Item], run: HeadRun, sheet: Collection[int]
) -> Iterator[Mark]:
    """The fields of the lines of a head that say when, where and by whom, those of a ``sheet`` aside."""
    chronicle = len(run.lines) > 0 and is_chronicle(text, blocks[run.start :])
    for index in run.lines:
        if index not in sheet and not (chronicle and items[index].facts.date):
            block = blocks[index]
            if is_affiliation(text[block.start : block.end]):
                yield Field("byline", block.start, block.end, reason="where the authors work")
            else:
                yield from line_fields(text, block)


def _subheads(blocks: Sequence[Block], items: Sequence[Item], labels: str, heads: Sequence[HeadRun]) -> Iterator[Mark]:
    within = {index for run in heads for index in range(run.start, run.stop)}
    for index, name in enumerate(labels):
        if index in within or blocks[index].kind is not BlockKind.PARAGRAPH or index + 1 == len(labels):
            continue
        if index and labels[index - 1] == "B" and _breaks_off(items[index - 1].facts):
            continue
        if name == "H" or (name == "T" and title_like(items[index].facts)):
            yield blocks[index]._replace(kind=BlockKind.HEADING, level=max(1, items[index].facts.level))


def _breaks_off(facts: LineFacts) -> bool:
    """Whether a line of body stops inside a sentence: what stands under it goes on, and heads nothing."""
    return facts.inner and not facts.closed and facts.text[-1:] not in "：:"


def _articles(options: Mapping[str, str]) -> CleaningPass:
    return ArticlesPass()


PASSES = (
    PassSpec(
        "segment.articles", 2, Stage.SEGMENT,
        "cuts a page into its articles; finds kicker, title, subtitle, byline, date, source, subheads, captions, column marks",
        _articles, order=50,
    ),
)  # fmt: skip
