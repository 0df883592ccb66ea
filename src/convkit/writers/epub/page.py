"""The XHTML documents of an EPUB: head and frame, the articles with their title block, cover and title page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.closing import signed_at
from convkit.contract import ProblemSink, Publication
from convkit.model import Article
from convkit.titleblock import TitleLine, lines_above, lines_below, part_of
from convkit.writers.epub.body import Body, Show, hidden, partition
from convkit.writers.epub.contents import Entry
from convkit.writers.epub.inline import lines, one_line
from convkit.writers.epub.languages import spoken
from convkit.writers.epub.typefaces import is_rare
from convkit.xmltext import count_forbidden, xml_attr, xml_text

PART_BYTES = 280_000
"""UTF-8 bytes of text in one document; with its markup it stays below 300 KB, which old reading systems can bear."""
LABEL = 24
"""Code points of the first words that name an article without a title in the contents."""


class Document(NamedTuple):
    """One XHTML file: its name and its text; ``usual`` where that is known to hold no rare character."""

    name: str
    text: str
    usual: bool = False


class Rendered(NamedTuple):
    """An article's documents, what the contents know of it, and how many of its pictures have no words."""

    documents: list[Document]
    entry: Entry
    undescribed: int


def frame(title: str, language: str, content: str, *, kind: str = "bodymatter", styles: Sequence[str] = ()) -> str:
    """An XHTML document; ``content`` is markup, ``kind`` the epub:type of its body, ``styles`` the names of style sheets."""
    before, behind = _frame(language, kind, tuple(styles))
    return f"{before}{xml_text(title)}{behind}{content}</body>\n</html>\n"


@lru_cache(maxsize=64)
def _frame(language: str, kind: str, styles: tuple[str, ...]) -> tuple[str, str]:
    """What stands before a document's title, and between the title and the content."""
    sheets = "".join([f'<link rel="stylesheet" type="text/css" href="{name}"/>\n' for name in styles])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f'{spoken(language)}>\n<head>\n<meta charset="utf-8"/>\n<title>',
        f'</title>\n{sheets}</head>\n<body epub:type="{kind}">\n',
    )


def article_documents(
    article: Article,
    number: int,
    styles: Sequence[str],
    problems: ProblemSink,
    *,
    number_first: bool = False,
    part_apart: bool = False,
    show: Show = hidden,
) -> Rendered:
    """The documents of ``article``, the ``number``-th of its book.

    ``number_first``: a document's number stands above its title.  ``part_apart``: the part of a work has a page of its own.  ``show`` names the file of a picture that may be shown.
    """
    parts = partition(article, PART_BYTES)
    files = [f"a{number:05}.xhtml", *[f"a{number:05}_{n}.xhtml" for n in range(2, len(parts) + 1)]]
    body = Body(article, problems, files, parts, show)
    above = lines_above(article, number_first=number_first, part_apart=part_apart)
    below = lines_below(article)
    signed = signed_at(article)
    label = label_of(article, number)
    over, under = _above(above), _below(below)
    usual = body.usual and not is_rare(f"{label}{over}{under}")
    made: list[Document] = []
    for at, (start, end) in enumerate(parts):
        first, last = at == 0, at == len(parts) - 1
        here = min(max(signed, start), end)
        closing = under if (start <= signed < end) or (last and signed >= end) else ""
        named = ' aria-labelledby="title"' if first and one_line(article.title) else f' aria-label="{xml_attr(label)}"'
        content = (
            f'<section epub:type="chapter" role="doc-chapter"{named}>\n'
            f"{over if first else ''}{body.part(at, start, here)}{closing}"
            f"{body.part(at, here, end) if here < end else ''}</section>\n"
        )
        made.append(Document(files[at], frame(label, article.language, content, styles=styles), usual))
    dropped = (0 if body.plain else count_forbidden(article.text)) + sum(
        count_forbidden(line.text) for line in (*above, *below)
    )
    if dropped:
        problems.add("W_DROPPED", "characters that XML 1.0 forbids were left out", dropped)
    return Rendered(made, _entry(article, label, files, body), body.undescribed)


def _entry(article: Article, label: str, files: Sequence[str], body: Body) -> Entry:
    work = article.metadata.get("work", "")
    return Entry(
        documents=tuple(files),
        label=label,
        language=article.language,
        work=one_line(work),
        part=one_line(part_of(article)),
        source=article.provenance.path,
        date=article.date or "",
        column=one_line(article.column or article.metadata.get("版面", "")),
        headings=tuple(body.headings),
    )


def label_of(article: Article, number: int) -> str:
    """What the contents call ``article``: its title, else its first words, its date or its number."""
    title = one_line(article.title)
    if title:
        return title
    words = one_line(article.text[: 4 * LABEL])
    if words:
        return words if len(words) <= LABEL else words[:LABEL] + "…"
    return article.date or str(number)


def _above(found: Sequence[TitleLine]) -> str:
    header: list[str] = []
    rest: list[str] = []
    for part, text in found:
        if part == "title":
            header.append(f'<h1 id="title">{lines(text)}</h1>\n' if one_line(text) else f"<p>{lines(text)}</p>\n")
        elif part == "addressee":
            rest.append(f'<p class="addressee">{lines(text)}</p>\n')
        else:
            header.append(f'<p class="{part.replace("_", "-")}">{lines(text)}</p>\n')
    return (f"<header>\n{''.join(header)}</header>\n" if header else "") + "".join(rest)


def _below(found: Sequence[TitleLine]) -> str:
    return "".join([f'<p class="signature">{lines(text)}</p>\n' for _, text in found])


def title_page(publication: Publication, title: str, styles: Sequence[str]) -> Document:
    """The page with the book's title and authors."""
    authors = "".join([f'<p class="book-author">{xml_text(name)}</p>\n' for name in publication.authors])
    content = f'<section epub:type="titlepage" aria-label="{xml_attr(title)}">\n<h1 class="book-title">{xml_text(title)}</h1>\n{authors}</section>\n'
    return Document("titlepage.xhtml", frame(title, publication.language, content, kind="frontmatter", styles=styles))


def part_page(number: int, part: str, language: str, styles: Sequence[str]) -> Document:
    """The page that opens the ``part`` of a work, the ``number``-th of the book."""
    content = f'<section epub:type="part" role="doc-part" aria-labelledby="part">\n<h1 class="part" id="part">{lines(part)}</h1>\n</section>\n'
    return Document(f"apart{number:05}.xhtml", frame(one_line(part), language, content, styles=styles))


def cover_page(publication: Publication, title: str, image: str, styles: Sequence[str]) -> Document:
    """The page that shows the cover's picture ``image``."""
    content = f'<section epub:type="cover">\n<img class="cover" src="{image}" alt="{xml_attr(title)}" role="doc-cover"/>\n</section>\n'
    return Document("cover.xhtml", frame(title, publication.language, content, kind="cover", styles=styles))
