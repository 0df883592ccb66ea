"""The headline of a page: which of its blocks it is, and what of the page's title is the name of its site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from convkit.markup.soup import T_CHARS, T_CLOSE, T_OPEN, T_TEXT, Tree
from convkit.markup.tags import HEADINGS
from convkit.sitewords import SENTENCE, is_related, is_talk, is_tool, is_way, says_origin, states_day

NAME_LIMIT = 40
TITLE_LIMIT = 200
SHORTEST = 4
GENERIC = 6
"""Code points up to which a stated title may be no more than the name of a column (新闻动态)."""
PROSE = 40
"""Code points of a block from which on it is a paragraph where it is closed."""
SHARE = 0.4
"""What of a stated title a block has to hold that it begins with."""
ASKS = "！？!?"
"""What a headline may end with."""
DIVIDERS = "-–—_|｜·"
NOTHING = frozenset(("无标题文档", "无标题", "新建网页1", "无标题页", "文档", "untitled", "untitleddocument", "newpage1", "document", "normal", "正文", "内容页", "详情", "详细页", "文章内容", "index"))  # fmt: skip
"""Titles that programs give, in the form of :func:`plain`."""


def plain(said: str) -> str:
    """``said`` as titles are compared: no blanks, lower case."""
    return "".join(said.split()).lower()


def is_nothing(title: str) -> bool:
    """Whether a page's own ``title`` says nothing of its text: one that programs give, or the name of a file."""
    bare = plain(title)
    return (
        bare in NOTHING or re.fullmatch(r"\S{1,80}\.(?:html?|pdf|docx?|wps|txt|md|tmp|aspx?|jsp|php)", bare) is not None
    )


def headline(text: str, tree: Tree, skipped: int, stated: Sequence[str], sure: bool = False) -> int:
    """The node of the headline in the text, -1 where there is none.

    It is a heading or short block that one of the ``stated`` titles begins with, else the block right above the line that dates the article, else the
    only heading of the highest level that is there, unless prose stands over it.  ``skipped`` is the node of the page's own title.  With ``sure`` a title
    is stated for certain, and no block is guessed to be one.
    """
    titles = [plain(title) for title in stated if title]
    leaves = list(_leaves(text, tree, skipped))
    best: tuple[int, int, int, int] | None = None
    for node, said in leaves:
        bare = plain(said)
        if SHORTEST <= len(bare) <= TITLE_LIMIT:
            fit = max((_fits(title, bare) for title in titles), default=0)
            rank = (fit, int(tree.tags[node] in HEADINGS), len(bare), -node)
            if fit and (best is None or rank > best):
                best = rank
    if best is not None and best[2] > GENERIC:
        return -best[3]
    dated = _above_the_date(tree, leaves)
    if best is not None:
        return dated if dated >= 0 and tree.tags[dated] in HEADINGS else -best[3]
    heads = [
        (node, said) for node, said in leaves if tree.tags[node] in HEADINGS and not (is_related(said) or is_talk(said))
    ]
    highest = min((tree.tags[node] for node, _ in heads), default="")
    first = [node for node, _ in heads if tree.tags[node] == highest]
    if len(first) == 1 and first[0] == heads[0][0] and highest <= "h3":
        return -1 if any(_is_prose(said) for node, said in leaves if node < first[0]) else first[0]
    return -1 if sure else dated


def _is_prose(said: str) -> bool:
    """Whether ``said`` is a paragraph of a text: a heading under it is one inside."""
    return len(said) >= PROSE and said[-1] in "。！？.!?”’」』"


def _fits(title: str, bare: str) -> int:
    """2 where ``title`` is ``bare`` or begins with it, 1 where it ends with it behind the name of a site, else 0."""
    if not title.startswith(bare):
        bare = _tagged().sub("", bare)
    long = len(bare) >= SHARE * len(title)
    if title == bare or (title.startswith(bare) and (long or title[len(bare)] in DIVIDERS)):
        return 2
    return int(long and title.endswith(bare) and title[-len(bare) - 1] in DIVIDERS)


@lru_cache(maxsize=1)
def _tagged() -> re.Pattern[str]:
    return re.compile(r"^[\[【][^\[\]【】]{1,8}[\]】](?=.{4})")


def tagged(said: str, page_title: str) -> int:
    """The length of a mark in brackets before a headline (a forum's ``[经验]``) that the page's own title does not have; 0 for none.

    ``said`` is source text, tags included.
    """
    match = re.match(r"[\[【][^\[\]【】<>]{1,8}[\]】](?:\s|<[^<>]*+>)*+", said)
    return match.end() if match and not plain(page_title).startswith(plain(said[: match.end()].split("<")[0])) else 0


def _above_the_date(tree: Tree, leaves: Sequence[tuple[int, str]]) -> int:
    """The block right above the first line that dates the article, where it looks like a headline; -1 for none."""
    for at, (_, said) in enumerate(leaves):
        if at and states_day(said) and (":" in said or "：" in said):
            for node, before in reversed(leaves[max(0, at - 2) : at]):
                fit = (
                    GENERIC < len(before) <= 60
                    and SENTENCE.isdisjoint(before[:-1] if before[-1] in ASKS else before)
                    and tree.tags[node] not in ("li", "a")
                    and before[-1] not in "）)"
                )
                if fit and not (is_tool(before) or is_way(before) or says_origin(before) or states_day(before)):
                    return node
            return -1
    return -1


def _leaves(text: str, tree: Tree, skipped: int) -> Iterator[tuple[int, str]]:
    """The blocks that hold text of their own and no other block, with their text; those of the head left out."""
    pieces: list[str] = []
    node = -1
    length = 0
    for code, start, stop, name, arg in tree.events:
        if code == T_OPEN:
            node, pieces, length = arg, [], 0
        elif code == T_CLOSE:
            if arg == node and node != skipped and length:
                said = " ".join("".join(pieces).split())
                if said:
                    yield node, said
            node = -1
        elif node >= 0 and code in (T_TEXT, T_CHARS) and length <= 2 * TITLE_LIMIT:
            pieces.append(text[start:stop] if code == T_TEXT else name)
            length += stop - start


@lru_cache(maxsize=1)
def _divider() -> re.Pattern[str]:
    return re.compile(r"\s*[_|｜]+\s*|\s+[-–—·»«:：]+\s+|\s+[:：]|\s*(?:--+|——+)\s*|[-–—](?=[^-–—_|]{2,16}$)")


@lru_cache(maxsize=1)
def _site() -> re.Pattern[str]:
    return re.compile(
        r"网|網|报|報|新闻|新聞|门户|政府|频道|頻道|官网|首页|在线|论坛|博客|电视台|通讯社|出版社|杂志|中心|公众号|Discuz|WordPress|\.(?:com|cn|net|org)\b|News|Times|Post|Daily|Journal|Blog",
        re.IGNORECASE,
    )


def without_site(title: str, site: str) -> int:
    """The length of ``title`` without the name of the site at its end; all of it where none is told.

    What follows ``_`` or ``|`` is the site's; what follows a dash is, where it names itself as one or is the ``site`` that the page states.
    """
    cut = len(title)
    parts = list(_divider().finditer(title))
    while parts:
        divider = parts.pop()
        tail = title[divider.end() : cut].strip()
        sure = any(mark in divider[0] for mark in "_|｜") or (site and plain(tail) == plain(site))
        if divider.start() < 2 or not (sure or (len(tail) <= NAME_LIMIT and _site().search(tail))):
            break
        cut = divider.start()
    return cut if cut > 1 else len(title)
