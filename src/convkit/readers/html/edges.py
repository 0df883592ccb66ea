"""What stands at the edges of an article's text and is no part of it: buttons and counters, the title once more, related pages,
comments, notices of the site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convkit import sitewords
from convkit.markup.soup import Tree
from convkit.markup.tags import HEADINGS
from convkit.readers.html.measure import Measures
from convkit.readers.html.names import Names
from convkit.readers.html.title import plain

NEARLY_ALL = 0.9
LISTED = 0.3
"""The share of links in the text behind a head of related pages from which on it is a list of such pages."""
LITTLE = 0.2
LATE = 0.5
"""The share of the article's text that stands before a head of related pages."""
SHORT = 60
NAME = 24
COLUMN = 6
DIGITS = 4
IN_TABLES = frozenset({"td", "th", "caption"})


class Edges:
    """Looks at the blocks around one article; ``title`` is the node of its headline, -1 for none.

    ``titles`` and ``known`` are the titles and the names that the page's head states.

    ``apart`` are the lines it found that state facts, whose inline elements stand apart; ``roles`` the fields that others are, ``day`` a date
    in pieces.
    """

    def __init__(
        self,
        tree: Tree,
        measures: Measures,
        names: Names,
        good: Sequence[int],
        title: int,
        titles: Sequence[str],
        known: Sequence[str],
    ) -> None:
        self._tree = tree
        self._measures = measures
        self._names = names
        self._good = good
        self._title = title
        self.apart: set[int] = set()
        self.roles: dict[int, str] = {}
        self.day = ""
        self._sourced = False
        self._titles = {plain(said) for said in (*titles, measures.said[title] if title >= 0 else "") if said}
        self._known = [line for said in known for line in said.split("\n") if line]

    def furniture(self, top: int, leaves: Sequence[int]) -> Mapping[int, str]:
        """The reason for each of ``leaves`` that is no part of the article in ``top``, and for what hangs together with it."""
        found: dict[int, str] = {}
        texts = [n for n, leaf in enumerate(leaves) if self._good[leaf] and leaf > self._title]
        if not texts:
            return found
        first, last = texts[0], texts[-1]
        stop = self._stop(leaves, texts)
        if stop is not None:
            at, reason = stop
            for leaf in leaves[at:]:
                if self._tree.spans[leaf][0] < self._tree.inner_ends[top]:
                    found[self._lifted(leaf, leaves[at], top)] = reason
            leaves = leaves[:at]
            last = max((n for n in texts if n < at), default=first)
        self._beside_headline(leaves, first)
        said = self._measures.said
        self._sourced = any("来源" in said[leaf] or "來源" in said[leaf] for leaf in leaves[:first])
        for at, leaf in enumerate(leaves):
            if leaf == self._title or leaf in self.roles:
                continue
            if at < first:
                reason = self._above(leaf) or (self._over(leaf) if leaf < self._title else "")
            elif at > last:
                reason = self._behind(leaf)
            else:
                reason = self._amid(leaf)
            if reason:
                found[leaf] = reason
        return found

    def _beside_headline(self, leaves: Sequence[int], first: int) -> None:
        """Find kicker and subtitle: the lines right over and under the headline that their element names so or sets alike."""
        at = leaves.index(self._title) if self._title in leaves else -1
        if at < 0:
            return
        below = leaves[at + 1] if at + 1 < len(leaves) else -1
        if below >= 0 and at + 1 <= first and self._may_be_headline(below):
            said = self._measures.said[below]
            named = self._names.under(below) or self._lower_heading(below)
            if said.startswith(("—", "─", "--", "――")) or named:
                self.roles[below] = "subtitle"
        above = leaves[at - 1] if at else -1
        if above >= 0 and self._may_be_headline(above):
            alike = (
                below in self.roles
                and self._names.label(above) != ""
                and self._names.label(above) == self._names.label(below)
            )
            if self._names.over(above) or alike:
                self.roles[above] = "kicker"

    def _may_be_headline(self, leaf: int) -> bool:
        measures = self._measures
        said = measures.said[leaf]
        if (
            not 3 < measures.own[leaf] <= SHORT
            or measures.linked[leaf]
            or not measures.is_leaf(leaf)
            or said[-1] in "。：:；"
        ):
            return False
        other = (
            sitewords.is_tool(said)
            or sitewords.is_way(said)
            or sitewords.states_day(said)
            or sitewords.says_origin(said)
        )
        return not other and plain(said) not in self._titles

    def _lower_heading(self, leaf: int) -> bool:
        """Whether ``leaf`` is a heading of a level below the headline's, with a line of facts or text behind it."""
        tag, title = self._tree.tags[leaf], self._tree.tags[self._title]
        return (
            tag in HEADINGS
            and title in HEADINGS
            and tag > title
            and self._tree.parents[leaf] == self._tree.parents[self._title]
        )

    def _stop(self, leaves: Sequence[int], texts: Sequence[int]) -> tuple[int, str] | None:
        """Where in ``leaves`` the article is over because related pages or comments follow, and the reason."""
        measures, good = self._measures, self._good
        whole = sum(good[leaves[n]] for n in texts)
        before = 0
        for at, leaf in enumerate(leaves):
            said = measures.said[leaf]
            if before >= LATE * whole and measures.own[leaf] <= 30 and self._tree.tags[leaf] not in IN_TABLES:
                if sitewords.is_talk(said) and not measures.linked[leaf]:
                    return at, "comments"
                if sitewords.is_related(said) and self._is_list(leaves[at + 1 :], whole):
                    return at, "related pages"
            before += good[leaf]
        return None

    def _is_list(self, leaves: Sequence[int], whole: int) -> bool:
        """Whether what follows is links to other pages and hardly any text."""
        chars = sum(self._measures.own[leaf] for leaf in leaves)
        linked = sum(self._measures.linked[leaf] for leaf in leaves)
        return bool(leaves) and linked >= LISTED * chars and sum(self._good[leaf] for leaf in leaves) <= LATE * whole

    def _lifted(self, node: int, first: int, top: int) -> int:
        """The outermost element round ``node`` that begins no earlier than ``first`` does."""
        tree = self._tree
        while tree.parents[node] > first and tree.parents[node] != top:
            node = tree.parents[node]
        return node

    def _above(self, leaf: int) -> str:
        """Why a block before the text is none of it; "" where it is."""
        measures = self._measures
        said = measures.said[leaf]
        if plain(said) in self._titles:
            return "title again"
        if sitewords.is_way(said):
            return "way through the site"
        if sitewords.states_day(said) or sitewords.says_origin(said):
            self.apart.add(leaf)
            return ""
        if day := sitewords.torn_day(said):
            self.day = self.day or day
            return "date in pieces"
        if sitewords.is_tool(said) or sitewords.is_counter(said):
            return "page tools"
        if self._is_known(said):
            return "stated by the head"
        linked = measures.linked[leaf] >= NEARLY_ALL * measures.own[leaf] and measures.own[leaf] <= SHORT
        return self._named(leaf) or ("links" if linked and leaf not in self.roles else "")

    def _over(self, leaf: int) -> str:
        """Why a block over the headline is none of the article: the number of an issue, the name of a column."""
        said = self._measures.said[leaf]
        stated = any(mark in said[:10] for mark in "：:") or any(mark in said for mark in "号號〔［")
        if leaf in self.roles or leaf in self.apart or stated or said.endswith("文件"):
            return ""
        numbered = sum(map(str.isdigit, said)) >= DIGITS
        return "over the headline" if len(said) <= SHORT and (numbered or len(said) <= COLUMN) else ""

    def _named(self, leaf: int) -> str:
        """Why a short block before the text that calls itself a name or a fact is none of it; one that is a field gets its role."""
        said = self._measures.said[leaf]
        if len(said) > NAME or any(mark in said for mark in "。！？；：:"):
            return ""
        named = self._names.credits(leaf)
        if named == "about":
            return "about the author"
        if "，" in said or "," in said or not named:
            return ""
        if named in ("byline", "source") and self._measures.is_leaf(leaf):
            if named == "byline" or not self._sourced:
                self.roles[leaf] = named
            return ""
        return "" if sitewords.credits_in_words(said) else "facts of the page"

    def _is_known(self, said: str) -> bool:
        """Whether ``said`` is nothing but names that the page's head states, and words of buttons."""
        rest = said
        for name in self._known:
            rest = rest.replace(name, " ")
        rest = rest.strip(" ,，、·|｜")
        return rest != said and (not rest or sitewords.is_tool(rest))

    def _behind(self, leaf: int) -> str:
        """Why a block behind the text is none of it; "" where it is."""
        measures = self._measures
        said = measures.said[leaf]
        if sitewords.says_origin(said) or (sitewords.states_day(said) and len(said) <= SHORT):
            self.apart.add(leaf)
            return ""
        if sitewords.is_tool(said) or sitewords.is_counter(said):
            return "page tools"
        if sitewords.is_notice(said):
            return "notice of the site"
        if sitewords.is_way(said):
            return "way through the site"
        if sitewords.is_related(said) or sitewords.is_talk(said):
            return "related pages"
        linked = measures.linked[leaf]
        if sitewords.is_file(said) or not linked:
            return ""
        if said.startswith(("标签", "標籤", "关键词", "关键字", "Tags", "分类", "所属分类", "专题", "话题")):
            return "keywords"
        if sitewords.is_app(said):
            return "page tools"
        if said.startswith(("上一", "下一", "前一", "后一", "Previous", "Next")):
            return "page tools"
        return "links" if linked >= NEARLY_ALL * measures.own[leaf] else ""

    def _amid(self, leaf: int) -> str:
        """Why a block amid the text is none of it; "" where it is.  Only what says so in several words, and in no table."""
        measures = self._measures
        if self._tree.tags[leaf] in IN_TABLES or measures.own[leaf] > SHORT or measures.own[leaf] < 4:
            return ""
        return "page tools" if sitewords.is_prompt(measures.said[leaf]) else ""
