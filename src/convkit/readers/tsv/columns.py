"""What the columns of a dump are: by the names in its header, by the user's options, or by what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from convkit.errors import SourceError

NAMES = {
    "title": "标题 標題 题目 題目 题名 題名 篇名 文章标题 文章標題 新闻标题 新聞標題 文章题目 标题名称 title headline article_title news_title post_title subject",
    "date_text": (
        "时间 時間 日期 发布时间 發布時間 發佈時間 发布日期 發布日期 發佈日期 发表时间 發表時間 发表日期 發表日期 出版日期 出版时间 刊发日期"
        " 刊发时间 刊登日期 见报日期 公布日期 成文日期 新闻时间 date time datetime pubdate pub_date pubtime pub_time publish_date publish_time"
        " publishdate publishtime publication_date published published_at published_date date_published datepublished release_date created created_at"
        " createtime create_time addtime add_time inputtime input_time posttime post_time post_date newstime"
    ),
    "text": (
        "文本 正文 内容 內容 全文 内文 內文 本文 文章 文章内容 文章內容 正文内容 新闻内容 新聞內容 新闻正文 文章正文 正文文本 text content body"
        " article fulltext full_text maintext main_text article_text article_body articlebody body_text content_text html content_html post_content newstext message"
    ),
    "author": "作者 记者 記者 撰稿 撰文 撰稿人 署名 author authors byline writer reporter creator post_author",
    "source": "来源 來源 出处 出處 信息来源 信息來源 稿件来源 文章来源 新闻来源 媒体 媒體 报纸 報紙 刊物 source origin publisher media newspaper",
    "url": "链接 鏈接 連結 网址 網址 原文链接 原文地址 文章链接 链接地址 新闻链接 url link href address permalink source_url article_url page_url",
    "column": "版面 版次 版名 栏目 欄目 版块 版塊 频道 頻道 专栏 專欄 column section channel page category",
    "kicker": "引题 引題 肩题 肩題 眉题 眉題 kicker overline",
    "subtitle": "副标题 副標題 副题 副題 subtitle subhead subheading subheadline deck",
    "place": "地点 地點 发生地 dateline place location",
}  # fmt: skip
"""Column names by the field of an article that they fill, normal form of :func:`key`."""

OTHERS = (
    "id 编号 編號 序号 序號 no index 语言 語言 language lang 摘要 简介 summary abstract description 关键词 關鍵詞 keywords tags 标签 標籤"
    " 点击量 阅读量 评论数 views comments 类别 類別 分类 分類 类型 類型 type guid uuid doc_id 字数 备注 ip 省份 城市"
)
"""Names that make a header likely and go to ``metadata``."""

OPTIONS = {
    "title": "title", "date": "date_text", "text": "text", "author": "author", "source": "source", "url": "url",
    "column": "column", "kicker": "kicker", "subtitle": "subtitle",
}  # fmt: skip
"""Options of the format that name a column, and the field each fills."""

NAME_LIMIT = 24
"""A header's cell is no longer than this many code points."""
TEXT_ENOUGH = 40
"""Code points from which on a cell of an unnamed column may be the text."""


class Columns(NamedTuple):
    """The columns of a dump: their names, and for each the field it fills ("" goes to ``metadata``)."""

    names: tuple[str, ...]
    roles: tuple[str, ...]

    def place(self, role: str) -> int:
        """The place of the column that fills ``role``; -1 if none does."""
        return self.roles.index(role) if role in self.roles else -1

    def with_text(self, cells: Sequence[str]) -> Columns:
        """The columns, with the longest of the unnamed ones as the text where none is named so."""
        if "text" in self.roles:
            return self
        lengths = [len(c) if not r else 0 for c, r in zip(cells, self.roles, strict=False)]
        if not lengths or max(lengths) < TEXT_ENOUGH:
            return self
        at = lengths.index(max(lengths))
        return Columns(self.names, tuple("text" if i == at else role for i, role in enumerate(self.roles)))


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    known = dict.fromkeys(OTHERS.split(), "")
    for role, names in NAMES.items():
        known.update(dict.fromkeys(names.split(), role))
    return known


@lru_cache(maxsize=1)
def _tag() -> re.Pattern[str]:
    return re.compile(r"</?[A-Za-z][^<>]*+>")


def bare(cell: str) -> str:
    """``cell`` without tags and white space at its ends."""
    cell = cell.strip()
    if cell.startswith("<p>") and cell.endswith("</p>"):
        cell = cell[3:-4].strip()
    return _tag().sub(" ", cell).strip() if "<" in cell else cell


def key(name: str) -> str:
    """The form in which column names are compared: no tags, width and case folded, no colon and no brackets around."""
    folded = unicodedata.normalize("NFKC", bare(name)).lower().strip(" \t\ufeff:\"'[]()【】《》*#")
    return folded.replace(" ", "_").replace("-", "_")


def header(cells: Sequence[str], options: Mapping[str, str], *, first: bool = False) -> Columns | None:
    """The columns that ``cells`` name, or None where they are no header.

    Two known names make one; in the ``first`` line of a file one is enough for up to four short cells.
    """
    if len(cells) < 2 or any(len(bare(cell)) > NAME_LIMIT for cell in cells):
        return None
    keys = [key(cell) for cell in cells]
    wanted = {key(options[name]) for name in OPTIONS if options.get(name)}
    known = _known()
    hits = sum(1 for k in keys if k and (k in known or k in wanted))
    filled = [k for k in keys if k]
    if len(set(filled)) < len(filled) and hits < len(filled):
        return None
    few = (
        first
        and hits == 1
        and len(keys) <= 4
        and not any(c.isdigit() for k in keys for c in k)
        and len(filled) == len(keys)
    )
    if hits < 2 and not few:
        return None
    return named([bare(cell).strip("\ufeff") for cell in cells], options)


def named(names: Sequence[str], options: Mapping[str, str]) -> Columns:
    """The columns called ``names``: the options first, then the known names, the first of each kind.

    Raises SourceError where an option names a column that there is not.
    """
    roles = [""] * len(names)
    keys = [key(name) for name in names]
    for option, role in OPTIONS.items():
        if options.get(option):
            roles[_asked(options[option], option, names, keys)] = role
    known = _known()
    for index, name in enumerate(keys):
        role = known.get(name, "")
        if role and not roles[index] and role not in roles:
            roles[index] = role
    return Columns(_distinct(names), tuple(roles))


def _asked(wanted: str, option: str, names: Sequence[str], keys: Sequence[str]) -> int:
    if key(wanted) in keys:
        return keys.index(key(wanted))
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    listed = ", ".join(name or f"column {n}" for n, name in enumerate(names, 1))
    raise SourceError(
        f"there is no column {wanted!r} for tsv.{option}", code="E_SYNTAX", hint=f"the columns are: {listed}"
    )


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    made: dict[str, None] = {}
    for index, name in enumerate(names, 1):
        name = name or f"column {index}"
        while name in made:
            name = f"{name} {index}"
        made[name] = None
    return tuple(made)


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    numeral = "0-9０-９〇○零一二三四五六七八九十廿卅元"
    month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    return re.compile(
        rf"(?:公元|中华|中華|民国|民國|昭和|平成|令和|[a-z]{{3,9}}day,?|[a-z]{{3}},){{0,2}}\s*"
        rf"(?:[{numeral}]{{1,4}}\s*[-/.年]\s*[{numeral}]{{1,3}}(?:\s*[-/.月]\s*[{numeral}]{{1,4}}\s*[日号號]?|月)?"
        rf"|[{numeral}]{{1,3}}月[{numeral}]{{1,3}}[日号號]?|[12][0-9]{{3}}年?|[12][0-9]{{7}}|1[0-9]{{9}}|1[0-9]{{12}}"
        rf"|{month}\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{month}\.?,?\s+[0-9]{{4}})"
        r"[\s0-9t:：.,+\-z时時分秒点點上下午凌晨早晚星期周週一二三四五六日天apmgcu()（）]*",
        re.IGNORECASE,
    )


def is_date(cell: str) -> bool:
    """Whether ``cell`` is a date, of whatever form, and nothing else."""
    said = bare(cell)
    return 2 < len(said) <= 48 and _date().fullmatch(said) is not None
