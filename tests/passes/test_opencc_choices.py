"""Which form a character was given, which others it may have, and what settled it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.passes.opencc_choices import chooser
from convkit.passes.opencc_data import names
from convkit.passes.opencc_matcher import converter

CHOICES = [
    ("settled by a phrase", "s2t", "他的头发白了一半", "发", ("髮", "發"), "髮", "头发"),
    ("by another", "s2t", "村子发展得快", "发", ("發", "髮"), "發", "发展"),
    ("by none: the usual form", "s2t", "他说发，就发", "发", ("發", "髮"), "發", ""),
    ("a phrase that has two forms itself", "s2t", "他不干，谁干", "干", ("幹", "乾"), "幹", "不干"),
    ("in Taiwan's forms", "s2tw", "灯在屋里亮着", "里", ("裡", "里"), "裡", "屋里"),
    ("in Hong Kong's", "s2hk", "空气里全是花香", "里", ("裏", "里"), "裏", ""),
    ("back to simplified", "t2s", "衣服還沒乾透", "乾", ("干", "乾"), "干", ""),
    ("back to simplified, a name", "t2s", "相傳是乾隆用過的", "乾", ("乾", "干"), "乾", "乾隆"),
    ("from Taiwan's forms", "tw2s", "木頭曬乾以後", "乾", ("干", "乾"), "干", ""),
]


@pytest.mark.parametrize(("label", "name", "text", "character", "candidates", "chosen", "phrase"), CHOICES)
def test_a_choice(
    label: str, name: str, text: str, character: str, candidates: tuple[str, ...], chosen: str, phrase: str
) -> None:
    found = [choice for choice in chooser(name).choices(text) if choice.character == character]
    assert found[0].candidates[: len(candidates)] == candidates
    assert (found[0].chosen, found[0].phrase) == (chosen, phrase)
    assert text[found[0].at] == character


NONE = [
    ("one form", "s2t", "山河湖海"),
    ("a twin that no phrase has: 証", "s2t", "证人"),
    ("marks and letters", "s2t", "abc, 123"),
    ("a conversion among traditional forms", "t2tw", "裏外"),
    ("nothing", "s2t", ""),
]


@pytest.mark.parametrize(("label", "name", "text"), NONE)
def test_no_choice(label: str, name: str, text: str) -> None:
    assert list(chooser(name).choices(text)) == []


def test_the_share_tells_how_usual_a_form_is() -> None:
    share = {choice.character: choice.share for choice in chooser("s2t").choices("他走了，发信，钟响")}
    assert share["了"] > 0.9
    assert 0.5 < share["发"] < 0.9
    assert share["钟"] < 0.1 or share["钟"] > 0.9


@pytest.mark.parametrize("name", [name for name in names() if name.startswith("s2") and name != "s2twp"])
@given(text=st.text("发头展里面只有后皇来干部不了一，。a\n", max_size=30))
def test_what_is_chosen_is_what_the_conversion_makes(name: str, text: str) -> None:
    made = converter(name).convert(text)
    assert len(made) == len(text)
    for choice in chooser(name).choices(text):
        assert made[choice.at] == choice.chosen
        assert choice.chosen in choice.candidates
