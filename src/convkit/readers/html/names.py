"""What elements say of themselves: by their name, by the words of their id, class and role."""

from __future__ import annotations

import re
from functools import lru_cache

from convkit.markup.soup import Tree
from convkit.markup.tags import HEADINGS
from convkit.markup.tokens import attributes, value


def named(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


BY_TAG = {
    "nav": "navigation", "menu": "navigation", "footer": "page footer", "aside": "aside", "noscript": "noscript", "template": "template",
    "select": "form", "button": "form", "textarea": "form", "dialog": "dialog", "datalist": "form", "noframes": "noframes",
    "form": "form", "header": "page header", "object": "embedded object", "applet": "embedded object", "canvas": "embedded object",
    "audio": "embedded object", "video": "embedded object", "marquee": "banner", "title": "page title", "head": "page head",
}  # fmt: skip
"""Elements that are no part of an article, and why."""
UNLESS_TEXT = frozenset({"form", "header", "object", "marquee", "aside"})
"""Those of them that old pages also wrap whole articles in: they go only where they hold little of the page's good text."""
SAY_NOTHING = HEADINGS | {"p", "body", "html", "td", "tr", "tbody", "table", "article", "main", "pre", "blockquote"}
"""Elements whose names are not taken for a word on their use: they hold text of all kinds."""
LABEL_LIMIT = 200

_NOISE = named(
    "social weizhi location position crumb crumbs path hot rank ranking xgwz xgyd more reply replies side foot nav menu tool tools ad ads adv"
    " banner sponsor pager prevnext prenext siblings login search subscribe newsletter cookie popup modal skip gongju print links"
    " keyword keywords tags zan vote mask toast dialog popwin ewm complementary contentinfo navigation qr tjyd guess friendlink yqlj"
    " comments comment pinglun disqus jiathis addthis share sharing bdshare bshare signature profile rate rating appendqr statement"
)
"""Words of a name that say that the box is no part of the article."""
_STEMS = (
    "share", "comment", "pinglun", "related", "relate", "relevant", "recommend", "tuijian", "breadcrumb", "copyright", "sidebar",
    "footer", "navbar", "navigation", "advert", "qrcode", "erweima", "toolbar", "pagination", "pagenav", "fenxiang", "daohang", "skiplink",
)  # fmt: skip
"""What such words begin or end with."""
_WRITER = named("author authors writer byline zuozhe")
_PUBLISHER = named("source src origin media laiyuan account nickname nick name user username")
_ABOUT = named("badge bio intro desc description card profile signature headline")
_FACTS = named("meta info subinfo date time pubtime publish")
_OVER = named("pre pretitle kicker eyebrow yinti jianti shoulder overline intro introtitle")
_UNDER = named("sub subtitle subhead subheadline futi fubiaoti futitle deck dek standfirst")
_TALK = ("comment", "pinglun", "reply", "replies", "disqus")


@lru_cache(maxsize=1)
def _word() -> re.Pattern[str]:
    return re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=1)
def _article() -> re.Pattern[str]:
    return re.compile(
        r"article|content|zoom|trs_editor|zhengwen|正文|detail|story|post|entry|maintext|main-text|news_?text|newstext|articlebody|artibody"
        r"|cont\b|text\b|txt\b|rich_media|parser-output|t_f\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=2048)
def words(label: str) -> tuple[str, ...]:
    """The words of ``label``: newsTitle_box is news, title, box."""
    return tuple(word.lower() for word in _word().findall(label))


@lru_cache(maxsize=2048)
def names_noise(label: str) -> bool:
    """Whether a box with this ``label`` calls itself sharing, navigation, related pages, comments or the like."""
    found = words(label)
    if not _NOISE.isdisjoint(found):
        return True
    if any(word.startswith(_STEMS) or word.endswith(_STEMS) for word in found):
        return True
    return "font" in found and "size" in found


@lru_cache(maxsize=2048)
def names_talk(label: str) -> bool:
    """Whether a box with this ``label`` calls itself the place of readers' comments."""
    return any(word.startswith(_TALK) or word.endswith(_TALK) for word in words(label))


class Names:
    """The labels of one page's elements."""

    def __init__(self, text: str, tree: Tree) -> None:
        self._text = text
        self._tree = tree
        self._labels: dict[int, str] = {}

    def label(self, node: int) -> str:
        """The id, class and role of ``node``, with blanks between."""
        found = self._labels.get(node)
        if found is None:
            span = self._tree.spans[node]
            found = ""
            if span[2] - span[1] > 1:
                given = attributes(self._text, span[1], span[2])
                parts = (value(self._text, given.get(key)) for key in ("id", "class", "role"))
                found = " ".join(filter(None, parts))[:LABEL_LIMIT]
            self._labels[node] = found
        return found

    def noise(self, node: int) -> bool:
        """Whether the element calls itself no part of an article."""
        span = self._tree.spans[node]
        return span[2] - span[1] > 3 and self._tree.tags[node] not in SAY_NOTHING and names_noise(self.label(node))

    def talk(self, node: int) -> bool:
        """Whether the element calls itself the place of comments."""
        return self._tree.tags[node] not in SAY_NOTHING and names_talk(self.label(node))

    def article(self, node: int) -> bool:
        """Whether the element calls itself the article."""
        return self._tree.tags[node] in ("article", "main") or _article().search(self.label(node)) is not None

    def over(self, node: int) -> bool:
        """Whether the element calls itself a kicker."""
        return not _OVER.isdisjoint(words(self.label(node)))

    def under(self, node: int) -> bool:
        """Whether the element calls itself a subtitle."""
        return not _UNDER.isdisjoint(words(self.label(node)))

    def credits(self, node: int) -> str:
        """What the element calls itself: "byline", "source", "about" (the author), "facts"; "" for none of them."""
        found = words(self.label(node))
        if not _WRITER.isdisjoint(found):
            return "byline" if _ABOUT.isdisjoint(found) else "about"
        if not _PUBLISHER.isdisjoint(found):
            return "source"
        return "" if _FACTS.isdisjoint(found) else "facts"


def always_furniture(tree: Tree) -> frozenset[int]:
    """The nodes whose element says that they are no part of an article, whatever they hold."""
    return frozenset(n for n, name in enumerate(tree.tags) if name in BY_TAG and name not in UNLESS_TEXT)


def by_name(tree: Tree, nodes: frozenset[int]) -> dict[int, str]:
    """The reason for each of ``nodes`` that its element gives."""
    return {node: BY_TAG[tree.tags[node]] for node in nodes}
