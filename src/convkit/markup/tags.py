"""The element names of HTML and how they behave in tag soup (WHATWG HTML 13.1 and 13.2, reduced to what text needs)."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


RUN_KINDS = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis", "dfn": "emphasis",
    "a": "link", "sub": "sub", "sup": "sup",
}  # fmt: skip
"""Inline elements that become runs."""

RUBY = _names("ruby rb rt rp rtc")

INLINE = (
    _names(
        "abbr acronym bdi bdo big blink code data del font ins kbd label mark nobr output q s samp small span strike time tt u"
        " var wbr picture map area slot embed param source track basefont bgsound spacer link meta base"
        " math mi mn mo mrow msup msub msubsup mfrac mtext mover munder munderover mtable mtr mtd mstyle msqrt mroot"
        " semantics annotation mspace mpadded menclose mmultiscripts"
    )
    | RUBY
    | RUN_KINDS.keys()
)
"""Elements that neither begin nor end a paragraph; they are not kept on the stack of open elements."""

HEADINGS = _names("h1 h2 h3 h4 h5 h6")
LISTS = _names("ul ol dir menu dl")
ITEMS = _names("li dt dd")
SECTIONS = _names("thead tbody tfoot")
CELLS = _names("td th")
TABLE_PARTS = SECTIONS | CELLS | _names("tr caption colgroup col")
PREFORMATTED = _names("pre xmp listing plaintext")

BLOCKS = (
    _names(
        "address article aside audio blockquote body button canvas center details dialog div fieldset figcaption figure footer"
        " form frame frameset head header hgroup html legend main marquee nav noscript noframes object applet optgroup option p"
        " search section select summary table template textarea title video datalist meter progress"
    )
    | HEADINGS
    | LISTS
    | ITEMS
    | TABLE_PARTS
    | PREFORMATTED
)
"""Elements at whose edges a paragraph ends; they are kept on the stack of open elements."""

VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source spacer track wbr image"
)
"""Elements without content."""

RAW = _names("script style svg iframe noembed xml annotation annotation-xml")
"""Elements whose content is no text for readers and is skipped whole (``xml``: a data island of office programs; ``annotation``: the source
of a formula that is shown before it)."""

KNOWN = INLINE | BLOCKS | VOID | RAW
BOOLEAN = _names(
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled hidden inert ismap itemscope loop"
    " multiple muted nohref nomodule noresize noshade novalidate nowrap open readonly required reversed selected scoped seamless crossorigin"
    " playsinline webkitallowfullscreen mozallowfullscreen amp download translate"
)
"""Attributes that stand without a value: in ``<b and c>`` the words are none of these, so it is no tag."""

OFFICE = _names("o v w st1 st2 m u1 u2 u3 u4 x svg math ns0 ns1 fb g")
"""Prefixes of elements that office programs and plugins leave in pages."""


def is_tag(name: str, pages: bool) -> bool:
    """Whether ``name`` (lower case) is an element's; ``pages`` also knows custom elements and office prefixes."""
    if name in KNOWN:
        return True
    return pages and ("-" in name or (":" in name and name.partition(":")[0] in OFFICE))
