"""Finds the article of a saved page and names the rest: a density rule over the tree.

From the body down, the element is followed that holds most of the text that reads like an article's, as long as one does.  All
beside that way is furniture, but for the headline, the lines between it and the text, and a line behind the text that says where
it comes from.  Inside, lists of links, boxes that name themselves as sharing, related pages or comments, and what stands at the
edges of the text are furniture too.  Where nothing reads like an article, the whole page is kept and only what its own element
names as navigation goes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from convkit.markup.grid import data_tables
from convkit.markup.soup import Tree
from convkit.readers.html.edges import Edges
from convkit.readers.html.measure import Measures, good
from convkit.readers.html.names import BY_TAG, UNLESS_TEXT, Names, always_furniture, named
from convkit.sitewords import is_notice, says_origin, states_day, torn_day

CONTAINERS = named(
    "html body div section article main center td th tr tbody table form header fieldset dd dl frameset hgroup search object"
    " details ul li span"
)
LISTED = frozenset({"ul", "li", "dl"})
SEVERAL = 2
FOLLOWED = 0.75
FOLLOWED_NAMED = 0.5
"""A child is followed from this share of its parent's good text on; one that calls itself the article, from the lower one."""
LITTLE = 0.2
MOST_HIDDEN = 0.4
MOST = 0.4
"""A box that calls itself no part of the article is part of it where it holds this share of the page's good text."""
ENOUGH = 60
FEW = 20
FEW_SHARE = 0.1
"""Code points of good text from which on a page has an article to be found; fewer will do where they are such a share of its text."""
LINKED_MOST = 0.5
LINK_LIST = 0.7
LINKS = 4
NEAR = 6
"""So many blocks behind an article one may still say where it comes from."""


class Finder:
    """Finds the article in one page; ``title`` is the node of the visible headline, -1 where there is none.

    ``hidden`` are the elements that say of themselves that nobody sees them, ``titles`` and ``names`` what the page's head states.
    ``apart`` are the lines beside the text that state facts, ``roles`` the fields that others are, ``path`` the elements that hold all of it, ``aside`` those of whose own text the same is true as of furniture, ``dated`` says that one of those lines states a day and ``day`` is one in pieces, once :meth:`furniture` has
    found them.
    """

    def __init__(
        self,
        text: str,
        tree: Tree,
        measures: Measures,
        title: int,
        hidden: frozenset[int],
        titles: Sequence[str],
        names: Sequence[str],
    ) -> None:
        self._tree = tree
        self._title = title
        self._stated = titles, names
        self.apart: Collection[int] = ()
        self.roles: Mapping[int, str] = {}
        self.path: Collection[int] = ()
        self.aside: Mapping[int, str] = {}
        self.dated = False
        self.day = ""
        self._names = Names(text, tree)
        self._fixed = always_furniture(tree)
        self._measures = measures
        for node, reads in enumerate(measures.reads):
            if reads and is_notice(measures.said[node]):
                measures.reads[node] = 0
        self._children: list[list[int]] = [[] for _ in tree.tags]
        for number, parent in enumerate(tree.parents):
            if parent >= 0:
                self._children[parent].append(number)
        whole = good(tree, self._measures, self._fixed)
        total = max(whole, default=0)
        self._hidden = frozenset(n for n in hidden if whole[n] <= MOST_HIDDEN * total and n not in self._fixed)
        self._noisy = frozenset(
            n for n in range(len(tree.tags)) if self._names.noise(n) and self._is_apart(n, whole, total)
        )
        self._good = good(tree, self._measures, self._fixed | self._hidden | self._noisy)

    def _is_apart(self, node: int, whole: list[int], total: int) -> bool:
        """Whether the box ``node`` is what its name says: not where it holds the page's own text."""
        if self._names.talk(node):
            return total - whole[node] >= ENOUGH
        return whole[node] < MOST * total or not whole[node]

    def furniture(self) -> Mapping[int, str]:
        """The nodes that are no part of the article, with the reason for each."""
        tree, measures = self._tree, self._measures
        tops = [n for n, parent in enumerate(tree.parents) if parent < 0]
        found = {n: BY_TAG[tree.tags[n]] for n in self._fixed}
        root = max(tops, key=lambda n: (self._good[n], -n), default=-1)
        body = next((n for n, name in enumerate(tree.tags) if name == "body"), root)
        if body < 0 or self._good[body] < min(ENOUGH, max(FEW, FEW_SHARE * measures.chars[body])):
            found.update(self._by_element(self._good[body] if body >= 0 else 0))
            found.update(dict.fromkeys(self._hidden, "hidden"))
            return found
        path = self._path(body)
        self.path = frozenset(path)
        found.update(self._by_element(self._good[body]))
        kept = self._near(path)
        self._beside(path, kept, found)
        self._inside(path[-1], kept, found)
        for node in (*self._up(self._title), *path):
            found.pop(node, None)
        edges = Edges(tree, measures, self._names, self._good, self._title, *self._stated)
        edge = edges.furniture(path[-1], self._leaves(found))
        whole = {node: reason for node, reason in edge.items() if measures.is_leaf(node) or not measures.own[node]}
        self.aside = {node: reason for node, reason in edge.items() if node not in whole}
        self.aside |= {n: "beside the article" for n in path[:-1] if measures.own[n] and not measures.reads[n]}
        found.update(whole)
        self.apart, self.roles, self.day = edges.apart, edges.roles, edges.day
        self.dated = any(states_day(measures.said[node]) for node in edges.apart)
        return found

    def _up(self, node: int) -> list[int]:
        way = []
        while node >= 0:
            way.append(node)
            node = self._tree.parents[node]
        return way

    def _path(self, body: int) -> list[int]:
        """The way from the body to the element that holds the article."""
        good, tags = self._good, self._tree.tags
        path = [body]
        while True:
            here = path[-1]
            children = self._children[here]
            best = max(children, key=lambda n: (good[n], -n), default=-1)
            if best < 0 or tags[best] not in CONTAINERS or (tags[best] in LISTED and not self._is_layout(best)):
                return path
            if not self._children[best] and self._measures.breaks[best] < 2 and not self._names.article(best):
                return path
            share = good[best] / good[here]
            if share < FOLLOWED and not (share >= FOLLOWED_NAMED and self._names.article(best)):
                return path
            path.append(best)

    def _is_layout(self, node: int) -> bool:
        """Whether the list or item ``node`` only holds the article: one item has nearly all its text, in several blocks."""
        good = self._good
        item = node
        if self._tree.tags[node] != "li":
            item = max(self._children[node], key=lambda n: (good[n], -n), default=node)
        several = sum(1 for child in self._children[item] if good[child]) >= SEVERAL
        return several and good[item] >= FOLLOWED * good[node]

    def _by_element(self, whole: int) -> dict[int, str]:
        good, tags = self._good, self._tree.tags
        return {
            n: BY_TAG[name]
            for n, name in enumerate(tags)
            if name in UNLESS_TEXT and good[n] <= LITTLE * whole and name != "object"
        }

    def _near(self, path: list[int]) -> frozenset[int]:
        """Blocks outside the article, with all that holds them, that say where and when it appeared: a dated line between its
        headline and its text, whatever box holds that, and the first such line behind it.
        """
        tree, measures, top = self._tree, self._measures, path[-1]
        stop = tree.inner_ends[top]
        found: list[int] = []
        if self._title >= 0:
            after = tree.inner_ends[self._title]
            first = next(
                (n for n in range(top, len(tree.tags)) if measures.reads[n] and self._good[n] and n > self._title), top
            )
            found += [
                node
                for node in range(self._title, max(first, top))
                if tree.spans[node][0] >= after and measures.is_leaf(node) and states_day(measures.said[node])
            ]
            found += self._over_headline()
        behind = [n for n in range(top + 1, len(tree.tags)) if tree.spans[n][0] >= stop and measures.is_leaf(n)]
        told = any(states_day(measures.said[node]) for node in found)
        found += [
            node
            for node in behind[:NEAR]
            if says_origin(measures.said[node]) and not (told and states_day(measures.said[node]))
        ]
        kept: set[int] = set()
        for node in found:
            way = self._up(node)
            inside = top in way
            if not any(
                n in self._fixed or n in self._hidden or (n != node and measures.own[n] and not inside) for n in way
            ):
                kept.update(way)
        return frozenset(kept)

    def _over_headline(self) -> list[int]:
        """The kicker: the block right over the headline that calls itself so, or whose element is named as the one under it; and a
        date that stands beside the headline.
        """
        measures, names = self._measures, self._names
        parent = self._tree.parents[self._title]
        for node in range(self._title - 1, max(0, parent), -1):
            said = measures.said[node]
            if measures.is_leaf(node) and self._tree.parents[node] == parent and (torn_day(said) or states_day(said)):
                return [node]
        before = next((n for n in range(self._title - 1, 0, -1) if measures.is_leaf(n)), -1)
        after = next((n for n in range(self._title + 1, len(self._tree.tags)) if measures.is_leaf(n)), -1)
        if before < 0 or measures.linked[before]:
            return []
        alike = after >= 0 and names.label(before) != "" and names.label(before) == names.label(after)
        return [before] if alike or names.over(before) else []

    def _beside(self, path: list[int], kept: frozenset[int], found: dict[int, str]) -> None:
        """What stands beside the way to the article, but for the headline and what lies between it and the article."""
        top = path[-1]
        start = self._tree.spans[top][0]
        above = self._up(self._title)
        headline = self._tree.spans[self._title][0] if above and top not in above else start
        keeps = {*above, *path, *kept}
        todo = [*path[:-1], *(above if top not in above else ())]
        seen: set[int] = set()
        while todo:
            node = todo.pop()
            if node in seen or (node == top):
                continue
            seen.add(node)
            for child in self._children[node]:
                if child in keeps:
                    if child in kept and child not in path:
                        todo.append(child)
                    continue
                if child in found:
                    continue
                column = self._tree.tags[child] in ("td", "th") and node in path
                between = headline < self._tree.spans[child][0] < start and not column
                if not between or child in self._noisy or child in self._hidden or self._is_list_of_links(child):
                    found[child] = self._reason(child)

    def _inside(self, top: int, kept: frozenset[int], found: dict[int, str]) -> None:
        """Boxes in the article that are no part of it."""
        tree = self._tree
        whole = self._good[top]
        leaves = [n for n in range(top, len(tree.tags)) if self._good[n] and not self._children[n] and n != self._title]
        first_good, last_good = (leaves[0], leaves[-1]) if leaves else (top, top)
        todo = list(self._children[top])
        while todo:
            node = todo.pop()
            if node in found or tree.spans[node][0] > tree.inner_ends[top]:
                continue
            if node in self._hidden:
                found[node] = "hidden"
            elif node in kept:
                todo += self._children[node]
            elif node in self._noisy and (self._held(node) <= LITTLE * whole or self._names.talk(node)):
                found[node] = self._reason(node)
            elif self._is_list_of_links(node) and (node > last_good or self._ends_before(node, first_good)):
                found[node] = "links"
            else:
                todo += self._children[node]

    def _leaves(self, found: Mapping[int, str]) -> list[int]:
        """The elements with text of their own, in order, that are neither furniture so far nor part of a table of data."""
        tree, measures = self._tree, self._measures
        gone = [False] * len(tree.tags)
        data = data_tables(tree, found)
        leaves: list[int] = []
        for node, parent in enumerate(tree.parents):
            gone[node] = node in found or node in data or (parent >= 0 and gone[parent])
            if not gone[node] and measures.own[node]:
                leaves.append(node)
        return leaves

    def _ends_before(self, node: int, other: int) -> bool:
        return self._tree.inner_ends[node] <= self._tree.spans[other][0]

    def _held(self, node: int) -> int:
        measures = self._measures
        return max(
            self._good[node], measures.chars[node] - 2 * measures.linked[node] if measures.chars[node] > 200 else 0
        )

    def _is_list_of_links(self, node: int) -> bool:
        measures = self._measures
        return measures.links[node] >= LINKS and measures.linked[node] >= LINK_LIST * measures.chars[node]

    def _reason(self, node: int) -> str:
        name = self._tree.tags[node]
        if name in BY_TAG:
            return BY_TAG[name]
        if node in self._hidden:
            return "hidden"
        if node in self._noisy:
            return f"box named {self._names.label(node)}"
        if self._measures.linked[node] > LINKED_MOST * self._measures.chars[node]:
            return "links"
        return "beside the article"
