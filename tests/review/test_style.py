"""The page of review can be read: enough contrast in light and dark (WCAG 2.2, 1.4.3 and 1.4.11), nothing told by colour alone."""

import re
from pathlib import Path

import pytest

from convkit.review import pages

CSS = (Path(pages.__file__).parent / "page" / "page.css").read_text("utf-8")


def colours(selector: str) -> dict[str, str]:
    """The custom properties of the first rule for ``selector``."""
    rule = CSS[CSS.index(selector) :].partition("{")[2].partition("}")[0]
    return dict(re.findall(r"--([\w]+): (#[0-9a-f]{3,6})", rule))


LIGHT = colours(":root {")
DARK = colours(':root[data-theme="dark"] {')


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "soft", "faint", "warn", "accent"])
@pytest.mark.parametrize("ground", ["sheet", "well", "paper"])
def test_text_stands_out_from_its_ground(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_where_it_is_lit_up_or_found(theme: dict[str, str]) -> None:
    assert contrast(theme["ink"], theme["lit"]) >= 7
    assert contrast(theme["ink"], theme["found"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("number", range(12))
def test_the_line_of_a_pass_stands_out(theme: dict[str, str], number: int) -> None:
    assert contrast(theme[f"c{number}"], theme["sheet"]) >= 4.5
    assert contrast(theme[f"c{number}"], theme["lit"]) >= 3


def test_dark_is_the_same_by_choice_and_by_the_system() -> None:
    assert colours(':root:not([data-theme="light"]) {') == DARK
    assert DARK.keys() == LIGHT.keys()


def test_a_guess_differs_from_what_is_certain_by_the_kind_of_line() -> None:
    assert re.search(r"\.e\.guess {[^}]*dashed", CSS)
    assert re.search(r"\.e {[^}]*2px solid", CSS)
