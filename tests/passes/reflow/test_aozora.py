"""Readings, notes and imprint of Japanese texts as Aozora Bunko writes them; titles in 《》 stay."""

from __future__ import annotations

import pytest

from convkit.model import BlockKind
from convkit.passes.reflow.aozora import RubySurvey, shown_in
from convkit.testing import check_conserved, cleaned

HEAD = "港の時計\n架空太郎\n\n-------------------------------------------------------\n【テキスト中に現れる記号について】\n\n《》：ルビ\n（例）港《みなと》\n\n｜：ルビの付く文字列の始まりを特定する記号\n（例）古い｜時計台《とけいだい》\n-------------------------------------------------------\n\n"
TAIL = "\n\n底本：「港の話」架空書房\n　　　1951（昭和26）年3月10日初版発行\n入力：名無し\n2019年5月4日作成\n"
BODY = (
    "　港《みなと》の入口に古い｜時計台《とけいだい》があって、針はいつも十時二十分を指《さ》している。\n"
    "「おじいさん、船は来るの。」\n　老人は灯《あかり》を磨《みが》き始めた。\n"
)


def test_a_text_with_its_head_and_imprint() -> None:
    result = cleaned(HEAD + BODY + TAIL)
    (article,) = result.articles
    assert (article.title, article.authors, article.byline) == ("港の時計", ("架空太郎",), "架空太郎")
    assert [article.block_text(b) for b in article.blocks] == [
        "港の入口に古い時計台があって、針はいつも十時二十分を指している。",
        "「おじいさん、船は来るの。」",
        "老人は灯を磨き始めた。",
    ]
    assert [(article.text[r.start : r.end], r.value) for r in article.runs] == [
        ("港", "みなと"), ("時計台", "とけいだい"), ("指", "さ"), ("灯", "あかり"), ("磨", "みが"),
    ]  # fmt: skip
    assert {reason for _, reason in result.furniture} == {"about the file"}
    check_conserved(result)


def test_a_text_without_the_list_of_marks() -> None:
    (article,) = cleaned(f"港の時計\n架空太郎\n\n\n{BODY}{TAIL}").articles
    assert (article.title, article.authors, len(article.blocks)) == ("港の時計", ("架空太郎",), 3)


def test_headings_have_the_levels_that_there_are() -> None:
    text = f"{HEAD}［＃３字下げ］一　雪の朝［＃「一　雪の朝」は中見出し］\n\n{BODY}\n［＃改ページ］\n二　汽笛［＃「二　汽笛」は小見出し］\n\n{BODY}"
    result = cleaned(text)
    (article,) = result.articles
    heads = [(b.level, article.block_text(b)) for b in article.blocks if b.kind is BlockKind.HEADING]
    assert heads == [(1, "一　雪の朝"), (2, "二　汽笛")]
    assert ("［＃改ページ］", "note of the typist") in result.furniture


LINES = [
    ("a word of kanji", "港《みなと》の朝", "港の朝", [("ruby", "みなと")]),
    ("a marked word of kana and kanji", "古い｜お時計台《おとけいだい》だ", "古いお時計台だ", [("ruby", "おとけいだい")]),
    ("an ASCII bar, as after NFKC", "古い|時計台《とけいだい》だ", "古い時計台だ", [("ruby", "とけいだい")]),
    ("a marked word with a reading in kanji", "｜マスター《主人》", "マスター", [("ruby", "主人")]),
    ("a title in such brackets", "雑誌《港の話》を読む", "雑誌《港の話》を読む", []),
    ("a character by its place in JIS X 0213", "※［＃「てへん＋劣」、第3水準1-84-77］る", "挘る", []),
    ("one that has a reading", "※［＃「てへん＋劣」、第3水準1-84-77］《むし》る", "挘る", [("ruby", "むし")]),
    ("a character by its code point", "※［＃「さんずい＋鶯」、U+7005、12-3］", "瀅", []),
    ("one that is not in any table stays", "※［＃「木＋木＋木」、12-3］", "※［＃「木＋木＋木」、12-3］", []),
    ("emphasis", "ほんとうに［＃「ほんとうに」に傍点］笑った", "ほんとうに笑った", [("emphasis", None)]),
    ("a note of the page", "［＃ここから２字下げ］手紙", "手紙", []),
    ("marks of repetition", "ゆら／＼としみ／″＼と", "ゆら〳〵としみ〴〵と", []),
]  # fmt: skip


@pytest.mark.parametrize(("label", "line", "text", "runs"), LINES, ids=[case[0] for case in LINES])
def test_a_line(label: str, line: str, text: str, runs: list[tuple[str, str | None]]) -> None:
    found = shown_in(line, 0)
    for edit in reversed(found.edits):
        line = line[: edit.start] + edit.new + line[edit.start + len(edit.old) :]
    assert line == text
    assert [(mark[2], mark[3]) for mark in found.marks] == runs


GATES = [
    ("readings", BODY, True),
    ("two words only", "港《みなと》の朝《あさ》", False),
    ("titles of books", "他写了《港口》《灯塔》，又译了《みなと》《ともしび》《あさ》三本。", False),
    ("readings among many titles", BODY + "《港》《船》《灯》《雪》《波》", False),
]


@pytest.mark.parametrize(("label", "text", "opened"), GATES, ids=[case[0] for case in GATES])
def test_the_gate(label: str, text: str, opened: bool) -> None:
    survey = RubySurvey()
    survey.feed(text)
    assert survey.verdict().open is opened


def test_titles_of_books_stay() -> None:
    text = "书架\n\n他的书架上有《渡口》《山城记》《灯与船》，还有一本《港口的冬天》，都是旧书。\n\n“《渡口》是谁写的？”她问。他说不知道，封面早就掉了。\n"
    (article,) = cleaned(text).articles
    assert article.text.count("《") == 5
