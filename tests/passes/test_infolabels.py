"""Labels of a page's facts: a cheap look rules out nothing that their pattern finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.model import Block, BlockKind
from convkit.passes.infofields import may_be_sheet
from convkit.passes.infolabels import _label, _value, may_be_labelled, parts_of


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("来源：青川日报", True, "a label right before its mark"),
        ("索 引 号 ： 0013", True, "blanks between"),
        ("【作者】林川", True, "a bracket for a colon"),
        ("船工说：“灯亮了。”", False, "speech"),
        ("他问：几点了", False, "speech without quotes"),
        ("：：：", False, "marks behind nothing"),
        ("", False, "nothing"),
    ],
)
def test_speech_is_told_from_labels(line: str, expected: bool, why: str) -> None:
    assert may_be_labelled(line) is expected, why


PIECES = st.sampled_from(
    ["来源", "索 引 号", "DOI", "时间", "说", "灯", "：", ":", "】", "丨", "【", " ", "\u3000", "日", "|"]
)


@settings(deadline=None)  # the pattern is compiled in the first example
@given(st.lists(PIECES, max_size=10).map("".join))
def test_what_the_pattern_finds_is_looked_at(line: str) -> None:
    assert may_be_labelled(line) or _label().search(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "您當前的位置 :山城網 >> 新聞中心 來源:山城網 | 2031-03-04 15:28:18 |",
            ["tool 您當前的位置 :山城網 >> 新聞中心", "source 山城網", "date_text 2031-03-04 15:28:18"],
        ),
        (
            "2031-04-06 08:15:22来源:石桥日报编辑:何青",
            ["date_text 2031-04-06 08:15:22", "source 石桥日报", "editor 何青"],
        ),
        ("作者：木了 2032-03-06 20:11 阅读(153) 评论(2) 编辑 收藏 举报", ["byline 木了", "date_text 2032-03-06 20:11"]),
        ("分类：山行 标签：渡口", ["meta 山行", "meta 渡口"]),
        (
            "[ 索引号 ] 0013/2031-7 [ 发文字号 ] 青渡府发〔2031〕4号",
            ["meta 0013/2031-7", "doc_number 青渡府发〔2031〕4号"],
        ),
        ("- 【发布部门】青渡县水务局", ["issuer 青渡县水务局"]),
        ("- 【失效日期】--", ["meta "]),
        ("成文日期: 2031-05-04 失效日期", ["date_text 2031-05-04"]),
        ("發布時間:2031-05-04 09:28信息來源:青渡縣水務局", ["date_text 2031-05-04 09:28", "source 青渡縣水務局"]),
        (
            "来源：青渡县政府办（督查室）发布时间：2031-05-04浏览次数：12",
            ["source 青渡县政府办（督查室）", "date_text 2031-05-04", "tool 12"],
        ),
        ("[来源:青川日报]", ["source 青川日报"]),
        ("日期:2031-09-28 16:47:36研究室浏览字号: 打印本页", ["date_text 2031-09-28 16:47:36", "tool 打印本页"]),
        ("时间:2031-09-28 16:00至18:00", ["date_text 2031-09-28 16:00至18:00"]),
        ("系统发布时间：2031-12-03 13:44", ["date_text 2031-12-03 13:44"]),
        (
            "发布日期:2031-07-05 00:00:00 来源:本站 作者: 阅读人次:-",
            ["date_text 2031-07-05 00:00:00", "source 本站", "byline ", "tool "],
        ),
        ("记者:渡口的灯什么时候换?", []),
        ("【评论】渡口的灯不能只亮一夜", []),
        ("[分享] 渡口的灯", []),
    ],
)
def test_the_parts_of_a_line(line: str, expected: list[str]) -> None:
    assert [f"{part.name} {line[part.start : part.end].strip()}" for part in parts_of(line) or []] == expected


@pytest.mark.parametrize(
    ("printed", "expected", "why"),
    [
        ("青渡县水务局", "青渡县水务局", "a value"),
        ("青渡县水务局（本级）", "青渡县水务局（本级）", "a bracket that the value opens"),
        ("青川日报)", "青川日报", "one that the label's line opens"),
        ("--", "", "nothing, as pages write it"),
        ("2031-05-04 失效日期", "2031-05-04", "a label whose mark is lost"),
        ("青川日报 林川", "青川日报 林川", "two words, no label"),
        ("12 字数:", "", "a label that is not known"),
    ],
)
def test_where_a_value_ends(printed: str, expected: str, why: str) -> None:
    assert _value(printed) == expected, why


def test_a_picture_alone_has_no_labels() -> None:
    """Its block is empty: there is no last character to look at."""
    assert not may_be_sheet("", [Block(BlockKind.IMAGE, 0, 0)])


def test_labels_of_a_paper_without_gaps() -> None:
    parts = parts_of("中图分类号:TV697文献标志码:A文章编号:1009-1234(2031)02-0045-06") or []
    line = "中图分类号:TV697文献标志码:A文章编号:1009-1234(2031)02-0045-06"
    assert [line[start:end] for _, _, start, end in parts] == ["TV697", "A", "1009-1234(2031)02-0045-06"]


def test_a_label_without_a_value_before_another() -> None:
    line = "来源:作者:林川时间:2014-06-04热度:0"
    assert [(name, line[start:end]) for name, _, start, end in parts_of(line) or []][:2] == [
        ("source", ""),
        ("byline", "林川"),
    ]
