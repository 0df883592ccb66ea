"""A layout is a TOML file over a base; whatever is wrong in it is named before anything is done."""

from pathlib import Path

import pytest

from convkit.errors import UsageError
from convkit.layouts import FOLDER, STYLES, Layout, load_layout

KNOWN = {path.stem: path for path in FOLDER.glob("*.toml")}


def load(folder: Path, text: str) -> Layout:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return load_layout(path, KNOWN)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_our_own_layouts_have_every_style(name: str) -> None:
    assert set(load_layout(KNOWN[name], KNOWN).styles) == set(STYLES)


def test_a_layout_changes_its_base(tmp_path: Path) -> None:
    base = load_layout(KNOWN["article"], KNOWN)
    mine = load(tmp_path, 'base = "article"\n[page]\nwidth = 148\n[styles.title]\ncolor = "A01010"\nsize = 24')
    assert (mine.name, mine.page.width, mine.page.height) == ("mine", 148.0, base.page.height)
    assert (mine.style("title").color, mine.style("title").size, mine.style("title").font) == ("A01010", 24.0, "hei")
    assert mine.style("body") == base.style("body")


WRONG = [
    ("unknown key", "pages = 3", "there is no 'pages'"),
    ("unknown style", '[styles.titel]\nfont = "hei"', "there is no style 'titel'"),
    ("unknown base", 'base = "poster"', "there is no layout 'poster'"),
    ("base is no name", "base = [1]", "there is no layout"),
    ("styles is no table", "styles = 3", "styles must be a table"),
    ("a style is no table", "[styles]\nbody = 3", "styles.body must be a table"),
    ("wrong type", '[styles.body]\nsize = "big"', "size must be a number (of pt)"),
    ("a word for yes", '[styles.body]\nkeep_next = "yes"', "keep_next must be true or false"),
    ("a number for text", "page_number = 3", "page_number must be text"),
    ("unknown choice", '[styles.body]\nfont = "arial"', "font must be one of"),
    ("colour by name", '[styles.body]\ncolor = "red"', "six hexadecimal digits"),
    ("colour with a hash", '[styles.body]\ncolor = "#A01010"', "six hexadecimal digits"),
    ("colour with what closes an attribute", "[styles.body]\ncolor = '0\"/><x'", "six hexadecimal digits"),
    ("negative size", "[styles.body]\nsize = -3", "size must be a number from 1"),
    ("no size", "[styles.body]\nsize = 0", "size must be a number from 1"),
    ("no leading", "[styles.body]\nleading = 0.0", "leading must be a number from 1"),
    ("infinite leading", "[styles.body]\nleading = inf", "leading must be a number from 1"),
    ("no number", "[styles.body]\nleading = nan", "leading must be a number from 1"),
    ("negative space", "[styles.body]\nbefore = -1", "before must be a number from 0"),
    ("zero page", "[page]\nwidth = 0", "width must be a number from 20"),
    ("negative margin", "[page]\nleft = -5", "left must be a number from 0"),
    ("no room for text", "[page]\nleft = 120\nright = 85", "the margins leave less than"),
    ("unknown direction", 'writing = "down"', "writing must be one of horizontal, vertical"),
    ("no room for vertical lines", 'writing = "vertical"\n[page]\ntop = 200\nbottom = 90', "the margins leave less than"),
    ("no column", "columns = 0", "columns must be a number from 1"),
    ("half a column", "columns = 2.5", "columns must be a whole number"),
    ("columns without room", "columns = 6\ncolumn_gap = 25", "6 columns would be less than 10 mm wide"),
    ("number without its place", 'page_number = "page"', "must hold {n}"),
    ("no TOML", "page = ", "can't be read"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_named(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, text if text.startswith("base") else 'base = "article"\n' + text)
    assert reason in str(caught.value)
    assert "mine.toml" in str(caught.value)


UNITS = [
    ("its unit", '[page]\nwidth = "148mm"', "write width = 148"),
    ("its unit and a blank", '[styles.body]\nsize = "10.5 pt"', "write size = 10.5"),
    ("no unit", '[styles.body]\nindent = "2"', "write indent = 2"),
    ("another unit: converting it would be a guess", '[page]\nwidth = "5.8in"', None),
    ("no number", '[page]\nwidth = "wide"', None),
]


@pytest.mark.parametrize(("text", "hint"), [case[1:] for case in UNITS], ids=[case[0] for case in UNITS])
def test_a_number_in_quotes_is_shown_without_them(text: str, hint: str | None, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, 'base = "article"\n' + text)
    assert caught.value.hint == hint


def test_a_first_line_may_hang(tmp_path: Path) -> None:
    assert load(tmp_path, 'base = "article"\n[styles.list]\nfirst_indent = -2').style("list").first_indent == -2


def test_a_base_that_leads_back_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('base = "mine"', "utf-8")
    with pytest.raises(UsageError, match="its own base"):
        load_layout(path, {"mine": path})
