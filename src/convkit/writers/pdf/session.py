"""One PDF being written: articles come in, pages go out, at the end the file is closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path

from convkit.contract import ProblemSink, Publication, Session
from convkit.layouts import FOLDER, Layout, load_layout
from convkit.model import Article, BlockKind
from convkit.pictures import Pictures
from convkit.titleblock import part_of
from convkit.writers.pdf import metadata
from convkit.writers.pdf.compose import Composer
from convkit.writers.pdf.contents import COVER, LOWERED, Front, Furniture
from convkit.writers.pdf.file import PdfFile, text
from convkit.writers.pdf.flow import Flow
from convkit.writers.pdf.fontfile import write_font
from convkit.writers.pdf.foot import Foot
from convkit.writers.pdf.gallery import Gallery
from convkit.writers.pdf.glyphs import Book
from convkit.writers.pdf.number import number
from convkit.writers.pdf.outline import write_outline
from convkit.writers.pdf.outlines import Outlines
from convkit.writers.pdf.page import Page, Pages, type_area
from convkit.writers.pdf.paint import Painter
from convkit.writers.pdf.para import Group
from convkit.writers.pdf.picture import Picture, read_picture
from convkit.writers.pdf.structure import Structure, name_tree
from convkit.writers.pdf.typeface import Faces
from convkit.writers.pdf.vertical import VerticalFaces

PAGES = 2000
"""Where a volume ends by default."""


def default_layout() -> Layout:
    """The layout ``article``, where the publication names none."""
    return load_layout(FOLDER / "article.toml", {})


def spaced(layout: Layout) -> Layout:
    """``layout`` with its styles' ``spacing`` taken into the size: type that is a hair smaller, so that the characters stand as close."""
    styles = {
        name: replace(style, size=style.size + style.spacing, spacing=0.0) for name, style in layout.styles.items()
    }
    return replace(layout, styles=styles)


class PdfWriter:
    """Writes PDF; takes no options."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._options = dict(options)

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> PdfSession:
        """Begin the PDF ``target``."""
        return PdfSession(target, publication, problems)


class PdfSession(Session):
    """A PDF that takes articles.  Only places, numbers and the characters used stay in memory."""

    def __init__(self, target: Path, publication: Publication, problems: ProblemSink) -> None:
        self._publication = publication
        self._problems = problems
        self._layout = spaced(publication.layout or default_layout())
        self._cover = _cover(publication)
        self._book = Book(publication.faces, publication.fonts)
        self._faces: dict[bool, Faces] = {}
        faces = self._faces_for(publication.language)
        for role in ("song", *publication.fonts):
            faces(role)
        self._file = PdfFile(target)
        self._structure = Structure(self._file)
        self._resources = self._file.reserve()
        vertical = self._layout.writing == "vertical"
        area = type_area(self._layout, vertical=vertical)
        across = Faces(self._book, _traditional(publication.language)) if vertical else faces
        self._furniture = Furniture(self._layout, type_area(self._layout), publication.title, across)
        self._pages = Pages(self._file, self._structure, area, self._resources, self._furnish)
        self._outlines = Outlines(vertical=vertical)
        self._painter = Painter(self._file, self._structure, self._outlines, area)
        pitch = self._layout.style("body").leading
        self._flow = Flow(
            self._pages, self._painter, self._structure, self._outlines, pitch,
            widows=self._layout.widow_control, column_rule=self._layout.column_rule,
        )  # fmt: skip
        if self._layout.notes == "foot" and area.columns == 1:
            self._pages.foot = Foot(self._flow.foot_rows, self._structure.close)
        self._gallery = Gallery(self._file, Pictures(publication.images), area.column, area.height, vertical=vertical)
        self._composer = Composer(self._layout, area.column, area.width, self._gallery.figure)
        self._limit = PAGES if publication.limit is None else publication.limit
        self._articles = 0
        self._part = ""
        self._warned: set[str] = set()
        self._closed = False

    @property
    def full(self) -> bool:
        """True from the limit's page on."""
        return 0 < self._limit <= self._pages.count

    def write(self, article: Article) -> None:
        """Lay out and draw ``article``."""
        article = _speakable(article)
        faces = self._faces_for(article.language)
        self._warn_about_faces(faces, article.language)
        self._articles += 1
        anchor = f"a{self._articles}"
        if self._articles == 1 and self._layout.masthead and self._publication.title:
            self._furniture.masthead(self._pages, self._painter, faces)
        if self._articles > 1:
            if self._layout.article_break != "none":
                self._flow.settle()
                self._open_page()
            else:
                self._flow.gap(self._layout.article_gap)
        part = part_of(article) if self._layout.parts else ""
        if part and part != self._part:
            self._part_page(part, faces)
        self._part = part
        self._painter.notes = {
            str(block.attr("id")): f"{anchor}-{block.attr('id')}"
            for block in article.blocks
            if block.kind is BlockKind.NOTE and block.attr("id")
        }
        language = b""
        if article.language != self._publication.language:
            language = b"/Lang" + text(metadata.language_tag(article.language))
        root = Group("Art", self._composer.key(), language)
        self._flow.run(self._composer.items(article, faces, root, anchor, 1 if part else 0))

    def _open_page(self) -> None:
        """Go to a page that is empty, on the right where the layout wants that."""
        page = self._pages.current()
        if page.used or page.height < self._pages.area.height:
            page = self._pages.turn()
        if self._layout.article_break == "right" and page.index % 2:
            page.opening = True
            self._pages.turn()

    def _part_page(self, name: str, faces: Faces) -> None:
        """A page that names a part of a work; after it another one is begun."""
        self._open_page()
        page = self._pages.current()
        page.opening = True
        page.used = page.height * LOWERED
        self._flow.run([self._composer.part(name, faces)])
        self._pages.turn()
        self._open_page()

    def close(self) -> None:
        """Write contents, fonts and tables; end the file."""
        if self._closed:
            return
        self._closed = True
        publication, file = self._publication, self._file
        self._pages.current()
        self._flow.settle()
        self._pages.finish()
        self._front_matter()
        pages = self._pages.close()
        outline = write_outline(file, self._flow.marks)
        names = [
            (mark.anchor, b"[%d 0 R/XYZ null %b null]" % (mark.page, number(mark.y)))
            for mark in self._flow.marks
            if mark.anchor
        ]
        destinations = b"/Names<</Dests %d 0 R>>" % name_tree(file, names) if names else b""
        structure = self._structure.finish()
        fonts = b"".join(
            [
                b"/%b %d 0 R" % (font.name.encode("ascii"), write_font(file, font))
                for font in self._book.fonts
                if font.codes
            ]
        )
        pictures = self._gallery.resources()
        if self._cover is not None:
            pictures += b"/%b %d 0 R" % (COVER, file.stream(self._cover.data, self._cover.entries, packed=False))
        pictures = b"/XObject<<%b>>" % pictures if pictures else b""
        file.add(b"<</Font<<%b>>%b>>" % (fonts, pictures), self._resources)
        xmp = file.stream(metadata.xmp(publication), b"/Type/Metadata/Subtype/XML", packed=False)
        intent = metadata.output_intent(file)
        shown = b"/Outlines %d 0 R/PageMode/UseOutlines" % outline if outline else b""
        root = file.add(
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang%b"
            b"/ViewerPreferences<</DisplayDocTitle true%b>>/Metadata %d 0 R/OutputIntents[%d 0 R]/PageLabels%b%b%b>>"
            % (
                pages,
                structure,
                text(metadata.language_tag(publication.language)),
                b"/Direction/R2L" if self._layout.writing == "vertical" else b"",
                xmp,
                intent,
                self._labels(),
                shown,
                destinations,
            )
        )
        file.close(root, file.add(metadata.info(publication)))
        self._report()

    def abandon(self) -> None:
        """Let go of the file after an error."""
        if not self._closed:
            self._closed = True
            self._file.abandon()

    def _faces_for(self, language: str) -> Faces:
        traditional = _traditional(language)
        if traditional not in self._faces:
            kind = VerticalFaces if self._layout.writing == "vertical" else Faces
            self._faces[traditional] = kind(self._book, traditional)
        return self._faces[traditional]

    def _furnish(self, page: Page, front: bool) -> None:
        self._furniture.draw(page, front)

    def _front_matter(self) -> None:
        articles = [mark for mark in self._flow.marks if mark.opens]
        several = self._articles > 1 and self._layout.contents
        wanted = self._publication.toc if self._publication.toc is not None else several
        self._pages.in_front = True
        front = Front(
            self._layout, self._pages, self._painter, self._structure, self._faces_for(self._publication.language)
        )
        if self._cover is not None:
            front.cover(self._cover, self._publication.title or "封面")
        if self._layout.title_page and self._publication.title:
            front.title_page(self._publication)
        if wanted and articles:
            front.contents(articles, self._publication.language.startswith("en"))
        if self._layout.article_break == "right" and self._pages.front_count % 2:
            self._pages.turn().opening = True
            self._pages.finish()

    def _labels(self) -> bytes:
        front = self._pages.front_count
        return b"<</Nums[0<</S/r>>%d<</S/D>>]>>" % front if front else b"<</Nums[0<</S/D>>]>>"

    def _warn_about_faces(self, faces: Faces, language: str) -> None:
        body = self._layout.style("body").font
        if faces(body).role != body and body not in self._warned:
            self._warned.add(body)
            self._problems.add("W_FONT", f"no face for {body} is installed: set in {faces(body).role}")
        if language.startswith("zh-Hant") and not faces("song").centred and "Hant" not in self._warned:
            self._warned.add("Hant")
            self._problems.add("W_FONT", "traditional text is set in mainland forms: pip install pylopdf-fonts-zh-tw")

    def _report(self) -> None:
        for char, count in self._book.missing.items():
            self._problems.add("W_GLYPH", f"U+{ord(char):04X}", count)
        if self._painter.refused:
            message = "an address that is neither http, https nor mailto is no link"
            self._problems.add("W_LINK", message, self._painter.refused)
        if self._gallery.hidden:
            self._problems.add("W_IMAGE", "pictures are shown by their words", self._gallery.hidden)


def _traditional(language: str) -> bool:
    return language.startswith(("zh-Hant", "zh-TW", "zh-HK"))


def _cover(publication: Publication) -> Picture | None:
    """The picture that the user names; a PDF draws no cover of its own."""
    return None if publication.cover in ("auto", "none", "") else read_picture(Path(publication.cover))


def _speakable(article: Article) -> Article:
    """``article`` without lone surrogates, which no text layer can hold: they stand as U+FFFD."""
    changes: dict[str, object] = {}
    for name in _field_names():
        old = getattr(article, name)
        if isinstance(old, str):
            new: object = _mended(old)
        elif isinstance(old, tuple) and old and isinstance(old[0], str):
            new = tuple([_mended(part) for part in old])
        elif name == "runs":
            new = tuple([run if run.value is None else run._replace(value=_mended(run.value)) for run in old])
        else:
            continue
        if new != old:
            changes[name] = new
    return replace(article, **changes) if changes else article  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _field_names() -> tuple[str, ...]:
    return tuple([item.name for item in fields(Article)])


def _mended(value: str) -> str:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return value
