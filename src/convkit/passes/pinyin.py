"""Takes out the pinyin that a byte search wrote into GBK text, and puts the characters that it cut together again.

``發(fā)`` is 發, and ``們?yōu)檗r`` is 們為農: the search also hit pairs of bytes that belong to two characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from convkit.contract import CleaningPass, PassSpec, Stage, Survey, TextView
from convkit.passes.gbk.table import TONES
from convkit.provenance import Edit


class Pinyin:
    """Repairs the marks and holes of a record; what it can't read stays and is reported."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """Edits: exact where the bytes leave one reading, guesses where bytes were lost."""
        from convkit.passes.gbk.repair import marks
        from convkit.passes.gbk.shift import Book
        from convkit.passes.gbk.table import readings

        seen = view.verdict.data if isinstance(view.verdict.data, str) else ""
        book = Book(readings(), frozenset(seen))
        ends = sorted({block.end for block in view.blocks})
        left: list[int] = []
        for found in marks(view.text, ends, book):
            edit = found.edit
            if edit is None or (edit.certainty == "guess" and not view.guesses):
                left.append(found.at)
                continue
            yield edit
        if left:
            view.problem("W_UNREPAIRED", "cut by pinyin in its bytes, and not to be read", len(left), left[0])


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return Pinyin()


def _survey() -> Survey:
    from convkit.passes.gbk.evidence import Evidence

    return Evidence()


PASSES = (
    PassSpec(
        "gbk.pinyin", 1, Stage.REPAIR, "pinyin in brackets inside GBK bytes: dropped, and the cut characters restored",
        _factory, order=20, trigger=TONES, survey=_survey,
    ),
)  # fmt: skip
