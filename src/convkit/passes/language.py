"""The language of an article: zh-Hans, zh-Hant, ja, ko or en, from the characters of its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.model import Field
from convkit.patterns import Pattern

SAMPLE = 600
"""Code points of an article that are looked at."""
GLANCE = 150
"""Code points that are enough where they show one script only."""
ENOUGH = 4
"""Different characters of one script that settle it."""
KANA = frozenset("のはをにがでとしたいるれこそありなもってカタコンスル")
"""Kana that no Japanese sentence does without."""

HANS_ONLY = frozenset(
    "这说国来时们为个会对发现动开关东车门问间见长马鱼鸟龙书写学习实对战场业务农产经济级结给统续维网红纪约线练组终绍绝继绩绿编缘缩缴罗买卖费贵质贺资赏赔赖赛赞赢赶趋轮软转载较辅辆输边达过运还进远连迟适选递逻遗邮邻郑释鉴针钟钢钱铁银铜锋错键镇阅队阳阴阵阶际陆陈险随隐难顶项顺须顾顿预领频题颜额风飞饭饮馆驾验骗鸡麦黄齐齿"
)
HANT_ONLY = frozenset(
    "這說國來時們為個會對發現動開關東車門問間見長馬魚鳥龍書寫學習實戰場業務農產經濟級結給統續維網紅紀約線練組終紹絕繼績綠編緣縮繳羅買賣費貴質賀資賞賠賴賽贊贏趕趨輪軟轉載較輔輛輸邊達過運還進遠連遲適選遞邏遺郵鄰鄭釋鑒針鐘鋼錢鐵銀銅鋒錯鍵鎮閱隊陽陰陣階際陸陳險隨隱難頂項順須顧頓預領頻題顏額風飛飯飲館駕驗騙雞麥黃齊齒"
)
"""Frequent characters of one script whose twin belongs to the other (OpenCC's STCharacters), one-to-one pairs only."""


class _Patterns:
    """The regular expressions of this module."""

    telling = Pattern(f"[{''.join(sorted(KANA | HANS_ONLY | HANT_ONLY))}]")
    han = Pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
    kana = Pattern("[\u3041-\u30ff]")
    hangul = Pattern("[\uac00-\ud7a3]")
    latin = Pattern("[A-Za-z]+")


def language_of(text: str, fallback: str = "zh-Hans") -> str:
    """The language that the first ``SAMPLE`` code points of ``text`` are written in; ``fallback`` where they don't say.

    Han that both scripts have are traditional where 「」 stand among them.
    """
    glance = set(_Patterns.telling.findall(text, 0, GLANCE))
    if glance.isdisjoint(KANA):
        hans, hant = len(glance & HANS_ONLY), len(glance & HANT_ONLY)
        if hans + hant >= ENOUGH and not (hans and hant):
            return "zh-Hans" if hans else "zh-Hant"
    sample = text[:SAMPLE]
    if sample.isascii():
        return "en" if any(map(str.isalpha, sample)) else fallback
    distinct = set(_Patterns.telling.findall(sample))
    hans, hant = len(distinct & HANS_ONLY), len(distinct & HANT_ONLY)
    if hans + hant >= ENOUGH and distinct.isdisjoint(KANA):
        return "zh-Hans" if hans >= hant else "zh-Hant"
    p = _Patterns
    han, kana, hangul = len(p.han.findall(sample)), len(p.kana.findall(sample)), len(p.hangul.findall(sample))
    if hangul > 0.2 * (han + hangul + kana) and hangul >= 4:
        return "ko"
    if kana > 0.1 * (han + kana) and kana >= 4:
        return "ja"
    if len(p.latin.findall(sample)) > han + kana + hangul:
        return "en"
    if hans or hant:
        return "zh-Hans" if hans >= hant else "zh-Hant"
    return "zh-Hant" if han and ("「" in sample or "『" in sample) else fallback


class LanguagePass:
    """``metadata.language``."""

    def propose(self, view: TextView) -> Iterator[Mark]:
        """The article's language, unless the source states it."""
        if "language" in [f.name for f in view.fields]:
            return
        first = view.blocks[0].start if view.blocks else 0
        sample = view.text[first : first + SAMPLE]
        if len(sample) < 80:
            sample = view.text
        yield Field("language", first, first, language_of(sample), keep=True, reason="characters")


def _language(options: Mapping[str, str]) -> CleaningPass:
    return LanguagePass()


PASSES = (
    PassSpec(
        "metadata.language",
        1,
        Stage.METADATA,
        "the language of each article, from its characters",
        _language,
        order=60,
        required=True,
    ),
)
