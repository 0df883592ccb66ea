"""What the package document says of the book: Dublin Core, series, accessibility (EPUB 3.3, 5.5; EPUB Accessibility 1.1, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from convkit.contract import ProblemSink, Publication
from convkit.model import Contributor
from convkit.writers.epub.inline import one_line
from convkit.writers.epub.languages import date_label, language_tag, words
from convkit.xmltext import xml_text

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"
"""What is claimed where somebody certifies it, in the form that EPUB Accessibility 1.1, 4.3.2 gives."""
_W3C_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?)?)?"
_MODIFIED = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_PUBLISHER = ("publisher", "出版者", "出版社")
_ELEMENTS = (
    ("publisher", _PUBLISHER),
    ("description", ("description", "abstract", "简介", "摘要", "簡介")),
    ("subject", ("subject", "subjects", "keywords", "关键词", "主题", "關鍵詞", "主題")),
    ("rights", ("rights", "copyright", "版权", "版權")),
    ("source", ("source", "来源", "來源")),
)
_PEOPLE = (
    ("", ("contributor",)),
    ("edt", ("editor", "编者", "編者", "主编", "主編")),
    ("trl", ("translator", "译者", "譯者")),
    ("ill", ("illustrator", "插图", "插圖")),
)
_RELATORS = {"editor": "edt", "translator": "trl", "illustrator": "ill", "photographer": "pht", "compiler": "com"}
"""Codes of the Library of Congress (MARC relators) for the roles of contributors."""


class Contents(NamedTuple):
    """What was put into the book, as far as its metadata speak of it.

    ``languages`` are those of the articles.  ``pictures``: there are some (the cover is one); ``undescribed``: some of them have no words;
    ``ruby``: readings stand beside the text.  ``date``, ``source`` and ``contributors`` are those of the one article of a book that has no other.
    """

    languages: Sequence[str] = ()
    cover: bool = False
    pictures: bool = False
    undescribed: bool = False
    ruby: bool = False
    date: str = ""
    source: str = ""
    contributors: Sequence[Contributor] = ()


NO_CONTENTS = Contents()


def given_of(publication: Publication) -> dict[str, str]:
    """What the user said of the book, keys in lower case."""
    return {key.lower(): one_line(value) for key, value in publication.metadata.items()}


def foot_of(publication: Publication, held: Contents) -> str:
    """What stands at the foot of a drawn cover: who publishes the book, else its date."""
    given = given_of(publication)
    return _first(given, _PUBLISHER) or date_label(given.get("date") or held.date, publication.language)


def metadata(publication: Publication, title: str, identifier: str, held: Contents, problems: ProblemSink) -> str:
    """The elements of ``metadata``, a line each."""
    modified = publication.modified if re.fullmatch(_MODIFIED, publication.modified) else "1980-01-01T00:00:00Z"
    given = given_of(publication)
    made = [
        f'<dc:identifier id="id">{xml_text(identifier)}</dc:identifier>',
        f"<dc:title>{xml_text(title)}</dc:title>",
        *[f"<dc:language>{tag}</dc:language>" for tag in _tags(publication.language, held.languages)],
        *_people(publication, given, held),
        *_given(given, held),
        *_series(given),
        f'<meta property="dcterms:modified">{modified}</meta>',
        *_accessibility(publication.language, held),
        *_claim(given, held, problems),
    ]
    if held.cover:
        made.append('<meta name="cover" content="cover-image"/>')
    return "\n".join(made) + "\n"


def _tags(first: str, languages: Iterable[str]) -> list[str]:
    """The book's own language, then those of its articles (EPUB 3.3, 5.5.3.3: the first is the primary one)."""
    tags = dict.fromkeys(map(language_tag, [first, *languages]))
    if len(tags) > 1:
        tags.pop("und", None)
    return list(tags)


def _people(publication: Publication, given: Mapping[str, str], held: Contents) -> list[str]:
    people = [("creator", name, "aut") for name in map(one_line, publication.authors) if name]
    said = [(code, name) for code, keys in _PEOPLE for name in _parts(_first(given, keys))]
    own = [(_RELATORS.get(person.role, ""), one_line(person.name)) for person in held.contributors]
    people += [("contributor", name, code) for code, name in dict.fromkeys(said or own) if name]
    made = []
    for number, (element, name, code) in enumerate(people, 1):
        made.append(f'<dc:{element} id="person{number}">{xml_text(name)}</dc:{element}>')
        if code:
            made.append(f'<meta refines="#person{number}" property="role" scheme="marc:relators">{code}</meta>')
    return made


def _given(given: Mapping[str, str], held: Contents) -> list[str]:
    """What the user said of the book, else what its only article says."""
    made = []
    for element, keys in _ELEMENTS:
        value = _first(given, keys) or (one_line(held.source) if element == "source" else "")
        parts = _parts(value) if element == "subject" else [value]
        made += [f"<dc:{element}>{xml_text(part)}</dc:{element}>" for part in parts if part]
    date = given.get("date") or held.date
    if re.fullmatch(_W3C_DATE, date):
        made.append(f"<dc:date>{date}</dc:date>")
    return made


def _series(given: Mapping[str, str]) -> list[str]:
    series = _first(given, ("series", "丛书", "叢書"))
    if not series:
        return []
    made = [
        f'<meta property="belongs-to-collection" id="series">{xml_text(series)}</meta>',
        '<meta refines="#series" property="collection-type">series</meta>',
    ]
    number = _first(given, ("series_index", "volume", "卷次"))
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", number, re.ASCII):
        made.append(f'<meta refines="#series" property="group-position">{number}</meta>')
    return made


def _accessibility(language: str, held: Contents) -> list[str]:
    pictures = held.cover or held.pictures
    features = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"]
    if pictures and not held.undescribed:
        features.append("alternativeText")
    if held.ruby:
        features.append("rubyAnnotations")
    said = words(language)
    joint = "" if language.startswith(("zh", "ja")) else " "
    stated = [
        ("accessMode", "textual"),
        *([("accessMode", "visual")] if pictures else []),
        *([("accessModeSufficient", "textual,visual")] if pictures else []),
        *([] if held.undescribed else [("accessModeSufficient", "textual")]),
        *[("accessibilityFeature", feature) for feature in features],
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", said.summary + (joint + said.undescribed if held.undescribed else "")),
    ]
    return [f'<meta property="schema:{name}">{xml_text(value)}</meta>' for name, value in stated]


def _claim(given: Mapping[str, str], held: Contents, problems: ProblemSink) -> list[str]:
    """Conformance and who certifies it: that is for a person to say, who has seen what no rule can check."""
    by = _first(given, ("certified_by", "certifier"))
    if not by:
        return []
    if held.undescribed:
        problems.add("W_IMAGE", "pictures without a description: no conformance is claimed")
        return []
    return [
        f'<meta property="dcterms:conformsTo" id="conformance">{CONFORMANCE}</meta>',
        f'<meta refines="#conformance" property="a11y:certifiedBy">{xml_text(by)}</meta>',
    ]


def _first(given: Mapping[str, str], keys: Iterable[str]) -> str:
    return next((given[key] for key in keys if given.get(key)), "")


def _parts(value: str) -> list[str]:
    return [part for part in re.split(r"\s*[;；、]\s*", value) if part]
