"""Which fonts stand for a role, by language: names that a Chinese (Japanese, Korean) Word has.

``ascii`` serves ASCII alone.  ``hAnsi`` names the Chinese face too, since Word takes “ ” ‘ ’ — … · from it (17.3.2.26), and from a Latin
face they would be half as wide as Chinese print has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from convkit.writers.docx.markup import DECLARATION, NAMESPACES

Script = Literal["hans", "hant", "ja", "ko", "latin"]


class Language(NamedTuple):
    """A language as Word states it: its tag, and the script that says which fonts and rules it has."""

    tag: str
    script: Script


LATIN = {
    "song": "Times New Roman",
    "hei": "Arial",
    "kai": "Times New Roman",
    "fang": "Times New Roman",
    "biaosong": "Times New Roman",
    "mono": "Consolas",
}
FACES: dict[str, dict[str, str]] = {
    "hans": {
        "song": "宋体",
        "hei": "黑体",
        "kai": "楷体",
        "fang": "仿宋",
        "biaosong": "方正小标宋简体",
        "mono": "宋体",
    },
    "hant": {
        "song": "新細明體",
        "hei": "微軟正黑體",
        "kai": "標楷體",
        "fang": "標楷體",
        "biaosong": "新細明體",
        "mono": "細明體",
    },
    "ja": {
        "song": "ＭＳ 明朝",
        "hei": "ＭＳ ゴシック",
        "kai": "ＭＳ 明朝",
        "fang": "ＭＳ 明朝",
        "biaosong": "ＭＳ 明朝",
        "mono": "ＭＳ ゴシック",
    },
    "ko": {"song": "바탕", "hei": "돋움", "kai": "궁서", "fang": "바탕", "biaosong": "바탕", "mono": "돋움체"},
}
FACES["latin"] = FACES["hans"]

# name: its name in English, charset as in a Windows LOGFONT, family, pitch (17.8.3)
TABLE = {
    "Times New Roman": ("", "00", "roman", "variable"),
    "Arial": ("", "00", "swiss", "variable"),
    "Consolas": ("", "00", "modern", "fixed"),
    "宋体": ("SimSun", "86", "auto", "variable"),
    "黑体": ("SimHei", "86", "modern", "fixed"),
    "楷体": ("KaiTi", "86", "modern", "fixed"),
    "仿宋": ("FangSong", "86", "modern", "fixed"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "86", "auto", "variable"),
    "新細明體": ("PMingLiU", "88", "roman", "variable"),
    "細明體": ("MingLiU", "88", "modern", "fixed"),
    "微軟正黑體": ("Microsoft JhengHei", "88", "swiss", "variable"),
    "標楷體": ("DFKai-SB", "88", "script", "fixed"),
    "ＭＳ 明朝": ("MS Mincho", "80", "modern", "fixed"),
    "ＭＳ ゴシック": ("MS Gothic", "80", "modern", "fixed"),
    "바탕": ("Batang", "81", "roman", "variable"),
    "돋움": ("Dotum", "81", "modern", "variable"),
    "돋움체": ("DotumChe", "81", "modern", "fixed"),
    "궁서": ("Gungsuh", "81", "roman", "variable"),
}


@lru_cache(maxsize=64)
def language_of(name: str) -> Language:
    """The language called ``name`` (BCP 47) as Word has it; what is no language tag is simplified Chinese."""
    if not re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*", name):
        return Language("zh-CN", "hans")
    lower = name.lower().replace("_", "-")
    main, _, rest = lower.partition("-")
    if main in ("zh", "yue", "lzh"):
        parts = rest.split("-")
        for region in ("hk", "mo", "tw"):
            if region in parts and "hans" not in parts:
                return Language(f"zh-{region.upper()}", "hant")
        return Language("zh-TW", "hant") if "hant" in parts else Language("zh-CN", "hans")
    if main == "ja":
        return Language("ja-JP", "ja")
    if main == "ko":
        return Language("ko-KR", "ko")
    if lower == "en":
        return Language("en-US", "latin")
    return Language(name.replace("_", "-"), "latin")


def fonts(role: str, script: str) -> str:
    """w:rFonts for ``role`` in text of ``script``."""
    latin, face = LATIN[role], FACES[script][role]
    high = latin if script == "latin" or role == "mono" else face
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{face}" w:hAnsi="{high}" w:cs="{latin}"/>'


def language_mark(language: Language) -> str:
    """w:lang for text in ``language`` (17.3.2.20)."""
    if language.script == "latin":
        return f'<w:lang w:val="{language.tag}" w:eastAsia="zh-CN"/>'
    return f'<w:lang w:val="en-US" w:eastAsia="{language.tag}"/>'


def font_table(scripts: Iterable[str]) -> str:
    """The font table part for text in ``scripts``, each Chinese name with the English one beside it."""
    names = dict.fromkeys([*LATIN.values(), *(face for script in scripts for face in FACES[script].values())])
    entries = []
    for name in names:
        other, charset, family, pitch = TABLE[name]
        alternative = f'<w:altName w:val="{other}"/>' if other else ""
        entries.append(
            f'<w:font w:name="{name}">{alternative}<w:charset w:val="{charset}"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{''.join(entries)}</w:fonts>"
