from __future__ import annotations

import re
from dataclasses import replace

import pytest

from convkit.layouts import FOLDER, Layout, load_layout
from convkit.writers.epub.css import SELECTORS, standing, style_sheet

KNOWN = {name: FOLDER / f"{name}.toml" for name in ("article", "book", "gongwen")}
LAYOUTS = [("none", None), *[(name, load_layout(KNOWN[name], KNOWN)) for name in ("article", "book")]]


@pytest.mark.parametrize(("label", "layout"), LAYOUTS)
def test_what_chinese_readers_expect_is_asked_for(label: str, layout: Layout | None) -> None:
    css = style_sheet(layout)
    assert "p { text-indent: 2em; }" in css
    assert "p { margin: 0; }" in css
    assert "line-break: strict" in css
    assert "text-align: justify" in css
    found = re.search(r"body \{ line-height: ([\d.]+)", css)
    assert found
    assert 1.6 <= float(found[1]) <= 1.8


@pytest.mark.parametrize(("label", "layout"), LAYOUTS)
def test_sizes_are_relative_and_colours_the_readers_own(label: str, layout: Layout | None) -> None:
    css = style_sheet(layout)
    assert not re.search(r"\d(?:pt|px|mm|cm)\b", css)
    assert not re.search(r"(?<![-\w])(?:color|background)[^:;]*:(?!\s*inherit)", css)
    assert "url(" not in css
    assert css.count("{") == css.count("}")


def test_every_style_of_a_layout_has_its_element() -> None:
    layout = LAYOUTS[1][1]
    assert layout is not None
    assert set(layout.styles) - set(SELECTORS) == {"body", "heading6", "footer", "header", "red_head"}


def test_vertical_lines_turn_what_has_sides() -> None:
    sheet = "p { margin: 1em 2em 3em 4em } ul { padding: 0 0 0 2em; } a { margin: 1em auto; margin-top: 0; margin-left: 5em; }"
    assert standing(sheet) == (
        "p { margin: 4em 1em 2em 3em } ul { padding: 2em 0 0 0; } a { margin: auto 1em auto 1em; margin-right: 0; margin-top: 5em; }"
    )


def test_only_a_vertical_layout_says_so() -> None:
    known = {"article": FOLDER / "article.toml"}
    layout = load_layout(known["article"], known)
    assert "vertical-rl" not in style_sheet(layout)
    assert "-epub-writing-mode: vertical-rl" in style_sheet(replace(layout, writing="vertical"))


@pytest.mark.parametrize(("label", "layout"), LAYOUTS)
def test_traditional_text_has_faces_of_its_own(label: str, layout: Layout | None) -> None:
    rule = re.search(r"(:lang\(zh-Hant\) header h1\b.*) \{ font-family: ([^}]*); \}", style_sheet(layout))
    assert rule
    assert all(part.startswith(":lang(zh-Hant) ") for part in rule[1].split(", "))
    assert rule[2].startswith('"PingFang TC"')
    assert rule[2].endswith("sans-serif")


def test_an_annex_begins_a_page_where_the_layout_says_so() -> None:
    assert "break-before: page" in style_sheet(load_layout(KNOWN["gongwen"], KNOWN))
    assert "break-before" not in style_sheet(LAYOUTS[1][1])
