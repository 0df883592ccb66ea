"""Finds what a conversion by single characters leaves and makes: forms of the other script, and wrong ones; reports, and changes nothing.

``對于``, ``志愿`` were left, ``癥狀``, ``皇後``, ``頭發`` are wrong: such a text is sound again after t2s, and traditional again by a second
conversion, by phrases.  Patching it word by word is neither.  A simplified text may hold traditional forms likewise.  What is
quoted in the other script is sound: a form counts only in a clause that holds its own script too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from convkit.contract import CleaningPass, PassSpec, Stage, TextView
from convkit.provenance import Edit

COMMON = "們這個國來時會說對發經過開關學為與從業務產員點無長東車門問間見電話書樣體"
"""Frequent traditional characters; without one of them a text is not traditional."""
TRADITIONAL = 0.08
"""The share of Han characters with a simplified form of their own from which on a text counts as traditional."""
SIMPLIFIED = 0.08
"""The same for characters that are simplified in every house's style."""
SHOWN = 5
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

WRONG = (
    "皇後 太後 王後 天後 影後 後妃 後羿 後土 頭發 理發 白發 黑發 金發 長發 短發 毛發 假發 染發 發型 發絲 剪發 洗發 鬢發 秀發 卷發 髮展 髮現 髮生 開髮 髮布 出髮 "
    "公裏 英裏 華裏 鄰裏 故裏 裏程 千裏 萬裏 百裏 幹燥 餅幹 幹凈 幹淨 曬幹 幹旱 幹杯 幹脆 烘幹 幹枯 幹糧 若幹 相幹 幹預 幹涉 幹擾 欄幹 天幹 乾活 乾事 骨乾 "
    "鍾頭 分鍾 時鍾 鍾聲 警鍾 鍾樓 鍾表 面包 方便面 復雜 復習 重復 復印 複興 複活 恢複 光複 收複 報複 康複 答複 鬆樹 鬆柏 青鬆 日歷 農歷 掛歷 公歷 曆史 經曆 來曆 "
    "學曆 簡曆 谷物 五谷 稻谷 山穀 峽穀 河穀 北鬥 鬥笠 漏鬥 熨鬥 鬥篷 泰鬥 胡須 手表 開辟 徵服 徵途 出徵 遠徵 長徵 準許 批準 獲準 人雲亦雲 鹹豐 內髒 心髒 肝髒 "
    "五髒 骯臟 屍位 濃鬱 馥鬱 抑郁 範蠡 範仲淹 呼吁 白術 收獲 宿捨 校捨 房捨 寒捨 取舍 盡管 隻有 隻是 隻能 隻要 隻好 一只 兩只 麵對 麵積 表麵 方麵 全麵 "
    "裏麵 裡麵 麵前 製度 控製 限製 體製 機製 編製 強製 係統 體係 派係 係列 嚮前 方嚮 嚮著 傢庭 國傢 大傢 專傢 作傢 傢鄉 閤作 閤同 閤適 結閤 颱灣 遊泳 "
    "鞦天 鼕天 醜時 小醜 於禁 餘光中 葉韻 薑太公 穀歌 註意 註重 關註 專註 註射 誌願 同誌 意誌 鬥誌 齣現 齣來 齣發 提齣 突齣"
)
"""Words with a form that belongs to another word: what the usual form of each character makes of them; sound in no house's style."""

HOUSE = frozenset("占仆凶咨托岩沖欲回志群秘升注佣雇杰岳姊并胡吃嘆證游周只布台里后余采扎仿佛背挂晒札杠盡")
"""Simplified characters that also stand in sound traditional text, in some house's style or another word."""


class _Forms(NamedTuple):
    words: Mapping[str, list[str]]
    simplified: re.Pattern[str]
    traditional: re.Pattern[str]
    doubtful: re.Pattern[str]
    han: re.Pattern[str]
    clause: re.Pattern[str]


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    """Wrong words by their first two characters; characters of one script in every house style; those that the words begin with; Han; a clause."""
    from convkit.passes.opencc_data import single_characters, values

    to_traditional, to_simplified = single_characters("STCharacters.txt"), single_characters("TSCharacters.txt")
    house = {
        v for file in ("TWVariants.txt", "HKVariants.txt", "JPVariants.txt") for v in single_characters(file).values()
    }
    simplified = {k for k, v in to_traditional.items() if k != v and k not in to_simplified and k not in house}
    simplified -= HOUSE | set(to_traditional.values()) | set(PAIRS)
    kept = {k for k, forms in values("TSCharacters.txt").items() if k in forms}
    words: dict[str, list[str]] = {}
    for word in (PAIRS + " " + WRONG).split():
        words.setdefault(word[:2], []).append(word)
    return _Forms(
        words,
        _class(simplified),
        _class({k for k, v in to_simplified.items() if k != v and k not in kept and k not in to_traditional}),
        _class({head[0] for head in words}),
        re.compile("[\u3400-\u9fff]"),
        re.compile("[^，。；：、！？…,;:!?()（）「」『』“”《》〈〉\\s]+"),
    )


def _class(characters: set[str]) -> re.Pattern[str]:
    """A pattern for those of ``characters`` up to U+FFFF."""
    return re.compile(f"[{''.join(sorted(c for c in characters if len(c.encode('utf-16-le')) == 2))}]")


def _words(text: str) -> Iterator[str]:
    """The wrong words in ``text``."""
    words = _forms().words
    for place in _forms().doubtful.finditer(text):
        at = place.start()
        for word in words.get(text[at : at + 2], ()):
            if text.startswith(word, at):
                yield word
                break


class Strangers(NamedTuple):
    """The forms that do not belong into a text, and how often each stands there; ``traditional`` tells its own script."""

    traditional: bool
    forms: Counter[str]


def strangers(text: str) -> Strangers:
    """The forms of the other script and the wrong words in ``text``; none where there are too few for a conversion to have made them."""
    forms = _forms()
    han = len(forms.han.findall(text))
    traditional = len(forms.traditional.findall(text))
    simplified = len(forms.simplified.findall(text))
    own = traditional >= TRADITIONAL * han and traditional >= simplified
    found: Counter[str] = Counter()
    if own:
        found.update(_words(text))
    elif simplified < SIMPLIFIED * han:
        return Strangers(own, found)
    if simplified and traditional:
        found.update(
            _among(text, forms.simplified, forms.traditional)
            if own
            else _among(text, forms.traditional, forms.simplified)
        )
    if len(found) < TYPES or found.total() < SHARE * han:
        found.clear()
    return Strangers(own, found)


def _among(text: str, strange: re.Pattern[str], own: re.Pattern[str]) -> Iterator[str]:
    """The ``strange`` characters in clauses that have at least as many of the text's ``own``: what is quoted is sound."""
    for clause in _forms().clause.findall(text):
        found = strange.findall(clause)
        if found and len(own.findall(clause)) >= len(found):
            yield from found


class MixedScript:
    """Reports a text in which forms of the other script were left, or wrong ones made."""

    def propose(self, view: TextView) -> Iterable[Edit]:
        """No edit, ever; a W_VARIANT problem with the number of places."""
        if any(field.name == "language" and not (field.value or "zh").startswith("zh") for field in view.fields):
            return ()
        own, found = strangers(view.text)
        if found:
            forms = "、".join(form for form, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:SHOWN])
            what = (
                "simplified or wrong forms in a traditional text" if own else "traditional forms in a simplified text"
            )
            view.problem("W_VARIANT", f"{what} ({forms})", found.total())
        return ()


def _factory(_: Mapping[str, str]) -> CleaningPass:
    return MixedScript()


PASSES = (
    PassSpec(
        "script.mixed", 2, Stage.METADATA, "forms of the other script, or wrong ones, that a conversion left or made: reported",
        _factory, order=90, trigger=COMMON,
    ),
)  # fmt: skip
