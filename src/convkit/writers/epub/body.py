"""The blocks of an article as XHTML, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from convkit.closing import annexes, attachments, is_imprint
from convkit.contract import ProblemSink
from convkit.links import safe_href
from convkit.listmarks import has_marker
from convkit.model import Article, Block, BlockKind, Run
from convkit.writers.epub.inline import is_marker, lines, link_tag, marked, one_line
from convkit.writers.epub.languages import words
from convkit.writers.epub.table import table
from convkit.writers.epub.typefaces import is_usual
from convkit.xmltext import is_plain, xml_attr

DEEPEST_LIST = 8
DEEPEST_HEADING = 6

K = BlockKind


Show = Callable[[Article, Block], str | None]
"""The name of the file that shows an image block; None where it isn't shown."""


def hidden(_article: Article, _block: Block) -> None:
    """No picture is shown."""


class Body:
    """Renders the blocks of one article; headings and notes keep their numbers through all parts."""

    def __init__(
        self,
        article: Article,
        problems: ProblemSink,
        files: list[str],
        parts: list[tuple[int, int]],
        show: Show = hidden,
    ) -> None:
        self.headings: list[tuple[str, str, str]] = []
        """Those of the first level: the file, the id and the text of each."""
        usual = is_usual(article.text)
        self.plain = usual or is_plain(article.text)
        """Whether the text needs no escaping anywhere."""
        self.usual = usual and not article.runs and not any(block.kind is K.IMAGE for block in article.blocks)
        """Whether what is shown of the body holds no rare character, as far as one look tells."""
        self.undescribed = 0
        """How many pictures are shown of which nothing is said."""
        self._article = article
        self._problems = problems
        self._show = show
        self._files = files
        self._text = article.text
        self._base = 1 if article.title.strip() else 0
        self._levels: list[int] = []
        self._count = 0
        self._classes = _classes(article)
        self._file = ""
        self._notes = _note_places(article, files, parts)
        self._called: dict[str, str] = {}

    def part(self, number: int, start: int, end: int) -> str:
        """The blocks ``start`` to ``end`` as part ``number`` of the article."""
        self._file = self._files[number]
        pieces: list[str] = []
        blocks = self._article.blocks
        if self.plain and not self._article.runs and not self._classes:
            text = self._text
            index = start
            while index < end:
                kind, begin, stop, _, parent, _ = blocks[index]
                if kind is K.PARAGRAPH and parent < 0:
                    piece = text[begin:stop]
                    pieces.append(f"<p>{piece}</p>\n" if "\n" not in piece else f"<p>{lines(piece)}</p>\n")
                    index += 1
                else:
                    index = self._group(pieces, index, end)
        else:
            index = start
            while index < end:
                index = self._group(pieces, index, end)
        return "".join(pieces)

    # --- blocks ---

    def _group(self, pieces: list[str], index: int, end: int) -> int:
        """Render the block ``index`` and those that go with it; returns where the next begins."""
        blocks = self._article.blocks
        block = blocks[index]
        kind = block.kind
        if kind is K.LIST_ITEM:
            return self._list(pieces, index, end)
        if kind is K.QUOTE:
            last = self._last(index, end, K.QUOTE)
            inner = "".join([f"<p>{self._inline(b)}</p>\n" for b in blocks[index:last]])
            pieces.append(f"<blockquote>\n{inner}</blockquote>\n")
            return last
        if kind is K.TABLE:
            last = self._last(index + 1, end, K.CELL)
            pieces.append(table(self._article, index, last, self._inline))
            return last
        if kind is K.IMAGE:
            return self._image(pieces, index, end)
        if index in self._classes and kind is K.PARAGRAPH:
            pieces.append(f'<p class="{self._classes[index]}">{self._inline(block)}</p>\n')
        else:
            pieces.append(self._one(block, self._classes.get(index, "")))
        return index + 1

    def _last(self, index: int, end: int, kind: BlockKind) -> int:
        blocks = self._article.blocks
        while index < end and blocks[index].kind is kind:
            index += 1
        return index

    def _one(self, block: Block, own: str) -> str:
        """A block that stands for itself; ``own`` is its class, "" for none."""
        kind = block.kind
        if kind is K.HEADING:
            return self._heading(block, f' class="{own}"' if own else "")
        if kind is K.CAPTION:
            return f"<figure>\n<figcaption>{self._inline(block)}</figcaption>\n</figure>\n"
        if kind is K.VERSE:
            return f'<p class="verse">{self._inline(block)}</p>\n'
        if kind is K.NOTE:
            return self._note(block)
        if kind is K.CODE:
            return f"<pre><code>{self._inline(block, breaks=False)}</code></pre>\n"
        if kind is K.BREAK:
            content = self._inline(block)
            return f'<p class="break">{content}</p>\n' if content.strip() else "<hr/>\n"
        return f"<p>{self._inline(block)}</p>\n"

    def _heading(self, block: Block, own: str) -> str:
        text = self._article.block_text(block)
        if not one_line(text):
            return f"<p{own}>{self._inline(block)}</p>\n"
        levels = self._levels
        while levels and levels[-1] >= block.level:
            levels.pop()
        levels.append(block.level)
        depth = min(len(levels) + self._base, DEEPEST_HEADING)
        self._count += 1
        name = f"s{self._count}"
        if len(levels) == 1:
            self.headings.append((self._file, name, text))
        return f'<h{depth} id="{name}"{own}>{self._inline(block)}</h{depth}>\n'

    def _image(self, pieces: list[str], index: int, end: int) -> int:
        """A picture with what is said of it; where it may not be shown, the words alone."""
        block = self._article.blocks[index]
        name = self._show(self._article, block)
        if name is not None:
            place = self._shown(block, name)
        else:
            self._problems.add("W_IMAGE", "an image is not shown; what is said of it stands in its place")
            shown = self._inline(block) or lines(str(block.attr("alt")))
            place = f'<p class="image">{shown}</p>\n' if shown.strip() else ""
        after = index + 1
        captioned = after < end and self._article.blocks[after].kind is K.CAPTION
        if name is not None and not captioned and not self._article.image_text(block).strip():
            self.undescribed += 1
        if captioned:
            caption = self._inline(self._article.blocks[after])
            pieces.append(f"<figure>\n{place}<figcaption>{caption}</figcaption>\n</figure>\n")
            return after + 1
        pieces.append(f"<figure>\n{place}</figure>\n" if name is not None else place)
        return after

    def _shown(self, block: Block, name: str) -> str:
        """The picture ``name``; words of the text stand below it, others are its alternative text."""
        words = self._article.block_text(block)
        alt = str(block.attr("alt")) or words
        below = f'<p class="image">{self._inline(block)}</p>\n' if words.strip() else ""
        return f'<img src="{name}" alt="{xml_attr(" ".join(alt.split()))}"/>\n{below}'

    def _note(self, block: Block) -> str:
        """A note; one that the text before it points to is an aside with a way back, shown as a popup where that is known.

        Asides that nothing points to are hidden by some reading systems, so such a note stays a paragraph.
        """
        content = self._inline(block)
        identity = str(block.attr("id"))
        _, start, number = self._notes.get(identity, ("", -1, 0))
        if start != block.start:
            return f'<p class="note">{content}</p>\n'
        called = self._called.get(identity)
        if called is None:
            return f'<p class="note" id="n{number}">{content}</p>\n'
        back = f"#r{number}" if called == self._file else f"{called}#r{number}"
        label = words(self._article.language).back
        return (
            f'<aside id="n{number}" epub:type="footnote" role="doc-footnote">\n<p>{content}'
            f'<a class="back" href="{back}" role="doc-backlink" aria-label="{label}"></a></p>\n</aside>\n'
        )

    # --- lists ---

    def _list(self, pieces: list[str], index: int, end: int) -> int:
        """A list with all that it holds; deeper items are lists inside of items."""
        opened: list[tuple[int, str]] = []
        first = index
        blocks = self._article.blocks
        while index < end:
            block = blocks[index]
            if block.kind is K.LIST_ITEM:
                self._item(pieces, opened, block)
                index += 1
            elif first <= block.parent < index:
                pieces.append("\n")
                index = self._group(pieces, index, end)
            else:
                break
        for _, tag in reversed(opened):
            pieces.append(f"</li>\n</{tag}>\n")
        return index

    def _item(self, pieces: list[str], opened: list[tuple[int, str]], block: Block) -> None:
        level = min(max(block.level, 1), DEEPEST_LIST)
        tag = "ol" if block.attr("ordered", False) else "ul"
        while opened and (opened[-1][0] > level or (opened[-1][0] == level and opened[-1][1] != tag)):
            pieces.append(f"</li>\n</{opened.pop()[1]}>\n")
        if opened and opened[-1][0] == level:
            pieces.append("</li>\n")
        else:
            pieces.append(f"\n<{tag}>\n" if opened else f"<{tag}>\n")
            opened.append((level, tag))
        own = ' class="own"' if has_marker(self._text, block.start, block.end) else ""
        pieces.append(f"<li{own}>{self._inline(block)}")

    # --- text ---

    def _inline(self, block: Block, breaks: bool = True) -> str:
        text = self._text[block.start : block.end]
        runs = self._article.runs_in(block)
        if runs:
            made = marked(text, runs, self._anchor)
            return made if breaks else made.replace("<br/>\n", "\n")
        if self.plain and "\n" not in text:
            return text
        made = lines(text)
        return made if breaks else made.replace("<br/>\n", "\n")

    def _anchor(self, run: Run, text: str) -> tuple[str, str] | None:
        if run.kind == "link":
            href = safe_href(run.value or "")
            if href is None:
                self._problems.add("W_LINK", "an address is no link that an EPUB may have; its text stays")
                return None
            return link_tag(href), "</a>"
        note = self._notes.get(run.value or "")
        if run.kind != "noteref" or note is None:
            return None
        file, _, number = note
        href = f"#n{number}" if file == self._file else f"{file}#n{number}"
        name = ""
        if run.value not in self._called:
            self._called[run.value or ""] = self._file
            name = f' id="r{number}"'
        shown = ' class="mark"' if is_marker(text) else ""
        return f'<a{name}{shown} href="{href}" epub:type="noteref" role="doc-noteref">', "</a>"


def _classes(article: Article) -> dict[int, str]:
    """The blocks that a style of their own sets: names of attachments, marks and titles of annexes, lines of an imprint."""
    found = dict.fromkeys(attachments(article), "attachment")
    found |= {at: role.replace("_", "-") for at, role in annexes(article).items()}
    if article.issuer:
        found |= {
            at: "imprint"
            for at, block in enumerate(article.blocks)
            if block.kind is K.PARAGRAPH and is_imprint(article.text[block.start : block.end])
        }
    return found


def _file_of(index: int, files: list[str], parts: list[tuple[int, int]]) -> str:
    return next((files[n] for n, (start, end) in enumerate(parts) if start <= index < end), files[0])


def _note_places(article: Article, files: list[str], parts: list[tuple[int, int]]) -> dict[str, tuple[str, int, int]]:
    """For each note's id the file, the start and the number of the first note that has it; none where no text calls any."""
    if not any(run.kind == "noteref" for run in article.runs):
        return {}
    made: dict[str, tuple[str, int, int]] = {}
    for index, block in enumerate(article.blocks):
        if block.kind is K.NOTE and block.attr("id"):
            made.setdefault(str(block.attr("id")), (_file_of(index, files, parts), block.start, len(made) + 1))
    return made


def partition(article: Article, limit: int) -> list[tuple[int, int]]:
    """The stretches of blocks that go into a file each, of about ``limit`` bytes of text, cut before headings and paragraphs."""
    blocks = article.blocks
    if len(article.text) * 4 <= limit:
        return [(0, len(blocks))]
    return list(_stretches(article, limit))


def _stretches(article: Article, limit: int) -> Iterator[tuple[int, int]]:
    blocks = article.blocks
    start = size = 0
    for index, block in enumerate(blocks):
        if block.kind is K.CELL and block.parent >= 0:
            continue
        length = len(article.block_text(block).encode("utf-8", "surrogatepass")) + 8
        free = block.parent < 0 and block.kind in (K.PARAGRAPH, K.HEADING, K.VERSE, K.CODE)
        if size and size + length > limit and free and blocks[index - 1].kind is not K.HEADING:
            yield start, index
            start, size = index, 0
        size += length
    yield start, len(blocks)
