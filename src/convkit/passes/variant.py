"""Converts an article to another script by an OpenCC configuration: ``--variant s2t``, ``t2s``, ``s2twp`` …

Text, title and metadata are converted; edits are as narrow as what changes.  Japanese and Korean articles are left alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.errors import UsageError
from convkit.model import TEXT_FIELDS, Field
from convkit.provenance import Edit, Span

if TYPE_CHECKING:
    from convkit.passes.opencc_matcher import Converter

TARGETS = {"s": "zh-Hans", "t": "zh-Hant", "tw": "zh-Hant", "twp": "zh-Hant", "hk": "zh-Hant", "sp": "zh-Hans"}
"""The language of what a configuration makes, by what stands behind the ``2`` of its name."""
OTHERS = ("ja", "ko")


def variants() -> tuple[str, ...]:
    """The names that ``--variant`` takes."""
    from convkit.passes.opencc_data import names

    return names()


class Variant:
    """One configuration at work."""

    def __init__(self, name: str) -> None:
        if name not in variants():
            raise UsageError(f"there is no variant {name!r}", hint=f"known: {', '.join(variants())}")
        self._name = name

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Exact edits, the language that the text is in then, and the values that do not stand in the text."""
        from convkit.passes.opencc_matcher import converter as find

        language = next((field for field in view.fields if field.name == "language"), None)
        said = language.value if language is not None else None
        if said is not None and said.startswith(OTHERS):
            return
        converter = find(self._name)
        yield from _values(view, converter)
        changed = False
        for at, old, new in converter.changes(view.text):
            changed = True
            yield Edit(at, old, new)
        if said is None and not changed:
            return
        if said is None or said.startswith("zh"):
            target = TARGETS[self._name.partition("2")[2]]
            start, end = (language.start, language.end) if language is not None else (0, 0)
            yield Field("language", start, end, target, keep=True, reason=f"converted by {self._name}")


def _values(view: TextView, converter: Converter) -> Iterator[Field]:
    """Fields whose value is not the text that edits convert: stated ones, and those where no edit may go.

    All fields of one name and span are said again as soon as one of them changes, for they are replaced together.
    """
    fixed = view.fixed
    starts = [span.start for span in fixed]
    said: dict[tuple[str, int, int], list[tuple[Field, str]]] = {}
    for field in view.fields:
        if _is_text(field.name):
            if field.value is not None:
                said.setdefault(field[:3], []).append((field, field.value))
            elif _touches(fixed, starts, field):
                said.setdefault(field[:3], []).append((field, view.text[field.start : field.end].strip()))
    for entries in said.values():
        made = [(field, converter.convert(value)) for field, value in entries]
        if any(new != value for (_, new), (_, value) in zip(made, entries, strict=True)):
            for field, new in made:
                yield field._replace(value=new, keep=True)


def _is_text(name: str) -> bool:
    if name in ("author", "contributor", "work") or name.startswith("metadata."):
        return True
    return name in TEXT_FIELDS and name != "url"


def _touches(fixed: Sequence[Span], starts: Sequence[int], field: Field) -> bool:
    index = bisect_right(starts, max(field.start, field.end - 1)) - 1
    return index >= 0 and field.start < fixed[index].end


def _factory(options: Mapping[str, str]) -> CleaningPass:
    return Variant(options.get("variant", ""))


PASSES = (
    PassSpec(
        "variant", 1, Stage.VARIANT, "another script by OpenCC's names (--variant s2t, t2s, s2twp …)",
        _factory, order=50, default=False,
    ),
)  # fmt: skip
