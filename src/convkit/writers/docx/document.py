"""What one document knows while it is written: styles in use, numbers given out, contents, footnotes."""

from __future__ import annotations

from pathlib import Path

from convkit.writers.docx.contents import Contents
from convkit.writers.docx.links import Links
from convkit.writers.docx.markup import paragraph
from convkit.writers.docx.media import Media
from convkit.writers.docx.meter import PageMeter
from convkit.writers.docx.numbering import ListNumbers
from convkit.writers.docx.package import Spool
from convkit.writers.docx.roles import variant_id
from convkit.writers.docx.styles import mm
from convkit.writers.docx.template import Template
from convkit.writers.docx.typefaces import Language, language_of


class Document:
    """The state of one file.  ``volume`` says that it holds more than one article, ``running`` that heads show the article's title.

    ``issuer`` is that of its one article, ``articles`` counts those begun, ``part`` is the part of a work that the present one belongs to; text stands in ``columns`` where there are any, each ``width`` twentieths
    of a point wide.
    """

    def __init__(self, template: Template, folder: Path, *, contents: bool) -> None:
        design = template.design
        self.template = template
        self.design = design
        self.volume = design.volume
        self.language = design.language
        self.running = template.running
        layout = design.layout
        front = contents or layout.title_page
        self.columns = template.columns_after_front if front else template.columns
        self._turns = template.turns_after_front if front else template.turns
        self._begun = 0
        self.width = mm(layout.column)
        self.issuer = ""
        self.articles = 0
        self.part = ""
        self.used: set[str] = set()
        self.variants: dict[str, Language] = {}
        self.lists = ListNumbers(template.definitions)
        self.links = Links()
        self.media = Media(self.width, mm(layout.depth) * 4 // 5)
        self.meter = PageMeter(design)
        self.contents = Contents(self.meter, wanted=contents, deepest=1 if design.volume else 3)
        self.footnotes = Spool(folder)
        self._notes = template.first_note
        self._ids = template.ids

    def turn(self) -> str:
        """What ends the section before, where an article or a part begins on a right-hand page; else ""."""
        if self._turns is None:
            return ""
        self._begun += 1
        return "" if self._begun == 1 else paragraph(self.style("column_end"), "", self._turns[self._begun > 2])

    def last_section(self, plain: str) -> str:
        """What stands behind the text: its section, which is ``plain`` where the text has only one."""
        if self._turns is not None and self._begun:
            return self._turns[self._begun > 1]
        if self.columns is None or not self.articles:
            return plain
        # Word levels columns only above a section that follows them.
        end = self.style("column_end")
        return f"{paragraph(end, '', self.columns.text)}{paragraph(end, '')}{self.columns.end}"

    def style(self, role: str) -> str:
        """The id of the style for ``role``."""
        self.used.add(role)
        return self._ids[role]

    def body_style(self, language: Language) -> str:
        """The id of the body style for an article in ``language``."""
        if language == self.language:
            return self.style("body")
        self.used.add("body")
        self.variants[language.tag] = language
        return variant_id(language.tag)

    def article_language(self, name: str) -> Language:
        """The language called ``name``, as Word has it."""
        return language_of(name)

    def next_note(self) -> int:
        """A free footnote number."""
        self._notes += 1
        return self._notes - 1

    def close(self) -> None:
        """Let go of what is open."""
        self.footnotes.close()
