"""Radical signs in words become ideographs; signs that are spoken of stay."""

from __future__ import annotations

import unicodedata

import pytest

from convkit.passes.radicals import PASSES
from convkit.testing import check_pass

(SPEC,) = PASSES

REPAIRS = {
    "⼭⼝的⻛停了，⽼⼈把灯挂上。": "山口的风停了，老人把灯挂上。",
    "全镇⼈⼝四千，⼟地⼆万亩。": "全镇人口四千，土地二万亩。",
    "⺠国年间的⻢车、⻓桥与⻄⻔。": "民国年间的马车、长桥与西门。",
}
UNTOUCHED = [
    "山口的风停了。",
    "部首有⼀、⼁、⼂、⼃四个。",
    "查部首⼭，再查偏旁⼝。",
    "“⼭”和“⼝”是常见的部首。",
    "⼀⼁⼂⼃⼄⼅⼆⼇⼈⼉",
    "三点水作⺡，草头作⺾，走之作⻌。",
    "只有一处的⼭口留着。",
]


def test_radical_signs_in_words_become_ideographs() -> None:
    check_pass(SPEC, REPAIRS, UNTOUCHED)


@pytest.mark.parametrize("text", list(REPAIRS))
def test_simulated_fonts(text: str) -> None:
    """Damaging the repaired text again, as a font does that maps its glyphs to the first code, and repairing it is equal."""
    clean = REPAIRS[text]
    kangxi = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
    damaged = "".join(kangxi.get(c, c) for c in clean)
    check_pass(SPEC, {damaged: clean})
