"""Overlapping runs become a row of stretches."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.model import Run
from convkit.writers.docx.inline import inline, segments

TEXT = "一二三四五六七八"


class Plain:
    """A scope that shows what was asked of it."""

    def style(self, role):
        return role

    def link(self, address):
        return (f"[{address}|", "]") if address.startswith("http") else None

    def reference(self, identity, mark):
        return f"<ref {identity} {mark}/>" if identity == "n1" else None

    def ruby(self, base, reading):
        return f"<ruby {reading}>{base}</ruby>"


def shown(runs):
    """What ``inline`` makes of TEXT: a run without a style as its text, one with a style as style(text)."""
    xml = inline(TEXT, runs, Plain())
    for old, new in (
        ("<w:r><w:rPr><w:rStyle w:val=", "{"),
        ("/></w:rPr><w:t>", ":"),
        ("<w:r><w:t>", "("),
        ("</w:t></w:r>", ")"),
    ):
        xml = xml.replace(old, new)
    return xml


@pytest.mark.parametrize(
    ("label", "runs", "expected"),
    [
        ("none", [], f"({TEXT})"),
        ("one", [Run(1, 3, "strong")], '(一){"strong":二三)(四五六七八)'),
        ("overlap", [Run(0, 4, "strong"), Run(2, 6, "emphasis")],
         '{"strong":一二){"strong_emphasis":三四){"emphasis":五六)(七八)'),
        ("link over stress", [Run(0, 4, "link", "http://a"), Run(2, 4, "strong")],
         '[http://a|{"link":一二){"strong":三四)](五六七八)'),
        ("refused link keeps its text", [Run(0, 2, "link", "javascript:x")], '{"link":一二)(三四五六七八)'),
        ("later link wins", [Run(0, 6, "link", "http://a"), Run(2, 4, "link", "http://b")],
         '[http://a|{"link":一二)][http://b|{"link":三四)][http://a|{"link":五六)](七八)'),
        ("ruby is whole", [Run(0, 4, "ruby", "yī"), Run(2, 6, "strong")],
         '<ruby yī>(一二三四)</ruby>{"strong":五六)(七八)'),
        ("ruby without a reading", [Run(0, 2, "ruby", None)], "(一二)(三四五六七八)"),
        ("note", [Run(1, 2, "noteref", "n1")], "(一)<ref n1 二/>(三四五六七八)"),
        ("note that is nowhere", [Run(1, 2, "noteref", "n9")], '(一){"sup":二)(三四五六七八)'),
        ("outside the text", [Run(-3, 1, "strong"), Run(7, 99, "sub"), Run(20, 30, "sup")],
         '{"strong":一)(二三四五六七){"sub":八)'),
        ("empty", [Run(3, 3, "strong")], f"({TEXT})"),
    ],
)  # fmt: skip
def test_runs(label, runs, expected):
    assert shown(runs) == expected


RUNS = st.lists(
    st.builds(
        lambda start, length, kind, value: Run(start, start + length, kind, value),
        st.integers(0, 9), st.integers(0, 9), st.sampled_from(["strong", "link", "ruby", "noteref", "sup", "emphasis"]),
        st.sampled_from(["http://a", "n1", None]),
    ),
    max_size=12,
)  # fmt: skip


@given(RUNS)
def test_stretches_tile_the_text(runs):
    found = list(segments(len(TEXT), runs))
    assert (found[0].start, found[-1].end) == (0, len(TEXT))
    assert all(one.end == two.start for one, two in pairwise(found))


def test_many_overlapping_runs_take_linear_time():
    runs = [Run(n, 40_000 - n, "link", "http://a") for n in range(20_000)]
    assert sum(1 for _ in segments(40_000, runs)) >= 20_000
