"""Finds the article of a saved page and names the rest: a density rule over the tree.

From the body down, the element is followed that holds most of the text that reads like an article's, as long as one does.  All
beside that way is furniture, but for the headline and the lines between it and the text.  Inside, lists of links and
boxes that name themselves as sharing, related pages or comments are furniture too.  Where nothing reads like an
article, the whole page is kept and only what its own element names as navigation goes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from convkit.markup.soup import Tree
from convkit.markup.tags import HEADINGS
from convkit.markup.tokens import attributes, value
from convkit.readers.html.measure import Measures, measure

BY_TAG = {
    "nav": "navigation", "menu": "navigation", "footer": "page footer", "aside": "aside", "noscript": "noscript", "template": "template",
    "select": "form", "button": "form", "textarea": "form", "dialog": "dialog", "datalist": "form", "noframes": "noframes",
    "form": "form", "header": "page header", "object": "embedded object", "applet": "embedded object", "canvas": "embedded object",
    "audio": "embedded object", "video": "embedded object", "marquee": "banner", "title": "page title", "head": "page head",
}  # fmt: skip
"""Elements that are no part of an article, and why."""
UNLESS_TEXT = frozenset({"form", "header", "object", "marquee", "aside"})
"""Those of them that old pages also wrap whole articles in: they go only where they hold little of the page's good text."""
CONTAINERS = frozenset(
    [
        "html",
        "body",
        "div",
        "section",
        "article",
        "main",
        "center",
        "td",
        "th",
        "tr",
        "tbody",
        "table",
        "form",
        "header",
        "fieldset",
        "dd",
        "dl",
        "frameset",
        "hgroup",
        "search",
        "object",
        "details",
        "ul",
        "li",
    ]
)
FOLLOWED = 0.75
FOLLOWED_NAMED = 0.5
"""A child is followed from this share of its parent's good text on; one that calls itself the article, from the lower one."""
LITTLE = 0.2
ENOUGH = 60
FEW = 20
FEW_SHARE = 0.1
"""Code points of good text from which on a page has an article to be found; fewer will do where they are such a share of its text."""
LINKED_MOST = 0.5
LINK_LIST = 0.7
LINKS = 4


@lru_cache(maxsize=1)
def _noise() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[\s_-])(?:share|social|bdshare|bshare|jiathis|addthis|weixin|wechat|qrcode|erweima|ewm|breadcrumb|crumbs?|location|position|weizhi"
        r"|related|relate|recommend|relevant|hot|rank(?:ing)?|tuijian|xgwz|more|comments?|reply|pinglun|sidebar|side|footer|foot|copyright"
        r"|nav(?:bar|igation)?|menu|toolbar|tools|tool|ads?|advert(?:isement)?|banner|sponsor|pagination|pager|page-?nav|prev-?next|prenext"
        r"|login|search|subscribe|newsletter|cookie|popup|modal|toc|skip-?link|gongju|fenxiang|daohang|print|font-?size|links?)(?:$|[\s_-]|box|bar|list|wrap|con|area|\d)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _tools() -> re.Pattern[str]:
    return re.compile(
        r"打印|关闭|關閉|返回|收藏|分享|上一篇|下一篇|上一页|下一页|更多|纠错|举报|Print|Close|Share|Previous|Next|Back",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    return re.compile(
        r"article|content|zoom|trs_editor|zhengwen|正文|detail|story|post|entry|maintext|main-text|news_?text|newstext|articlebody|cont\b|text\b",
        re.IGNORECASE,
    )


def always_furniture(tree: Tree) -> frozenset[int]:
    """The nodes whose element says that they are no part of an article, whatever they hold."""
    return frozenset(n for n, name in enumerate(tree.tags) if name in BY_TAG and name not in UNLESS_TEXT)


def by_name(tree: Tree, nodes: frozenset[int]) -> dict[int, str]:
    """The reason for each of ``nodes`` that its element gives."""
    return {node: BY_TAG[tree.tags[node]] for node in nodes}


class Finder:
    """Finds the article in one page; ``title`` is the node of the visible headline, -1 where there is none."""

    def __init__(self, text: str, tree: Tree, title: int) -> None:
        self._text = text
        self._tree = tree
        self._title = title
        self._fixed = always_furniture(tree)
        self._labels: dict[int, str] = {}
        noisy = frozenset(n for n in range(len(tree.tags)) if n in self._fixed or self._is_noise(n))
        self._measures = measure(text, tree, noisy)
        self._children: list[list[int]] = [[] for _ in tree.tags]
        for number, parent in enumerate(tree.parents):
            if parent >= 0:
                self._children[parent].append(number)

    @property
    def measures(self) -> Measures:
        """What each node holds."""
        return self._measures

    def furniture(self) -> Mapping[int, str]:
        """The nodes that are no part of the article, with the reason for each."""
        tree, measures = self._tree, self._measures
        tops = [n for n, parent in enumerate(tree.parents) if parent < 0]
        found = {n: BY_TAG[tree.tags[n]] for n in self._fixed}
        root = max(tops, key=lambda n: (measures.good[n], -n), default=-1)
        body = next((n for n, name in enumerate(tree.tags) if name == "body"), root)
        if body < 0 or measures.good[body] < min(ENOUGH, max(FEW, FEW_SHARE * measures.chars[body])):
            found.update(self._by_element(measures.good[body] if body >= 0 else 0))
            return found
        path = self._path(body)
        found.update(self._by_element(measures.good[body]))
        self._beside(path, found)
        self._inside(path[-1], found)
        for node in self._up(self._title):
            found.pop(node, None)
        for node in path:
            found.pop(node, None)
        return found

    def _up(self, node: int) -> list[int]:
        way = []
        while node >= 0:
            way.append(node)
            node = self._tree.parents[node]
        return way

    def _path(self, body: int) -> list[int]:
        """The way from the body to the element that holds the article."""
        good, tags = self._measures.good, self._tree.tags
        path = [body]
        while True:
            here = path[-1]
            children = self._children[here]
            best = max(children, key=lambda n: (good[n], -n), default=-1)
            if best < 0 or tags[best] not in CONTAINERS or tags[best] in ("ul", "li", "dl"):
                return path
            if not self._children[best] and self._measures.breaks[best] < 2 and not self._is_named(best):
                return path
            share = good[best] / good[here]
            if share < FOLLOWED and not (share >= FOLLOWED_NAMED and self._is_named(best)):
                return path
            path.append(best)

    def _by_element(self, whole: int) -> dict[int, str]:
        good, tags = self._measures.good, self._tree.tags
        return {
            n: BY_TAG[name]
            for n, name in enumerate(tags)
            if name in UNLESS_TEXT and good[n] <= LITTLE * whole and name != "object"
        }

    def _beside(self, path: list[int], found: dict[int, str]) -> None:
        """What stands beside the way to the article, but for the headline and what lies between it and the article."""
        top = path[-1]
        start = self._tree.spans[top][0]
        above = self._up(self._title)
        headline = self._tree.spans[self._title][0] if above and top not in above else start
        keeps = {*above, *path}
        for node in {*path[:-1], *above} if top not in above else path[:-1]:
            for child in self._children[node]:
                if child in keeps or child in found:
                    continue
                between = headline < self._tree.spans[child][0] < start
                if not between or self._is_noise(child) or self._is_list_of_links(child):
                    found[child] = self._reason(child)

    def _inside(self, top: int, found: dict[int, str]) -> None:
        """Boxes in the article that are no part of it."""
        tree, measures = self._tree, self._measures
        whole = measures.good[top]
        leaves = [n for n in range(top, len(tree.tags)) if measures.good[n] and not self._children[n]]
        first_good, last_good = (leaves[0], leaves[-1]) if leaves else (top, top)
        todo = list(self._children[top])
        while todo:
            node = todo.pop()
            if node in found or tree.spans[node][0] > tree.inner_ends[top]:
                continue
            if self._is_noise(node) and self._held(node) <= LITTLE * whole:
                found[node] = self._reason(node)
            elif self._is_hidden(node) and measures.good[node] <= LITTLE * whole:
                found[node] = "hidden"
            elif self._is_list_of_links(node) and (node > last_good or self._ends_before(node, first_good)):
                found[node] = "links"
            elif node > last_good and self._is_tools(node):
                found[node] = "page tools"
            else:
                todo += self._children[node]

    def _ends_before(self, node: int, other: int) -> bool:
        return self._tree.inner_ends[node] <= self._tree.spans[other][0]

    def _is_hidden(self, node: int) -> bool:
        """Whether the element says that nobody sees it."""
        span = self._tree.spans[node]
        if span[2] - span[1] < 7:
            return False
        given = attributes(self._text, span[1], span[2])
        style = "".join(value(self._text, given.get("style")).lower().split())
        return "hidden" in given or "display:none" in style

    def _held(self, node: int) -> int:
        measures = self._measures
        return max(
            measures.good[node], measures.chars[node] - 2 * measures.linked[node] if measures.chars[node] > 200 else 0
        )

    def _is_list_of_links(self, node: int) -> bool:
        measures = self._measures
        return measures.links[node] >= LINKS and measures.linked[node] >= LINK_LIST * measures.chars[node]

    def _is_tools(self, node: int) -> bool:
        """A short line behind the article of which most is links to print it, close it, go on or go back."""
        measures = self._measures
        if not 0 < measures.chars[node] <= 80 or measures.linked[node] < LINKED_MOST * measures.chars[node]:
            return False
        return _tools().search(self._text, self._tree.spans[node][2], self._tree.inner_ends[node]) is not None

    def _reason(self, node: int) -> str:
        name = self._tree.tags[node]
        if name in BY_TAG:
            return BY_TAG[name]
        if self._is_hidden(node):
            return "hidden"
        if self._is_noise(node):
            return f"box named {self._label(node)}"
        if self._measures.linked[node] > LINKED_MOST * self._measures.chars[node]:
            return "links"
        return "beside the article"

    def _label(self, node: int) -> str:
        if node not in self._labels:
            span = self._tree.spans[node]
            label = ""
            if span[2] - span[1] > 1:
                given = attributes(self._text, span[1], span[2])
                label = " ".join(filter(None, (value(self._text, given.get(key)) for key in ("id", "class", "role"))))[
                    :200
                ]
            self._labels[node] = label
        return self._labels[node]

    def _is_noise(self, node: int) -> bool:
        name = self._tree.tags[node]
        if name in HEADINGS or name in (
            "p",
            "body",
            "html",
            "td",
            "tr",
            "tbody",
            "table",
            "article",
            "main",
            "pre",
            "blockquote",
        ):
            return False
        span = self._tree.spans[node]
        if span[2] - span[1] < 4:
            return False
        label = self._label(node)
        return bool(label) and _noise().search(label) is not None

    def _is_named(self, node: int) -> bool:
        return self._tree.tags[node] in ("article", "main") or _named().search(self._label(node)) is not None
