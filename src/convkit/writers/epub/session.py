"""One EPUB being written: each article goes into the file as it comes; the lists that name all of them come last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from convkit.contract import NOTHING, ProblemSink, Publication, Session
from convkit.errors import UsageError
from convkit.model import Article, Block
from convkit.pictures import Pictures
from convkit.titleblock import part_of
from convkit.writers.epub.archive import Archive
from convkit.writers.epub.contents import Entry, Node, arranged, in_order
from convkit.writers.epub.cover import CoverText, Picture, drawn_cover, read_cover
from convkit.writers.epub.css import style_sheet
from convkit.writers.epub.inline import one_line
from convkit.writers.epub.languages import is_traditional, words
from convkit.writers.epub.metadata import NO_CONTENTS, Contents, foot_of, metadata
from convkit.writers.epub.navigation import navigation, ncx
from convkit.writers.epub.package import CONTAINER, XHTML, Item, identifier_from, package
from convkit.writers.epub.page import Document, article_documents, cover_page, part_page, title_page
from convkit.writers.epub.typefaces import FontFile, Typefaces

DOCUMENTS = 5000
"""Documents after which a book is full, where nothing else is said: reading systems slow down beyond."""
LARGEST_CSS = 1 << 20
FOLDER = "EPUB/"


class EpubSession(Session):
    """One EPUB.  In memory stay the title, id and headings of each article, and the directory of the file."""

    def __init__(
        self, target: Path, publication: Publication, problems: ProblemSink, options: Mapping[str, str] = NOTHING
    ) -> None:
        self._publication = publication
        self._nav = options.get("nav", "auto")
        self._drawn = options.get("cover", "png")
        kind = options.get("fonts", "rare")
        self._typefaces = None if kind == "none" else Typefaces(publication, every=kind == "all")
        self._ncx = options.get("ncx", "false") == "true"
        self._problems = problems
        self._limit = DOCUMENTS if publication.limit is None else publication.limit
        self._css = _user_css(publication.css, problems) if publication.css else ""
        self._styles = ("style.css", "user.css") if self._css else ("style.css",)
        self._picture = read_cover(Path(publication.cover)) if publication.cover not in ("auto", "none") else None
        self._parts = publication.layout is not None and publication.layout.parts
        self._part, self._opened = "", 0
        self._number_first = publication.layout is not None and publication.layout.doc_number == "above"
        self._pictures = Pictures(publication.images)
        self._shown: dict[Path, Item] = {}
        self._ids: list[str] = []
        self._entries: list[Entry] = []
        self._documents = 0
        self._languages: dict[str, None] = {}
        self._undescribed = self._ruby = False
        self._alone = NO_CONTENTS
        self._archive: Archive | None = Archive(target)
        self._archive.add("META-INF/container.xml", CONTAINER.encode())

    @property
    def full(self) -> bool:
        """True when the book has as many documents as it may have."""
        return 0 < self._limit <= self._documents

    def write(self, article: Article) -> None:
        """Add ``article``, in as many documents as its length asks for."""
        opened = self._part_page(article) if self._parts else ""
        made = article_documents(
            article,
            len(self._ids) + 1,
            self._styles,
            self._problems,
            number_first=self._number_first,
            part_apart=self._parts,
            show=self._show,
        )
        for document in made.documents:
            self._add_document(document)
        self._ids.append(article.id)
        self._entries.append(replace(made.entry, part_page=opened) if opened else made.entry)
        self._note(article, made.undescribed)

    def _part_page(self, article: Article) -> str:
        """The name of the page that opens the part of a work with ``article``, added to the book; "" where it opens none."""
        before, self._part = self._part, part_of(article)
        if not one_line(self._part) or self._part == before:
            return ""
        self._opened += 1
        page = part_page(self._opened, self._part, article.language, self._styles)
        self._add_document(page)
        return page.name

    def _note(self, article: Article, undescribed: int) -> None:
        """Keep what the metadata say of ``article``."""
        self._languages[article.language] = None
        self._undescribed = self._undescribed or undescribed > 0
        self._ruby = self._ruby or any(run.kind == "ruby" for run in article.runs)
        if len(self._ids) == 1:
            source = article.url or article.source or ""
            self._alone = Contents(date=article.date or "", source=source, contributors=article.contributors)
        else:
            self._alone = NO_CONTENTS

    def _contents(self, *, cover: bool) -> Contents:
        """What the metadata say of what is in the book."""
        return self._alone._replace(
            languages=tuple(self._languages),
            cover=cover,
            pictures=bool(self._shown),
            undescribed=self._undescribed,
            ruby=self._ruby,
        )

    def close(self) -> None:
        """Write cover, contents and package, and finish the file."""
        if self._archive is None:
            return
        publication = self._publication
        title = one_line(publication.title) or (
            self._entries[0].label if self._entries else words(publication.language).title_page
        )
        identifier = one_line(publication.identifier) or identifier_from(title, self._ids)
        picture = self._cover(title, identifier)
        front = self._front(title, picture)
        tree = arranged(self._entries, self._nav, publication.language)
        pages = self._pages(front, tree)
        files = self._typefaces.files() if self._typefaces else []
        held = self._contents(cover=picture is not None)
        rest = {
            **pages,
            "package.opf": package(
                publication.language,
                metadata(publication, title, identifier, held, self._problems),
                self._items(front, [name for entry in in_order(tree) for name in entry.pages], picture, files),
                ncx=self._ncx,
                vertical=publication.layout is not None and publication.layout.writing == "vertical",
            ),
            "style.css": self._style(files),
            **({"toc.ncx": ncx(publication, title, identifier, tree, front)} if self._ncx else {}),
            **({"user.css": self._css} if self._css else {}),
        }
        members = {name: text.encode() for name, text in rest.items()} | {file.name: file.data for file in files}
        if picture:
            members[picture.name] = picture.data
        for name in sorted(members):
            self._archive.add(FOLDER + name, members[name])
        self._archive.close()
        self._archive = None

    def abandon(self) -> None:
        """Let go of the file after an error."""
        if self._archive is not None:
            self._archive.abandon()
            self._archive = None

    def _add_document(self, document: Document) -> None:
        self._add(
            document.name,
            self._typefaces.marked(document.text, usual=document.usual) if self._typefaces else document.text,
        )
        self._documents += 1

    def _add(self, name: str, text: str) -> None:
        assert self._archive is not None, "the book is closed"
        self._archive.add(FOLDER + name, text.encode())

    def _show(self, article: Article, block: Block) -> str | None:
        """The name of the picture that ``block`` shows, put into the book when it is first asked for."""
        picture = self._pictures.of(article, block)
        if picture is None:
            return None
        if picture.path not in self._shown:
            assert self._archive is not None, "the book is closed"
            number = len(self._shown) + 1
            item = Item(f"i{number:05}", f"i{number:05}.{picture.kind}", picture.media_type)
            self._archive.add(FOLDER + item.name, picture.path.read_bytes(), stored=True)
            self._shown[picture.path] = item
        return self._shown[picture.path].name

    def _pages(self, front: list[Document], tree: list[Node]) -> dict[str, str]:
        """The documents that are no article's, by name."""
        made = {document.name: document.text for document in front}
        made["nav.xhtml"] = navigation(self._publication, tree, front, self._styles, shown=self._toc)
        if self._typefaces:
            made = {name: self._typefaces.marked(text) for name, text in made.items()}
            self._typefaces.report(self._problems)
        return made

    def _style(self, files: list[FontFile]) -> str:
        """The style sheet, with the faces that are in the book."""
        own = {file.role for file in files}
        return style_sheet(self._publication.layout, own - {"rare"}) + "".join([file.css for file in files])

    def _cover(self, title: str, identifier: str) -> Picture | None:
        if self._publication.cover == "none":
            return None
        if self._picture is not None:
            return self._picture
        publication = self._publication
        foot = foot_of(publication, self._alone)
        said = CoverText(title, publication.authors, foot, is_traditional(publication.language))
        return drawn_cover(said, identifier, self._drawn, publication.faces)

    @property
    def _toc(self) -> bool:
        """Whether the contents are a page of the book, too."""
        return self._publication.toc if self._publication.toc is not None else len(self._entries) > 1

    def _front(self, title: str, picture: Picture | None) -> list[Document]:
        """Cover page and title page, as far as the book has them; a book without articles has at least a title page."""
        publication = self._publication
        made = [cover_page(publication, title, picture.name, self._styles)] if picture else []
        if not self._entries or (publication.layout and publication.layout.title_page):
            made.append(title_page(publication, title, self._styles))
        return made

    def _items(
        self, front: list[Document], documents: list[str], picture: Picture | None, files: list[FontFile]
    ) -> list[Item]:
        """The manifest, in the order of the spine as far as its items stand there."""
        return [
            *[Item(d.name.removesuffix(".xhtml"), d.name, XHTML, spine=True) for d in front],
            Item("nav", "nav.xhtml", XHTML, "nav", self._toc),
            *[Item(name.removesuffix(".xhtml"), name, XHTML, spine=True) for name in documents],
            *([Item("cover-image", picture.name, picture.media_type, "cover-image")] if picture else []),
            *[Item(name.removesuffix(".css"), name, "text/css") for name in self._styles],
            *self._shown.values(),
            *[Item(file.name.replace(".", "-"), file.name, file.media_type) for file in files],
            *([Item("ncx", "toc.ncx", "application/x-dtbncx+xml")] if self._ncx else []),
        ]


class EpubWriter:
    """Writes EPUB 3.3."""

    def __init__(self, options: Mapping[str, str]) -> None:
        self._options = options

    def open(self, target: Path, publication: Publication, problems: ProblemSink) -> EpubSession:
        """Begin ``target``.  Raises UsageError for a cover or style sheet that can't be used."""
        return EpubSession(target, publication, problems, self._options)


def _user_css(path: Path, problems: ProblemSink) -> str:
    """The user's style sheet, which stands behind ours.  What it names outside of itself is not brought along."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_CSS + 1)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"the style sheet {path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the style sheet {path} is not UTF-8") from error
    if len(data) > LARGEST_CSS:
        raise UsageError(f"the style sheet {path} is larger than 1 MiB")
    if "@import" in text or "url(" in text:
        problems.add("W_LINK", f"{path.name} names other files; they are not put into the EPUB")
    return text
