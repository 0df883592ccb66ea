"""Links, ruby and footnotes of one article, as ``inline`` asks for them."""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.contract import ProblemSink
from convkit.model import Article, BlockKind
from convkit.notemarks import begins_with
from convkit.writers.docx.document import Document
from convkit.writers.docx.inline import inline
from convkit.writers.docx.links import usable
from convkit.writers.docx.markup import characters, paragraph, run
from convkit.xmltext import xml_attr

STRESS = frozenset({"strong", "emphasis", "strong_emphasis"})


@lru_cache(maxsize=1)
def _mark() -> re.Pattern[str]:
    return re.compile(
        r"[\[（(〔【]?(?:注|註)?\s?(?:\d{1,4}|[a-z]|[一二三四五六七八九十]{1,3}|[\u2460-\u249b]|[*†‡※]{1,3})?[\]）)〕】]?"
    )


class ArticleScope:
    """What inline text of one article may ask of its document.

    ``placed`` are the blocks of the notes that are written: as footnotes, or in their place where they came before any reference.
    """

    def __init__(self, article: Article, document: Document, problems: ProblemSink) -> None:
        language = document.article_language(article.language)
        self.body_style = document.body_style(language)
        self.placed: set[int] = set()
        self._article = article
        self._document = document
        self._problems = problems
        self._latin = language.script == "latin" != document.language.script
        self._notes: dict[str, int] = {}
        if article.runs and document.design.layout.notes == "foot":
            for index, block in enumerate(article.blocks):
                if block.kind is BlockKind.NOTE and block.attr("id"):
                    self._notes.setdefault(str(block.attr("id")), index)

    def style(self, role: str) -> str:
        """The id of the style for ``role``; stress in an English article of a Chinese volume is bold and slanted."""
        return self._document.style(f"{role}_latin" if self._latin and role in STRESS else role)

    def link(self, address: str) -> tuple[str, str] | None:
        """Start and end tag of a link; None, and a problem, where the address is none to link to."""
        identity = self._document.links.identity(address)
        if identity is None:
            self._problems.add("W_LINK", "an address that is neither http, https nor mailto is no link")
            return None
        return f'<w:hyperlink r:id="{identity}" w:history="1">', "</w:hyperlink>"

    def reference(self, identity: str, mark: str) -> str | None:
        """A footnote reference; a printed mark stays as the note's own mark, other text keeps its place before a number."""
        index = self._notes.get(identity)
        if index is None or index in self.placed:
            return None
        self.placed.add(index)
        number = self._document.next_note()
        style = self._document.style("reference")
        properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
        if mark.strip() and _mark().fullmatch(mark.strip()):
            reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
            anchor = f"<w:r>{properties}{reference}{characters(mark)}</w:r>"
            own = (
                ""
                if begins_with(self._article.block_text(self._article.blocks[index]), mark)
                else run(mark, style) + run(" ")
            )
        else:
            anchor = f'{run(mark)}<w:r>{properties}<w:footnoteReference w:id="{number}"/></w:r>'
            own = f"<w:r>{properties}<w:footnoteRef/></w:r>{run(' ')}"
        self._write_note(number, index, own)
        return anchor

    def ruby(self, base: str, reading: str) -> str:
        """w:ruby (17.3.3.25): the reading in half the size over its base."""
        size = round(self._document.design.layout.style("body").size)
        tag = self._document.language.tag
        return (
            f'<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="{size}"/>'
            f'<w:hpsRaise w:val="{size * 2 - 2}"/><w:hpsBaseText w:val="{size * 2}"/><w:lid w:val="{xml_attr(tag)}"/></w:rubyPr>'
            f'<w:rt><w:r><w:rPr><w:rStyle w:val="{self._document.style("ruby")}"/><w:sz w:val="{size}"/></w:rPr>'
            f"{characters(reading)}</w:r></w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
        )

    def _write_note(self, number: int, index: int, own: str) -> None:
        block = self._article.blocks[index]
        text = self._article.text[block.start : block.end]
        content = own + inline(text, self._article.runs_in(block), NoteScope(self))
        note = paragraph(self._document.style("footnote"), content)
        self._document.footnotes.write(f'<w:footnote w:id="{number}">{note}</w:footnote>')


class NoteScope:
    """The scope inside a footnote: links are fields, since the relationships are those of the body; notes have no notes."""

    def __init__(self, outer: ArticleScope) -> None:
        self.style = outer.style
        self.ruby = outer.ruby

    def link(self, address: str) -> tuple[str, str] | None:
        """Start and end tag of a link as a field (17.16.5.25)."""
        target = usable(address)
        if target is None:
            return None
        return f'<w:fldSimple w:instr=" HYPERLINK &quot;{xml_attr(target)}&quot; ">', "</w:fldSimple>"

    def reference(self, identity: str, mark: str) -> str | None:
        """None: a note's own reference stays a raised mark."""
        return None
