"""Which characters of inputs no face has, where they first stand, and who brings a face for them.

A character is asked for in the chain of ``song``, whose faces (song, hei, rare) stand behind every other role: what
none of them has is a box in a PDF, whatever the layout is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from convkit.contract import FontSpec
from convkit.errors import ConvkitError
from convkit.fonts.coverage import drawn, script_of
from convkit.fonts.faces import Face, open_face
from convkit.fonts.registry import bringers, chain, first
from convkit.history import history_of
from convkit.inputs import Input
from convkit.located import Located, Place
from convkit.model import TEXT_FIELDS, Article
from convkit.pipeline import Cleaned
from convkit.reading import Reading
from convkit.report import Problems, error_record, skip_record
from convkit.values import values
from convkit.workshop import Workshop

ROLE = "song"


class First(NamedTuple):
    """Where a character first stands: in an article, and in the source, where that is on record."""

    article: str
    part: str
    place: Place | None


class Faces:
    """The faces that text is set in: ``specs`` and the user's files ``own`` by role.  Raises OutputError (E_FONT) where there is none."""

    mainland: bool
    """Whether traditional text is set in the forms of the mainland, since no face for it is there."""

    def __init__(self, specs: Sequence[FontSpec], own: Mapping[str, Path]) -> None:
        self.specs = specs
        self._faces: dict[bool, list[tuple[str, Face]]] = {}
        for traditional in (False, True):
            first(ROLE, specs, traditional=traditional, own=own)
            links = chain(ROLE, specs, traditional=traditional, own=own)
            self._faces[traditional] = [(link.name, open_face(link.path, link.number)) for link in links]
        own_or_made_for_it = {spec.name for spec in specs if spec.script == "Hant"} | {
            path.stem for path in own.values()
        }
        self.mainland = self._faces[True][0][0] not in own_or_made_for_it

    def traditional_by(self) -> list[str]:
        """Who brings faces that are made for traditional text, of those that are not installed."""
        made = sorted(
            (spec.order, spec.brought_by) for spec in self.specs if spec.script == "Hant" and not spec.locate()
        )
        return list(dict.fromkeys(by for _, by in made if by))

    def name_of(self, char: str, traditional: bool) -> str | None:
        """The face that draws ``char``; None where none has it."""
        return next((name for name, face in self._faces[traditional] if face.glyph(char)), None)


class Lacking:
    """What the articles of one input are set in, and what they lack, taken in record by record."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._known: dict[tuple[str, bool], str | None] = {}
        self._counts: dict[str, int] = {}
        self._firsts: dict[str, First] = {}
        self._offset = 0
        self.articles = 0
        self.mainland = 0

    def take(self, cleaned: Cleaned, number: int) -> None:
        """Take in the record ``number`` of the source."""
        new: set[str] = set()
        for article in cleaned.articles:
            new |= self._article(article)
        if new:
            self._locate(cleaned, number, new)
        self._offset += len(cleaned.record.text)

    def _article(self, article: Article) -> set[str]:
        """Count what ``article`` lacks; the characters that nothing before lacked."""
        self.articles += 1
        traditional = article.language.startswith("zh-Hant")
        self.mainland += traditional and self._faces.mainland
        texts = [article.text, *[getattr(article, name) or "" for name in TEXT_FIELDS], *article.authors]
        missing: set[str] = set()
        for char in set().union(*texts):
            key = (char, traditional)
            if key not in self._known:
                self._known[key] = self._faces.name_of(char, traditional) if drawn(char) else ""
            if self._known[key] is None:
                missing.add(char)
        for char in missing:
            self._counts[char] = self._counts.get(char, 0) + sum([text.count(char) for text in texts])
        return missing - self._firsts.keys()

    def _locate(self, cleaned: Cleaned, number: int, new: set[str]) -> None:
        history = history_of(cleaned, number)
        located = Located(history, self._offset)
        for index, piece in enumerate(history.pieces):
            for value in values(piece):
                for char in sorted(new.intersection(value.text)):
                    at = value.text.index(char)
                    spans = [one for span in value.spans(at, at + 1) for one in located.ways.origins(index, *span)]
                    found = First(piece.id, value.name, located.place(spans[0]) if spans else None)
                    known = self._firsts.get(char)
                    if known is None or _before(found, known):
                        self._firsts[char] = found

    def finding(self) -> dict[str, Any]:
        """What was found, as plain data: ``faces`` with the number of different characters each draws, ``missing`` in the
        order of their places, ``mainland`` how many traditional articles are set in forms of the mainland.
        """
        faces: dict[str, set[str]] = {}
        for (char, _), name in self._known.items():
            if name:
                faces.setdefault(name, set()).add(char)
        counted = sorted(((name, len(chars)) for name, chars in faces.items()), key=lambda item: (-item[1], item[0]))
        missing = sorted(self._counts, key=lambda char: (_order(self._firsts.get(char)), char))
        return {
            "articles": self.articles,
            "faces": dict(counted),
            "mainland": {
                "articles": self.mainland,
                "brought_by": self._faces.traditional_by() if self.mainland else [],
            },
            "missing": [self._missing(char) for char in missing],
        }

    def _missing(self, char: str) -> dict[str, Any]:
        found = self._firsts.get(char)
        place = found.place if found else None
        return {
            "character": char,
            "code": f"U+{ord(char):04X}",
            "name": unicodedata.name(char, ""),
            "script": script_of(ord(char)),
            "count": self._counts[char],
            "article": found.article if found else None,
            "part": found.part if found else None,
            "place": place._asdict() if place else None,
            "brought_by": bringers(char, self._faces.specs),
        }


def _order(found: First | None) -> tuple[int, int]:
    return (0, found.place.offset) if found and found.place else (1, 0)


def _before(one: First, other: First) -> bool:
    return _order(one) < _order(other)


def lacking(inputs: Sequence[Input], shop: Workshop) -> Iterator[dict[str, Any]]:
    """A finding for each input: the report's record, with ``faces`` and ``missing`` (:meth:`Lacking.finding`).

    Raises OutputError (E_FONT) where no Chinese face is installed, or the user's file is none.
    """
    own = {role: Path(path) for role, path in shop.settings.fonts}
    faces = Faces(tuple(shop.registry.fonts.values()), own)
    for item in inputs:
        if item.skip:
            yield skip_record(item.file, item.skip, item.reason)
            continue
        try:
            yield {"file": item.file, "state": "ok", **_found(item, shop, faces)}
        except (ConvkitError, OSError, MemoryError, RecursionError) as error:
            yield error_record(item.file, error)


def _found(item: Input, shop: Workshop, faces: Faces) -> dict[str, Any]:
    reading = Reading(shop, item.path, item.name, Problems())
    found = Lacking(faces)
    for number, record in enumerate(reading.records(), 1):
        found.take(reading.clean(record), number)
    return found.finding()
