from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.model import RUN_KINDS, Run
from convkit.writers.epub.inline import is_marker, marked

STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # loaded machines are slow


def anchor(run: Run, text: str) -> tuple[str, str] | None:
    return (f'<a href="{run.value}">', "</a>") if run.value else None


CASES = [
    ("none", [], "甲乙丙丁"),
    ("one", [Run(1, 3, "strong")], "甲<strong>乙丙</strong>丁"),
    ("side by side", [Run(0, 2, "strong"), Run(2, 4, "emphasis")], "<strong>甲乙</strong><em>丙丁</em>"),
    ("one in another", [Run(0, 4, "strong"), Run(1, 2, "sub")], "<strong>甲<sub>乙</sub>丙丁</strong>"),
    ("over the end of another", [Run(0, 2, "strong"), Run(1, 3, "emphasis")],
     "<strong>甲<em>乙</em></strong><em>丙</em>丁"),
    ("link", [Run(0, 2, "link", "u")], '<a href="u">甲乙</a>丙丁'),
    ("link in a link", [Run(0, 3, "link", "u"), Run(1, 2, "noteref", "n")], '<a href="u">甲乙丙</a>丁'),
    ("link that leads nowhere", [Run(0, 2, "link")], "甲乙丙丁"),
    ("ruby", [Run(0, 2, "ruby", "jiǎ<yǐ")], "<ruby>甲乙<rt>jiǎ&lt;yǐ</rt></ruby>丙丁"),
    ("ruby without reading", [Run(0, 2, "ruby")], "甲乙丙丁"),
    ("ruby in ruby", [Run(0, 2, "ruby", "a"), Run(0, 1, "ruby", "b")], "<ruby>甲乙<rt>a</rt></ruby>丙丁"),
    ("nothing long", [Run(2, 2, "strong")], "甲乙丙丁"),
    ("beyond the text", [Run(-3, 1, "sup"), Run(3, 9, "sub")], "<sup>甲</sup>乙丙<sub>丁</sub>"),
    ("unknown kind", [Run(0, 2, "blink")], "甲乙丙丁"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "runs", "expected"), CASES)
def test_runs(label: str, runs: list[Run], expected: str) -> None:
    assert marked("甲乙丙丁", runs, anchor) == expected


def test_text_is_escaped_and_lines_broken() -> None:
    assert marked("a<b\n&c", [Run(0, 6, "strong")], anchor) == "<strong>a&lt;b<br/>\n&amp;c</strong>"


RUNS = st.lists(
    st.builds(
        Run, st.integers(-2, 12), st.integers(-2, 12), st.sampled_from(sorted(RUN_KINDS)), st.sampled_from([None, "v"])
    ),
    max_size=40,
)


@STEADY
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10), RUNS)
def test_any_runs_nest_and_keep_the_text(text: str, runs: list[Run]) -> None:
    root = ElementTree.fromstring(f"<p>{marked(text, runs, anchor)}</p>")
    for reading in root.iter("rt"):
        reading.text = ""
    assert "".join(root.itertext()) == text.replace("\ufffe", "").replace("\uffff", "")
    for element in root.iter("a"):
        assert element.find(".//a") is None


@pytest.mark.parametrize("text", ["1", "[12]", "〔3〕", "①", "*", " 2 "])
def test_marks_of_notes(text: str) -> None:
    assert is_marker(text)


@pytest.mark.parametrize("text", ["水库", "2031年", "", "12345"])
def test_words_are_no_marks_of_notes(text: str) -> None:
    assert not is_marker(text)
