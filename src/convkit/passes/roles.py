"""What the people in a byline did: 记者, 摄影, 责任编辑 … by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

WRITING_ROLES = frozenset(
    {"", "reporter", "correspondent", "author", "special", "intern", "text", "translator", "narrator", "compiler"}
)
"""Roles whose bearers are authors of an article; the others are contributors."""

_ROLES = {
    "reporter": "首席记者|学生记者|小记者|學生記者|特派记者|特派記者|特约记者|见习记者|实习记者|驻地记者|记者|記者|首席記者|見習記者|實習記者|駐地記者|特約記者",
    "correspondent": "特约通讯员|通讯员|通訊員|特约撰稿人|特约撰稿|撰稿人",
    "special": "特约评论员|评论员|評論員|特约作者",
    "intern": "实习生|實習生",
    "author": "文字作者|本文作者|文章作者|作者|撰文|撰稿|执笔|執筆|读者|讀者|网友|網友",
    "text": "文字|文",
    "photographer": "摄影报道|攝影報道|摄影|攝影|摄像|供图|供圖|图片|圖片|摄|攝|图|圖",
    "illustrator": "制图|製圖|绘图|漫画|绘|繪|插图",
    "editor": "责任编辑|責任編輯|责任校对|值班编委|值班主任|版面编辑|责编|責編|编辑|編輯|责校|校对|校對|美编|版式|版面|排版|组版|编审|审校|审核|审读|审稿|终审|初审|复审",
    "translator": "编译|編譯|翻译|翻譯|译者|譯者|译",
}
_LABELLED = {
    "reporter": "采写|採寫|采访|採訪",
    "narrator": "口述者|口述|讲述人|讲述|講述",
    "compiler": "采访整理|整理|整理人|改写|编写",
    "transcriber": "录音整理|速记|记录整理",
    "correspondent": "供稿|投稿",
    "planner": "总策划|策划|策劃|统筹|統籌|总监制|监制|監製|出品人",
    "video": "视频|視頻|剪辑|剪輯|编导|航拍",
    "designer": "设计|設計|题图|海报",
}
"""Roles whose words are verbs and things as well: they are roles only before a colon or a slash."""
ENDS_NAMES = frozenset("文图圖译譯绘繪")
"""Roles of one character that also end names."""
_TRAILING = ("photographer", "illustrator", "translator", "text")
"""Roles that may stand behind the names: ``何青 摄``."""


def _longest_first(roles: Iterable[str]) -> str:
    return "|".join(sorted((word for role in roles for word in _ROLES[role].split("|")), key=len, reverse=True))


def _labelled() -> str:
    words = sorted("|".join(_LABELLED.values()).split("|"), key=len, reverse=True)
    return rf"(?:{'|'.join(words)})(?=\s?[:：/／丨])"


ROLE = f"{_longest_first(_ROLES)}|{_labelled()}"
ROLE_BEHIND = _longest_first(_TRAILING)
ROLE_FIRSTS = frozenset(word[0] for words in (*_ROLES.values(), *_LABELLED.values()) for word in words.split("|"))
BEHIND_LASTS = frozenset(word[-1] for word in ROLE_BEHIND.split("|")) | {"道"}
JOINED = r"[/／、&＆和·]"
"""What joins two roles of one person: 文/图, 文·图."""


def role_of(word: str) -> str:
    """The role that ``word`` (or the first word of ``文/摄``) names; "" for none."""
    for part in re.split(JOINED, word.rstrip(":：丨 ")):
        for role, words in (*_ROLES.items(), *_LABELLED.items()):
            if part in words.split("|"):
                return role
    return ""
