"""Front matter: which lines it is, and how its keys and an article's fields correspond."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from convkit.errors import SourceError
from convkit.model import TEXT_FIELDS, Article, Field

_FENCED = re.compile(r"\ufeff?---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
LONGEST = 64 * 1024
"""Code points that front matter may have."""


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The keys of the front matter that ``text`` begins with, and where it ends; ({}, 0) where there is none.

    Raises SourceError where it is fenced as front matter but is no YAML mapping.
    """
    found = _FENCED.match(text, 0, LONGEST)
    if found is None:
        return {}, 0
    try:
        data = yaml.load(found[1], Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        raise SourceError(
            f"the front matter is no YAML: {getattr(error, 'problem', None) or 'it cannot be read'}",
            line=line,
            hint="mend the lines between the two --- or remove them",
        ) from error
    if data is None:
        return {}, found.end()
    if not isinstance(data, dict):
        return {}, 0
    return data, found.end()


def fields_of(data: Mapping[str, Any], end: int) -> Iterator[Field]:
    """The fields that front matter states; their stretch is the front matter, ``0`` to ``end``."""
    for key, value in data.items():
        name = {"author": "authors", "lang": "language"}.get(str(key), str(key))
        if name == "authors":
            for one in value if isinstance(value, list) else re.split(r"\s*[,，、;；]\s*", str(value)):
                yield Field("author", 0, end, str(one).strip(), keep=True, reason="front matter")
        elif name == "contributors" and isinstance(value, list):
            for one in value:
                if isinstance(one, dict) and one.get("name"):
                    yield Field(
                        "contributor", 0, end, f"{one.get('role', '')}:{one['name']}", keep=True, reason="front matter"
                    )
        elif name == "date":
            yield Field("date_text", 0, end, str(value), keep=True, reason="front matter")
        elif name in TEXT_FIELDS or name == "language":
            if isinstance(value, str):
                yield Field(name, 0, end, value, keep=True, reason="front matter")
        elif isinstance(value, str) and not name.startswith("_"):
            yield Field(f"metadata.{name}", 0, end, value, keep=True, reason="front matter")
        elif name == "metadata" and isinstance(value, dict):
            for inner, text in value.items():
                yield Field(f"metadata.{inner}", 0, end, str(text), keep=True, reason="front matter")
        else:
            yield Field(
                f"metadata.{name}",
                0,
                end,
                yaml.safe_dump(value, allow_unicode=True).strip(),
                keep=True,
                reason="front matter",
            )


def matter_of(article: Article) -> dict[str, Any]:
    """The front matter of ``article``: every field that is set, in a fixed order."""
    data: dict[str, Any] = {"title": article.title}
    for name in ("kicker", "subtitle"):
        if getattr(article, name):
            data[name] = getattr(article, name)
    if article.date_text or article.date:
        data["date"] = article.date_text or article.date
    if article.authors:
        data["authors"] = list(article.authors)
    if article.contributors:
        data["contributors"] = [{"name": person.name, "role": person.role} for person in article.contributors]
    for name in ("byline", "source", "url", "column", "place", "doc_number", "addressee", "issuer"):
        if getattr(article, name):
            data[name] = getattr(article, name)
    data["language"] = article.language
    if article.metadata:
        data["metadata"] = dict(article.metadata)
    return data


def dump(data: Mapping[str, Any]) -> str:
    """``data`` fenced as front matter."""
    body = yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{body}---\n"
