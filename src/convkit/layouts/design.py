"""Page designs that PDF, DOCX and EPUB share: a TOML file over a base.

Lengths are in mm, type sizes and leading in pt, indents and spaces around blocks in em and lines as named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

from convkit.errors import UsageError

STYLES = (
    "body", "kicker", "title", "subtitle", "byline", "heading1", "heading2", "heading3", "heading4", "heading5", "heading6",
    "doc_number", "addressee", "signature", "attachment", "annex", "annex_title", "imprint", "red_head",
    "list", "quote", "verse", "caption", "note", "code", "table", "toc", "toc_title", "footer", "header", "book_title", "part",
    "book_author",
)  # fmt: skip
"""The names of the styles that writers look for."""
LEAST_COLUMN = 10
"""mm that the margins of a page must leave for text, both ways."""


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of block is set.

    ``font`` is a role.  ``size`` and ``leading`` in pt.  ``first_indent`` (first line), ``indent`` (all lines, left) and ``right``
    (all lines) in em of ``size``; ``before`` and ``after`` in pt.  ``spacing`` is what each character's advance is changed by, in pt: DOCX
    sets it so, PDF sets type of ``size + spacing``.  ``keep_next`` holds it with what follows.
    """

    font: Literal["song", "hei", "kai", "fang", "mono", "biaosong"] = "song"
    size: float = 12.0
    leading: float = 20.0
    align: Literal["justify", "left", "center", "right"] = "justify"
    first_indent: float = 0.0
    indent: float = 0.0
    right: float = 0.0
    spacing: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    color: str = "000000"


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in mm; ``footer`` is the distance of the page number's baseline from the lower edge."""

    width: float = 210.0
    height: float = 297.0
    top: float = 28.0
    bottom: float = 28.0
    left: float = 28.0
    right: float = 28.0
    header: float = 16.0
    footer: float = 16.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A named page design.

    ``styles`` by name, one of :data:`STYLES`.  ``article_break`` says whether an article starts a new page, or a right-hand one.
    ``page_number`` is a pattern with ``{n}``; "" for none.  ``running_head`` shows the volume's title and the article's.
    With numbers outside, ``mirror_margins`` exchanges left and right margin on even pages.  ``doc_number`` says where a document's number stands, seen from its title.  ``signature`` says how issuer and date stand at the end:
    on the right, or as GB/T 9704-2012 has them with a seal (7.3.5.1) or without (7.3.5.2).  ``red_head`` puts the issuer's name in red
    above a document and a red line below its number (7.2).  ``annex_break``: what is annexed to a document begins a new page (7.3.7).  ``widow_control`` keeps the last line of a paragraph from standing alone.

    ``notes`` stand at the foot of the page that calls them, or in their place in the text; text in columns has them in their place.
    An article's text stands in ``columns`` with ``column_gap`` mm between them, and a line there with ``column_rule``; its title block
    stands over all of them.  ``masthead`` sets the volume's title above the first page's text and at the head of the others.
    ``writing``: vertical lines run from top to bottom and follow each other from right to left.
    ``parts``: the part (卷, 部, 编) of a work has a page of its own before its first chapter, which then does not name it again.
    ``contents``: a volume of several articles has contents where the user says nothing.
    """

    name: str
    page: Page = Page()
    styles: Mapping[str, Style] = field(default_factory=dict)
    article_break: Literal["page", "right", "none"] = "page"
    article_gap: float = 40.0
    title_page: bool = False
    parts: bool = False
    writing: Literal["horizontal", "vertical"] = "horizontal"
    running_head: bool = False
    page_number: str = "{n}"
    page_number_place: Literal["center", "outside"] = "center"
    mirror_margins: bool = True
    doc_number: Literal["below", "above"] = "below"
    signature: Literal["right", "plain", "sealed"] = "right"
    red_head: bool = False
    annex_break: bool = False
    widow_control: bool = True
    notes: Literal["foot", "place"] = "foot"
    columns: int = 1
    column_gap: float = 6.0
    column_rule: bool = False
    masthead: bool = False
    contents: bool = True

    @property
    def measure(self) -> float:
        """How long a line of the type area is, in mm: its width, or its height where lines are vertical."""
        page = self.page
        if self.writing == "vertical":
            return page.height - page.top - page.bottom
        return page.width - page.left - page.right

    @property
    def depth(self) -> float:
        """How far lines follow each other on a page, in mm."""
        page = self.page
        if self.writing == "vertical":
            return page.width - page.left - page.right
        return page.height - page.top - page.bottom

    @property
    def column(self) -> float:
        """How long a line of one column is, in mm."""
        return (self.measure - (self.columns - 1) * self.column_gap) / self.columns

    def style(self, name: str) -> Style:
        """The style called ``name``; body where the layout has none."""
        return self.styles.get(name) or self.styles["body"]


def load_layout(path: Path, known: Mapping[str, Path]) -> Layout:
    """The layout in ``path``, over its base.  Raises UsageError naming the key that is wrong.

    ``known`` are the files of the named layouts, which ``base = "NAME"`` may use.
    """
    return _load(path, known, ())


def _load(path: Path, known: Mapping[str, Path], seen: tuple[Path, ...]) -> Layout:
    import tomllib

    if path in seen:
        raise UsageError(f"the layout {path} is its own base")
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"the layout {path} can't be read: {error}") from error
    base_name = data.pop("base", None)
    name = str(data.pop("name", path.stem))
    if base_name is None:
        base = Layout(name)
    elif isinstance(base_name, str) and base_name in known:
        base = _load(known[base_name], known, (*seen, path))
    else:
        raise UsageError(
            f"{path}: there is no layout {base_name!r} to build on", hint=f"known: {', '.join(sorted(known))}"
        )
    page = _filled(base.page, data.pop("page", {}), f"{path}: page")
    styles = dict(base.styles)
    for key, values in _table(data.pop("styles", {}), f"{path}: styles").items():
        if key not in STYLES:
            raise UsageError(f"{path}: there is no style {key!r}", hint=f"known: {', '.join(STYLES)}")
        styles[key] = _filled(styles.get(key) or styles.get("body") or Style(), values, f"{path}: styles.{key}")
    layout: Layout = _filled(replace(base, name=name, page=page, styles=styles), data, str(path))
    if "body" not in layout.styles:
        raise UsageError(f"{path}: styles.body is missing")
    _check_page(layout, f"{path}: page")
    return layout


def _filled(value: Any, changes: Any, where: str) -> Any:
    """``value`` with ``changes``, each checked against the type of what stands there and its choices."""
    hints = get_type_hints(type(value))
    known = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in ("name", "page", "styles")}
    made: dict[str, Any] = {}
    for key, new in _table(changes, where).items():
        if key not in known:
            raise UsageError(f"{where}: there is no {key!r}", hint=f"known: {', '.join(known)}")
        old = known[key]
        if isinstance(old, float) and isinstance(new, int) and not isinstance(new, bool):
            new = float(new)
        if type(new) is not type(old):
            raise _wrong_type(where, key, old, new)
        choices = get_args(hints[key])
        if choices and new not in choices:
            raise UsageError(f"{where}.{key} must be one of {', '.join(choices)}, not {new!r}")
        _check_value(key, new, f"{where}.{key}")
        made[key] = new
    return replace(value, **made)


KINDS: Mapping[type, str] = {bool: "true or false", str: "text", int: "a whole number"}
"""What a value must be, by the type of the base's."""
UNITS = {
    "size": "pt",
    "leading": "pt",
    "before": "pt",
    "after": "pt",
    "article_gap": "pt",
    "first_indent": "em",
    "indent": "em",
    "right": "em",
    "spacing": "pt",
}
"""The units of the numbers that are no lengths on paper; those are in mm."""


def _wrong_type(where: str, key: str, old: Any, new: Any) -> UsageError:
    """What to say of the value ``new``, and where it is a number with its unit, what to write."""
    unit = "mm" if where.endswith(": page") else UNITS.get(key, "mm")
    kind = f"a number (of {unit})" if isinstance(old, float) else KINDS.get(type(old), type(old).__name__)
    hint = None
    if isinstance(old, float) and isinstance(new, str):
        digits = new.strip().removesuffix(unit).strip()
        if digits.replace(".", "", 1).isdecimal() and digits.isascii():
            hint = f"write {key} = {digits}"
    return UsageError(f"{where}.{key} must be {kind}, not {new!r}", hint=hint)


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(f"{where} must be a table")
    return value


HEX = frozenset("0123456789abcdefABCDEF")
BOUNDS = {
    "size": (1, 500), "leading": (1, 1000), "width": (20, 5000), "height": (20, 5000),
    "first_indent": (-100, 100), "indent": (0, 100), "spacing": (-5, 5), "columns": (1, 6),
}  # fmt: skip
"""The least and the most of a number, in the unit of its key; PDF and Word take pages up to about 5 m (Word: 22 inches)."""
OTHERS = (0, 2000)
"""The same for all other numbers: margins, spaces, gaps."""


def _check_value(key: str, value: Any, where: str) -> None:
    """Raise UsageError for a colour that isn't six hexadecimal digits, a number out of its bounds, a pattern without its number."""
    if key == "color" and not (len(value) == 6 and HEX.issuperset(value)):
        raise UsageError(f"{where} must be six hexadecimal digits (rrggbb), not {value!r}")
    if key == "page_number" and value and "{n}" not in value:
        raise UsageError(f"{where} must hold {{n}}, the number, or be empty, not {value!r}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        least, most = BOUNDS.get(key, OTHERS)
        if not least <= value <= most:
            raise UsageError(f"{where} must be a number from {least} to {most}, not {value:g}")


def _check_page(layout: Layout, where: str) -> None:
    """Raise UsageError where margins, or the spaces between columns, leave no room for text."""
    page = layout.page
    if layout.columns > 1 and layout.column < LEAST_COLUMN:
        raise UsageError(f"{where}: {layout.columns} columns would be less than {LEAST_COLUMN} mm wide")
    if min(layout.measure, layout.depth) < LEAST_COLUMN:
        raise UsageError(
            f"{where}: the margins leave less than {LEAST_COLUMN} mm for text",
            hint=f"{page.width:g} × {page.height:g} mm with margins {page.left:g}, {page.right:g}, {page.top:g}, {page.bottom:g}",
        )
