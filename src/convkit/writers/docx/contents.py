"""The contents and the title page.

The contents are a field whose result is written already, so that it reads before any update and Word asks nothing on opening.
Its page numbers are the meter's estimates; Word's own come with "update field" or with printing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from convkit.writers.docx.markup import TAB, field, paragraph, run
from convkit.writers.docx.meter import PageMeter

HEADINGS = {"hans": "目录", "hant": "目錄", "ja": "目次", "ko": "차례", "latin": "Contents"}


class Contents:
    """Collects the headings down to level ``deepest``, which may grow, and marks them with bookmarks, where contents may be ``wanted``."""

    def __init__(self, meter: PageMeter, *, wanted: bool, deepest: int) -> None:
        self.entries: list[tuple[int, str, int]] = []
        self._meter = meter
        self._wanted = wanted
        self.deepest = deepest

    def bookmark(self, level: int, title: str, content: str) -> str:
        """``content`` of the heading ``title`` with a bookmark round it that an entry leads to."""
        title = " ".join(title.split())
        if not self._wanted or level > self.deepest or not title:
            return content
        self.entries.append((level, title, self._meter.page))
        number = len(self.entries)
        return f'<w:bookmarkStart w:id="{number}" w:name="{_name(number)}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def render(self, style: Callable[[str], str], script: str) -> Iterator[str]:
        """The contents as XML, line by line, in the styles for toc_title and toc1 to toc3; there must be entries."""
        yield (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph(style('toc_title'), run(HEADINGS[script]))}"
        )
        opening = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{self.deepest}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for number, (level, title, page) in enumerate(self.entries, 1):
            before = opening if number == 1 else ""
            after = closing if number == len(self.entries) else ""
            yield paragraph(style(f"toc{level}"), before + _entry(number, title, page) + after)
        yield "</w:sdtContent></w:sdt>"


def _name(number: int) -> str:
    return f"_Toc{number:08d}"


def _entry(number: int, title: str, page: int) -> str:
    where = field(f"PAGEREF {_name(number)} \\h", run(str(page)))
    return f'<w:hyperlink w:anchor="{_name(number)}" w:history="1">{run(title)}<w:r>{TAB}</w:r>{where}</w:hyperlink>'


def title_page(title: str, authors: tuple[str, ...], style: Callable[[str], str]) -> str:
    """The volume's title and its authors, in the styles for title and book_author."""
    lines = [paragraph(style("title"), run(title))] if title.strip() else []
    return "".join([*lines, *(paragraph(style("book_author"), run(author)) for author in authors)])
