"""Articles to Markdown: front matter, then the blocks; what looks like markup is escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from convkit.contract import ProblemSink, Publication, Session
from convkit.links import safe_href
from convkit.model import Article, Block, BlockKind, Run
from convkit_markdown.front import dump, matter_of

K = BlockKind
MARKS = {"strong": ("**", "**"), "emphasis": ("*", "*")}
"""What stands round a run; CommonMark has no form for the other kinds, whose text stays."""


class MarkdownWriter:
    """Writes CommonMark."""

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> MarkdownSession:
        """Begin ``target``."""
        return MarkdownSession(target, publication, problems)


class MarkdownSession(Session):
    """One Markdown file; the first article is held until it is known whether it stays alone."""

    def __init__(self, target: Path, publication: Publication, problems: ProblemSink) -> None:
        self._file = target.open("w", encoding="utf-8", newline="\n")
        self._publication = publication
        self._problems = problems
        self._first: Article | None = None
        self._many = False

    def write(self, article: Article) -> None:
        """Add ``article``."""
        if self._first is None and not self._many:
            self._first = article
            return
        if self._first is not None:
            self._file.write(dump({"title": self._publication.title, "language": self._publication.language}))
            self._volume(self._first)
            self._first, self._many = None, True
        self._volume(article)

    def close(self) -> None:
        """Finish the file."""
        if self._first is not None:
            self._file.write(dump(matter_of(self._first)) + "\n" + self._body(self._first))
            self._first = None
        self._file.close()

    def abandon(self) -> None:
        """Let go of the file after an error."""
        self._file.close()

    def _volume(self, article: Article) -> None:
        lines = [
            article.subtitle,
            article.byline or "、".join(article.authors),
            article.source,
            article.date_text or article.date,
        ]
        head = [escape(article.kicker)] if article.kicker else []
        head += [f"# {escape(article.title) or '*'}".rstrip(" *") or "#"]
        head += [escape(line).replace("\n", "\\\n") for line in lines if line]
        self._file.write("\n" + "\n\n".join(head) + "\n\n" + self._body(article, shift=1))

    def _body(self, article: Article, shift: int = 0) -> str:
        pieces = []
        for index, block in enumerate(article.blocks):
            if block.kind is not K.CELL:
                pieces.append(self._block(article, index, block, shift))
        return "\n\n".join(pieces) + "\n" if pieces else ""

    def _block(self, article: Article, index: int, block: Block, shift: int) -> str:
        if block.kind is K.TABLE:
            return self._table(article, index)
        if block.kind is K.CODE:
            return _fenced(article.block_text(block), str(block.attr("language")))
        if block.kind is K.BREAK and not article.block_text(block).strip():
            return "* * *"
        if block.kind is K.IMAGE:
            return self._image(article, block)
        text = self._inline(article, block).replace("\n", "\\\n")
        if block.kind is K.HEADING:
            return "#" * min(6, block.level + shift) + " " + text.replace("\\\n", " ")
        if block.kind is K.LIST_ITEM:
            indent = "    " * (max(1, block.level) - 1)
            mark = "1. " if block.attr("ordered", False) else "- "
            return indent + mark + text.replace("\n", "\n" + indent + " " * len(mark))
        if block.kind is K.QUOTE:
            return "> " + text.replace("\n", "\n> ")
        return text

    def _image(self, article: Article, block: Block) -> str:
        """An image by reference; no address that would run code or reach into the reader's machine."""
        words, href = escape(article.image_text(block)), str(block.attr("href"))
        safe = safe_href(href) if ":" in href else quote(href, safe="/?#%&=+,;@")
        if safe is None:
            self._problems.add(
                "W_IMAGE", "an image's address is neither http nor https; what is said of it stands in its place"
            )
            return words
        return f"![{words}](<{safe}>)"

    def _table(self, article: Article, index: int) -> str:
        rows: dict[int, list[str]] = {}
        for child in article.children(index):
            cell = article.blocks[child]
            row = rows.setdefault(int(cell.attr("row", 0)), [])
            row.append(self._inline(article, cell).replace("\n", " "))
            row.extend([""] * (int(cell.attr("colspan", 1)) - 1))
        if not rows:
            return ""
        width = max(map(len, rows.values()))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for _, row in sorted(rows.items())]
        lines.insert(1, "|" + " --- |" * width)
        return "\n".join(lines)

    def _inline(self, article: Article, block: Block) -> str:
        """The text of ``block`` escaped, with the marks of its runs; a run that crosses another is left plain."""
        text = article.block_text(block)
        pieces: list[str] = []
        position = 0
        for run in article.runs_in(block):
            if run.start < position or not text[run.start : run.end].strip():
                continue
            before, after = self._marks(run)
            pieces += [escape(text[position : run.start]), before, escape(text[run.start : run.end]), after]
            position = run.end
        pieces.append(escape(text[position:]))
        return "".join(pieces)

    def _marks(self, run: Run) -> tuple[str, str]:
        """What stands before and behind ``run``."""
        if run.kind != "link":
            return MARKS.get(run.kind, ("", ""))
        href = safe_href(run.value or "")
        if href is None:
            self._problems.add("W_LINK", "an address that is neither http, https nor mailto is no link")
            return "", ""
        return "[", f"](<{href}>)"


def _fenced(text: str, language: str) -> str:
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text}\n{fence}"


@lru_cache(maxsize=1)
def _special() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"([\\`*_\[\]<>&|])"),
        re.compile(r"^(\s*)([-+#>=~]|\d{1,9}(?=[.)]))", re.MULTILINE),
        re.compile(r"^(\s*\d{1,9})([.)])", re.MULTILINE),
    )


def escape(text: str) -> str:
    """``text`` so that it reads back as itself, wherever in a line it stands."""
    marks, starts, numbers = _special()
    text = marks.sub(r"\\\1", text)
    text = numbers.sub(r"\1\\\2", text)
    return starts.sub(lambda found: found[0] if found[2].isdigit() else f"{found[1]}\\{found[2]}", text)
