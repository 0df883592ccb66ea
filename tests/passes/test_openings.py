"""How a paragraph opens."""

import pytest

from convkit.passes.openings import opening


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("日前，三座水库开始蓄水。", "opens as a report"),
        ("记者从水务局获悉，三座水库开始蓄水。", "opens as a report"),
        ("青山县水务局昨天公布了水库的名单。", "opens as a report"),
        ("7月1日零时，三座水库开始蓄水。", "names a day"),
        ("他说，今年的水比往年多。", "goes on"),
        ("据介绍，渠道也清过一遍。", "goes on"),
        ("站长林川说，今年的水比往年多。", "goes on with a speaker"),
        ("水库在山的北面。昨天下过雨。", "plain opening"),
    ],
)
def test_openings(text: str, said: str) -> None:
    name, weight = opening(text)
    assert name == said
    assert (weight > 0) == (said in ("opens as a report", "names a day"))
