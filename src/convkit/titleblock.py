"""What stands above and below an article's body on a page: its fields as lines, the same in every format that sets type."""

from __future__ import annotations

from typing import NamedTuple

from convkit.model import Article

ONE_LINE = 34
"""Code points that byline, date and source together may have to stand on one line."""
LEAD = 40
"""Code points at the head of the body in which a source is looked for, so that it isn't printed twice."""


class TitleLine(NamedTuple):
    """One line; ``part`` is kicker, title, subtitle, doc_number, byline, addressee, issuer or date.  ``text`` may hold line ends."""

    part: str
    text: str


def lines_above(article: Article, *, number_first: bool = False, part_apart: bool = False) -> list[TitleLine]:
    """Kicker, title, subtitle, document number, byline with date and source, addressee: as far as the article has them.

    ``number_first``: the document number stands above all.  ``part_apart``: the part of a work stands on a page of its own.
    """
    number = TitleLine("doc_number", article.doc_number or "")
    found = [
        *([number] if number_first else []),
        TitleLine("kicker", "" if part_apart and part_of(article) else article.kicker or ""),
        TitleLine("title", article.title),
        TitleLine("subtitle", article.subtitle or ""),
        *([] if number_first else [number]),
        *(TitleLine("byline", text) for text in credit_lines(article)),
        TitleLine("byline", see_also(article)),
        TitleLine("addressee", article.addressee or ""),
    ]
    return [line for line in found if line.text.strip()]


def part_of(article: Article) -> str:
    """The part (卷, 部, 编) of a work that a chapter belongs to; "" where it is none, or belongs to none."""
    return (article.kicker or "").strip() if "work" in article.metadata else ""


def lines_below(article: Article) -> list[TitleLine]:
    """The issuer of a document and under it the date, as such documents have them; their place is :func:`convkit.closing.signed_at`."""
    if not article.issuer:
        return []
    found = [TitleLine("issuer", article.issuer), TitleLine("date", shown_date(article))]
    return [line for line in found if line.text.strip()]


def see_also(article: Article) -> str:
    """Where the article stands that this one repeats or revises (``--duplicates link``); else ""."""
    place = article.metadata.get("see_also", "")
    if not place or not article.metadata.keys() & {"duplicate_of", "version_of"}:
        return ""
    label = {"zh-Hans": "另见：", "zh-Hant": "另見：", "ja": "関連："}.get(article.language, "See also: ")
    return label + place


def shown_date(article: Article) -> str:
    """The date as printed, else as the article has it, else ""."""
    return article.date_text or article.date or ""


def shown_byline(article: Article) -> str:
    """The byline as printed, else the authors' names."""
    if article.byline:
        return article.byline
    return ("、" if article.language.startswith(("zh", "ja")) else ", ").join(article.authors)


def credit_lines(article: Article) -> list[str]:
    """Byline, date and source, nothing twice; on one line where they are short."""
    parts = [part for part in shown_byline(article).split("\n") if part.strip()]
    date = "" if article.issuer else shown_date(article)
    if date and not any(date in part for part in parts):
        parts.append(date)
    source = article.source or ""
    if source and source not in article.text[: len(source) + LEAD] and not any(source in part for part in parts):
        parts.append(source)
    if not parts or sum(map(len, parts)) > ONE_LINE:
        return parts
    return ["\u3000".join(parts) if article.language.startswith(("zh", "ja", "ko")) else "\u2003".join(parts)]
