"""Radical signs that stand for the ideographs which look like them: PDF fonts map glyphs back to the wrong block.

``⼭⼝`` (U+2F2D, U+2F1D) reads as 山口 and is found by no search.  Between Han they become the ideographs; a sign that is
spoken of, as in a table of radicals, stands between marks or other signs and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView, Verdict
from convkit.provenance import Edit

TRIGGER = "\\u2e80-\\u2fd5"

# Signs of the supplement that are whole ideographs (Unicode: EquivalentUnifiedIdeograph.txt, Unicode License); those that
# are parts of characters (⺡ ⺼ ⻌) mean themselves.  The Kangxi radicals follow from their compatibility decomposition.
_SUPPLEMENT = "⺒巳⺝月⺟母⺠民⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"


class RadicalSurvey:
    """Counts signs in words and signs that stand alone; opens for two in words, more than there are alone."""

    def __init__(self) -> None:
        self.words = self.alone = 0

    def feed(self, text: str) -> None:
        """Count the signs of ``text``."""
        inside = sum(len(found[0]) for found in _in_words().finditer(text))
        self.words += inside
        self.alone += len(_sign().findall(text)) - inside

    def verdict(self) -> Verdict:
        """Shut where signs are spoken of; what stands in words is suspect then."""
        found = self.words >= 2 and self.words > self.alone
        return Verdict(found, 0 if found else self.words, {"words": float(self.words), "alone": float(self.alone)})


class Radicals:
    """Replaces radical signs that stand in a word by the ideographs."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """One exact edit for each run of signs that touches Han and is not spoken of as a radical."""
        table = _table()
        for found in _in_words().finditer(view.text):
            new = found[0].translate(table)
            if new != found[0]:
                yield Edit(found.start(), found[0], new)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Radical signs and the ideographs that they stand for."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    pairs = iter(_SUPPLEMENT)
    table.update({ord(sign): ideograph for sign, ideograph in zip(pairs, pairs, strict=True)})
    return table


@lru_cache(maxsize=1)
def _sign() -> re.Pattern[str]:
    return re.compile("[\u2e80-\u2fd5]")


@lru_cache(maxsize=1)
def _in_words() -> re.Pattern[str]:
    """Up to three signs in a row with Han on a side, and not behind the words that introduce a radical."""
    sign, han = "[\u2e80-\u2fd5]", "[\u3400-\u9fff]"
    return re.compile(f"(?<![部偏]首)(?<!偏旁)(?<!{sign})(?:(?<={han}){sign}{{1,3}}(?!{sign})|{sign}{{1,3}}(?={han}))")


def _radicals(options: Mapping[str, str]) -> CleaningPass:
    return Radicals()


PASSES = (
    PassSpec(
        "text.radicals", 1, Stage.REPAIR, "radical signs from PDF fonts become the ideographs they look like (⼭ to 山)",
        _radicals, order=15, trigger=TRIGGER, survey=RadicalSurvey,
    ),
)  # fmt: skip
