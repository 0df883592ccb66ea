"""The weights: every feature has one, the trainer finds what the data say, the simulator says what it did."""

from __future__ import annotations

import random

import pytest

from convkit.passes.reflow import model
from convkit.passes.tables import damage
from convkit.passes.tables.make_weights import deal, documents, solve, titles, train

PARAGRAPHS = [
    "水库蓄水",
    "昨天下午，港口管理站的工人们把最后一批旧渔船拖到了岸上。站长说，木匠也都到齐了。",
    "孩子们在看书，" * 8 + "看完才走。",
]


def test_training_finds_the_sign_and_size() -> None:
    data = [({"bias": 1.0, "x": 1.0}, n % 10 != 0) for n in range(400)] + [
        ({"bias": 1.0}, n % 2 == 0) for n in range(400)
    ]
    weights = train(data, ridge=0.01)
    assert weights["bias"] == pytest.approx(0.0, abs=0.05)
    assert weights["x"] == pytest.approx(2.2, abs=0.1)


def test_solve() -> None:
    assert solve([[2.0, 1.0], [1.0, 3.0]], [5.0, 10.0]) == pytest.approx([1.0, 3.0])


def test_shipped_weights_cover_both_models() -> None:
    weights = model.load_weights()
    assert weights[model.FREE]["pair"] > 0 > weights[model.FREE]["plain"]
    assert weights[model.WRAPPED]["set_on"] > 0 > weights[model.WRAPPED]["set_in"]


def test_hands_are_dealt_apart() -> None:
    paragraphs = [str(n) for n in range(900)]
    hands = [deal(paragraphs, hand) for hand in range(4)]
    assert sorted(p for hand in hands for p in hand) == sorted(paragraphs)


@pytest.mark.parametrize("measure", [14, 20, 40, 76])
@pytest.mark.parametrize("layout", [{}, {"indent": "　　"}, {"blank": 1}, {"every": 1}, {"margin": "    "}])
def test_a_wrapped_text_says_which_lines_go_on(measure: int, layout: dict[str, object]) -> None:
    damaged = damage.wrapped(PARAGRAPHS, measure, **layout)  # type: ignore[arg-type]
    lines = [line.strip() for line in damaged.text.split("\n") if line.strip()]
    assert joined(lines, damaged.joins) == PARAGRAPHS
    assert all(damage.columns(line) <= measure for line in lines)


def test_a_cut_text_says_where() -> None:
    damaged = damage.cut(PARAGRAPHS * 5, random.Random(5), share=0.7, blank=1, at_cut=2, indent="　　")
    lines = [line.strip() for line in damaged.text.split("\n") if line.strip()]
    assert joined(lines, damaged.joins) == PARAGRAPHS * 5
    assert any(damaged.joins)


def test_bare_paragraphs_lose_the_last_stop() -> None:
    damaged = damage.cut(PARAGRAPHS, random.Random(1), share=0, bare=1.0)
    assert not damaged.text.endswith("。")


def test_pages_say_which_lines_are_theirs() -> None:
    damaged = damage.paged(damage.wrapped(PARAGRAPHS * 3, 20), 5, head="县志", number="- {} -")
    lines = [line.strip() for line in damaged.text.split("\n") if line.strip()]
    assert {lines[i] for i in damaged.furniture} == {
        "县志",
        *(f"- {n} -" for n in range(1, len(damaged.furniture) // 2 + 1)),
    }
    kept = [line for i, line in enumerate(lines) if i not in damaged.furniture]
    assert joined(kept, damaged.joins) == PARAGRAPHS * 3


def test_documents_are_the_same_for_the_same_seed() -> None:
    first = [d.text for d in documents(PARAGRAPHS * 30, random.Random(4))]
    assert first == [d.text for d in documents(PARAGRAPHS * 30, random.Random(4))]
    assert titles(PARAGRAPHS, random.Random(1)).text == titles(PARAGRAPHS, random.Random(1)).text


def joined(lines: list[str], joins: tuple[bool, ...]) -> list[str]:
    out: list[str] = []
    for line, goes_on in zip(lines, joins, strict=True):
        if goes_on:
            out[-1] += line
        else:
            out.append(line)
    return out
