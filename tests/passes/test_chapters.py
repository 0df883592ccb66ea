"""Chapters of a novel."""

import re

import pytest
from tests.passes.novel_maker import novel as made_novel

from convkit.passes.chapters.cut import advertises
from convkit.passes.chapters.heads import _NAMED, head_of, may_head, stands_alone
from convkit.passes.chapters.survey import ChapterSurvey
from convkit.testing import cleaned

BODY = "各乡镇要在三月底以前把渡口修好，并报县站备案，不得向船户摊派。"
LINE = "河水从山里流出来，经过三个村子，一直流到县城的桥下，撑船的人每天都从这里经过。"


def novel(heads: list[str], top: str = "") -> str:
    return top + "\n\n".join(f"{head}\n\n{LINE}\n\n“船来了。”他说。\n\n{LINE}" for head in heads)


@pytest.mark.parametrize(
    ("label", "heads"),
    [
        ("plain", ["第一章 山雨", "第二章 渡口", "第三章 夜航"]),
        ("digits", ["第1章 山雨", "第2章 渡口", "第3章 夜航", "第4章 归舟"]),
        ("old numerals", ["第壹回 山雨", "第贰回 渡口", "第叁回 夜航"]),
        ("with 楔子 and 尾声", ["楔子", "第一章 山雨", "第二章 渡口", "第三章 夜航", "尾声"]),
        ("no titles", ["第一章", "第二章", "第三章"]),
        ("English", ["Chapter 1 The Ferry", "Chapter 2 The Lamp", "Chapter 3 The Log"]),
        ("volumes and chapters in a line", ["第一卷 第一章 山雨", "第一卷 第二章 渡口", "第二卷 第三章 夜航"]),
        ("scripts count in 集", ["第1集 山雨", "第2集 渡口", "第3集 夜航"]),
        ("Roman numerals", ["CHAPTER I. The Ferry", "CHAPTER II. The Lamp", "CHAPTER IV. The Log", "Epilogue"]),
        ("words", ["Chapter One", "Chapter Two", "Chapter Twenty-One"]),
        ("Japanese", ["第一話　舟", "第二話　灯", "第三話　橋", "あとがき"]),
        ("full-width digits", ["第１章　山雨", "第２章　渡口", "第３章　夜航"]),
        ("no space", ["第一章山雨", "第二章渡口", "第三章夜航"]),
        ("a number is missing", ["第一章 山雨", "第二章 渡口", "第四章 归舟"]),
    ],
)
def test_each_chapter_is_an_article(label: str, heads: list[str]) -> None:
    titles = [head.removeprefix("第一卷 ").removeprefix("第二卷 ") for head in heads]
    assert [a.title for a in cleaned(novel(heads)).articles] == titles, label


def test_the_part_is_the_kicker_and_the_work_is_metadata() -> None:
    top = "《一条河》\n作者：许远\n\n第一卷 上游\n\n"
    articles = cleaned(novel(["第一章 山雨", "第二章 渡口", "第三章 夜航"], top)).articles
    assert [a.title for a in articles] == ["第一章 山雨", "第二章 渡口", "第三章 夜航"]
    assert {a.kicker for a in articles} == {"第一卷 上游"}
    assert {a.metadata.get("work") for a in articles} == {"一条河"}
    assert {a.authors for a in articles} == {("许远",)}


def test_a_table_of_contents_is_told_from_the_body() -> None:
    heads = [
        f"第{n}章 {t}" for n, t in zip("一二三四五六", ["山雨", "渡口", "夜航", "归舟", "桥下", "入海"], strict=True)
    ]
    result = cleaned(novel(heads, "目录\n" + "\n".join(heads) + "\n\n"))
    assert [a.title for a in result.articles] == heads
    assert [text for text, reason in result.furniture if reason == "contents"] == ["目录", *heads]


def test_a_missing_number_is_reported() -> None:
    result = cleaned(novel(["第一章 山雨", "第二章 渡口", "第四章 归舟"]))
    assert [p.code for a in result.articles for p in a.problems] == ["W_CHAPTER"]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("meetings", ["第一次会议在县城召开。", "第二次会议在渡口召开。", "第三次会议没有开成。"]),
        ("numbers inside sentences", ["他读到第一章就睡着了。", "第二章写得好，", "第三章也好。"]),
        ("one head only", ["第一章 山雨"]),
        ("words that begin like a unit", ["第一回合", "第二回合", "第三回合"]),
        ("lessons", ["第一节课", "第二节课", "第三节课"]),
        ("departments", ["第一部门", "第二部门", "第三部门"]),
        ("English prose", ["Chapter and verse of it", "Part of the crew", "Book the tickets"]),
        ("ranks", ["第一名 林川", "第二名 何青", "第三名 许远"]),
    ],
)
def test_what_opens_no_chapter(label: str, lines: list[str]) -> None:
    text = "\n\n".join(f"{line}\n\n{LINE}" for line in lines)
    assert len(cleaned(text).articles) == 1, label


@pytest.mark.parametrize(
    ("line", "is_head"),
    [
        ("第一章 山雨", True),
        ("第十二回　风起", True),
        ("番外一 船夫", True),
        ("第一章的内容很长，他读了一夜才读完，第二天起不来。", True),
        ("第一次", False),
        ("后记", True),
        ("后记得来", False),
        ("番外 船夫", True),
        ("CHAPTER IV", True),
        ("Part Two", True),
        ("Chapter and verse", False),
        ("卷一 上游", True),
        ("上卷", True),
        ("上卷烟雾缭绕", False),
        ("☆、第三章 夜航", True),
        ('第三章"夜航"', True),
        ("103 第一百零三章 夜航", True),
        ("VIP章节 第三章", True),
        ("第三章程", False),
        ("第 三 章 夜航", True),
        ("第三节课", False),
    ],
)
def test_heads(line: str, is_head: bool) -> None:
    assert (head_of(line) is not None) is is_head


def test_the_survey_is_linear_on_many_heads() -> None:
    survey = ChapterSurvey()
    survey.feed("\n".join(f"第{n}章 山雨\n{LINE}" for n in range(1, 5001)))
    verdict = survey.verdict()
    assert verdict.open
    assert verdict.evidence["heads 章"] == 5000


def test_a_law_is_one_document_and_its_chapters_are_headings() -> None:
    clauses = [f"第{n}条 {BODY}" for n in "一二三四五六"]
    text = "青山县渡口管理办法\n\n第一章 总则\n\n{}\n\n{}\n\n第二章 渡船\n\n{}\n\n{}\n\n第三章 附则\n\n{}\n\n{}".format(
        *clauses
    )
    (article,) = cleaned(text).articles
    assert article.title == "青山县渡口管理办法"
    heads = [article.block_text(b) for b in article.blocks if b.kind == "heading"]
    assert heads == ["第一章 总则", "第二章 渡船", "第三章 附则"]


def test_an_afterword_stands_in_no_part() -> None:
    text = "第一卷 春\n\n" + "\n\n".join(f"第{n}章 渡口\n\n{BODY}" for n in "一二三") + f"\n\n后记\n\n{BODY}"
    articles = cleaned(text).articles
    assert [(a.title, a.kicker) for a in articles][-2:] == [("第三章 渡口", "第一卷 春"), ("后记", None)]


@pytest.mark.parametrize("width", [22, 28, 38])
def test_chapters_of_a_hard_wrapped_novel_are_all_found(width: int) -> None:
    """A paragraph's last line may happen to be full; the head of the next chapter is no part of it."""
    tail = "船来了又走，"
    chapters = []
    for number in range(1, 13):
        body = LINE + tail * (number % 5) + "灯还亮着。" * (number % 4 + 1)
        lines = [body[at : at + width] for at in range(0, len(body), width)]
        chapters.append(f"第{number}章 渡口{number}\n" + "\n".join(lines) + "\n")
    articles = cleaned("".join(chapters)).articles
    assert [article.title for article in articles] == [f"第{number}章 渡口{number}" for number in range(1, 13)]


def test_bare_numbers_take_the_title_under_them() -> None:
    text = "\n\n".join(
        f"第{n}章\n\n{name}\n\n　　{LINE}" for n, name in zip("一二三", ("山雨", "渡口", "夜航"), strict=True)
    )
    result = cleaned(text)
    assert [a.title for a in result.articles] == ["第一章　山雨", "第二章　渡口", "第三章　夜航"]
    assert all(len(a.blocks) == 1 for a in result.articles)


def test_a_bare_number_over_prose_takes_no_line_of_it() -> None:
    lines = ("他没有回头。", "“船来了”", "灯灭了，")
    text = "\n\n".join(f"第{n}章\n\n{line}\n\n　　{LINE}" for n, line in zip("一二三", lines, strict=True))
    assert [a.title for a in cleaned(text).articles] == ["第一章", "第二章", "第三章"]


def test_two_chapters_over_much_text_are_chapters() -> None:
    text = "".join(f"第{n}章 渡口\n\n" + f"　　{LINE}\n\n" * 12 for n in "七八")
    assert [a.title for a in cleaned(text).articles] == ["第七章 渡口", "第八章 渡口"]
    assert len(cleaned(text.replace(LINE, "短。")).articles) == 1


def test_marks_before_a_head_and_after_a_chapter_are_furniture() -> None:
    text = "\n\n".join(f"正文 第{n}章 渡口{n}\n\n{LINE}\n\n（本章完）" for n in "一二三")
    result = cleaned(text)
    assert [a.title for a in result.articles] == ["第一章 渡口一", "第二章 渡口二", "第三章 渡口三"]
    assert [reason for _, reason in result.furniture] == ["mark before a head", "end mark"] * 3


def test_a_head_stated_twice_opens_one_chapter() -> None:
    text = "\n\n".join(f"第{n}章 渡口{n}\n第{n}章 渡口{n}\n\n{LINE}" for n in "一二三")
    assert [a.title for a in cleaned(text).articles] == ["第一章 渡口一", "第二章 渡口二", "第三章 渡口三"]


def test_a_running_head_opens_no_chapter() -> None:
    text = "\n\n".join(f"第{n}章 渡口{n}\n\n" + f"{LINE}\n\n第{n}章 渡口{n}\n\n" * 2 + LINE for n in "一二三")
    result = cleaned(text)
    assert [a.title for a in result.articles] == ["第一章 渡口一", "第二章 渡口二", "第三章 渡口三"]
    assert [reason for _, reason in result.furniture] == ["running head"] * 6


def test_numbers_without_a_unit_need_much_text() -> None:
    many = "\n\n".join(f"{n:03} 渡口{n}\n\n" + f"　　{LINE}\n\n" * 8 for n in range(1, 8))
    assert [a.title for a in cleaned(many).articles] == [f"{n:03} 渡口{n}" for n in range(1, 8)]
    few = "\n\n".join(f"{n}、渡口{n}\n\n{LINE}" for n in range(1, 8))
    assert len(cleaned(few).articles) == 1


def test_sections_inside_chapters_are_headings() -> None:
    text = "\n\n".join(f"第{n}章 渡口{n}\n\n第一节 灯\n\n{LINE}\n\n第二节 船\n\n{LINE}" for n in "一二三")
    articles = cleaned(text).articles
    assert [a.title for a in articles] == ["第一章 渡口一", "第二章 渡口二", "第三章 渡口三"]
    last = articles[2]
    assert [last.block_text(b) for b in last.blocks if b.kind == "heading"] == ["第一节 灯", "第二节 船"]


def test_regulations_without_clauses_are_one_document() -> None:
    text = f"站规\n\n第一章 总则\n\n一、{LINE}\n\n第二章 值班\n\n二、{LINE}\n\n第三章 附则\n\n三、{LINE}"
    assert len(cleaned(text).articles) == 1


def test_the_part_of_each_chapter_stands_where_numbers_begin_anew() -> None:
    parts = "\n\n".join(f"第{p}卷 {p}\n\n" + "\n\n".join(f"第{n}章\n\n{LINE}" for n in "一二三") for p in "一二")
    assert [(a.kicker, a.title) for a in cleaned(parts).articles] == [
        (f"第{p}卷 {p}", f"第{n}章") for p in "一二" for n in "一二三"
    ]


def test_made_novels_are_cut_into_their_chapters() -> None:
    for seed in range(60):
        made = made_novel(seed)
        articles = cleaned(made.text).articles
        assert ["".join(a.title.split()) for a in articles] == ["".join(t.split()) for t in made.titles], seed
        assert [a.kicker for a in articles] == made.kickers, seed


def test_calls_of_a_site_are_furniture_and_notes_of_the_author_stay() -> None:
    calls = (
        "本章未完，请点击下一页继续阅读！",
        "天才一秒记住本站地址：www.example.com",
        "喜欢一条河请大家收藏：一条河更新最快。",
    )
    text = "\n\n".join(
        f"第{n}章 渡口{n}\n\n{LINE}\n\n{call}\n\nPS：今天两更，求月票。\n\n本书他读了三遍。"
        for n, call in zip("一二三", calls, strict=True)
    )
    result = cleaned(text)
    assert [found for found, _ in result.furniture] == list(calls)
    assert all(a.block_text(a.blocks[1]).startswith("PS") and len(a.blocks) == 3 for a in result.articles)


def test_entries_of_contents_end_with_a_page() -> None:
    heads = [f"第{n}回 山中听雨　渡口看灯{n}" for n in "一二三四五六"]
    result = cleaned(novel(heads, "目录\n" + "\n".join(f"{head} {i * 7:03}" for i, head in enumerate(heads)) + "\n\n"))
    assert [a.title for a in result.articles] == heads
    assert [reason for _, reason in result.furniture] == ["contents"] * 7


def numbered(heads: list[str], under: int) -> str:
    """``heads``, each over so many paragraphs."""
    return "\n\n".join(f"{head}\n\n" + "\n\n".join([f"　　{LINE}"] * under) for head in heads) + "\n"


LONG = 90
"""Paragraphs of a chapter whose head is a number alone."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
NUMBERS = [
    ("digits", [str(n) for n in range(1, 8)]),
    ("Han numerals", list("一二三四五六七")),
    ("Roman numerals", list(ROMAN)),
    ("with a point", [f"{n}." for n in range(1, 8)]),
    ("Roman numerals and a title", [f"{n}. The Ferry" for n in ROMAN]),
    ("digits and a title", [f"{n} 山雨{n}" for n in range(1, 8)]),
]


@pytest.mark.parametrize(("label", "heads"), NUMBERS, ids=[case[0] for case in NUMBERS])
def test_numbers_over_much_text_head_chapters(label: str, heads: list[str]) -> None:
    articles = cleaned(numbered(heads, LONG)).articles
    assert [article.title for article in articles] == heads
    assert all(len(article.blocks) == LONG for article in articles)


@pytest.mark.parametrize(("label", "heads"), NUMBERS, ids=[case[0] for case in NUMBERS])
def test_numbers_over_little_text_divide_a_story(label: str, heads: list[str]) -> None:
    assert len(cleaned(numbered(heads, 8)).articles) == 1


def test_contents_of_numbers_and_titles_are_told_from_the_chapters() -> None:
    heads = [f"{n}. The Ferry" for n in ROMAN]
    articles = cleaned("\n".join(heads) + "\n\n" + numbered(heads, LONG)).articles
    assert [article.title for article in articles if len(article.blocks) >= LONG] == heads


NOT_COUNTED = [
    ("numbers that do not count up", ["7", "3", "12", "5", "9", "2", "11"]),
    ("years", ["1931", "1937", "1945", "1949", "1950", "1953", "1958"]),
    ("letters", ["I", "V", "C", "X", "L", "I", "V"]),
    ("one numeral again and again", ["一"] * 7),
    ("too few", ["1", "2", "3"]),
]


@pytest.mark.parametrize(("label", "heads"), NOT_COUNTED, ids=[case[0] for case in NOT_COUNTED])
def test_numbers_that_head_nothing(label: str, heads: list[str]) -> None:
    assert len(cleaned(numbered(heads, LONG)).articles) == 1


def test_items_of_a_long_report_are_no_chapters() -> None:
    items = "\n\n".join(f"{n}. 船队去年运了{n}万吨，比前年多。\n\n" + f"　　{LINE}\n\n" * 3 for n in range(1, 40))
    assert len(cleaned(f"船队的报告\n\n{items}").articles) == 1


def test_all_that_stands_alone_begins_as_heads_do() -> None:
    words = re.sub(r"\(\?i:|[(\[][^)\]]*[)\]]\??(?:\{[^}]*\})?", "|", _NAMED).split("|")
    assert [word for word in words if word and word[0].isalnum() and not may_head(word)] == []


@pytest.mark.parametrize("line", ["【尾声】", "［后记］", "〔跋〕", "Epilogue", "后记"])
def test_marks_round_what_stands_alone(line: str) -> None:
    assert stands_alone(line) is (line[0] not in "［〔")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("石桥书屋 www.example-txt.com 免费下载", True),
        ("更多精彩好书尽在www.example.net", True),
        ("（石桥书屋整理，更多TXT请访问 http://www.example-txt.com/list.html）", True),
        ("他把网址念给我听：www.example.com。", False),
        ("3.5公里以外就是渡口", False),
        ("她在信封背面写下一个地址，又划掉，再写一个，最后只剩下 example.com 这几个字母，别的都看不清了", False),
    ],
)
def test_the_address_of_a_site_inside_a_chapter(line: str, expected: bool) -> None:
    assert advertises(line) is expected
