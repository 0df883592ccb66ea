from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convkit.writers.epub.contents import KINDS, LONG, Entry, Group, Node, arranged, depth, in_order


def entry(label: str, **known: Any) -> Entry:
    return Entry((f"{label}.xhtml",), label, **known)


def drawn(nodes: list[Node] | tuple[Node, ...]) -> list[Any]:
    """A tree as labels: a group is its label and the list of what it holds."""
    return [(node.label, drawn(node.members)) if isinstance(node, Group) else node.label for node in nodes]


CASES: list[tuple[str, str, list[Entry], list[Any]]] = [
    ("nothing", "auto", [], []),
    ("articles of one file are a list", "auto", [entry("甲", source="a.txt"), entry("乙", source="a.txt")], ["甲", "乙"]),
    (
        "files of several articles are headings, those of one stand under their folder",
        "auto",
        [entry("甲", source="in/0703.txt"), entry("乙", source="in/0703.txt"), entry("丙", source="in/信.txt")],
        [("0703", ["甲", "乙"]), "丙"],
    ),
    (
        "folders that all have in common say nothing",
        "source",
        [entry("甲", source="报/七月/1.txt"), entry("乙", source="报/七月/2.txt"), entry("丙", source="报/八月/1.txt")],
        [("七月", ["甲", "乙"]), ("八月", ["丙"])],
    ),
    (
        "files of one stem are told apart",
        "source",
        [entry(n, source=s) for n, s in [("甲", "1.txt"), ("乙", "1.txt"), ("丙", "1.html"), ("丁", "1.html")]],
        [("1", ["甲", "乙"]), ("1", ["丙", "丁"])],
    ),
    (
        "parts over chapters; what has no part stands between them",
        "part",
        [entry("楔子"), entry("一", part="卷一"), entry("二", part="卷一"), entry("外", ), entry("三", part="卷一")],
        ["楔子", ("卷一", ["一", "二"]), "外", ("卷一", ["三"])],
    ),
    ("a book of one part says which", "auto", [entry("一", part="卷二"), entry("二", part="卷二")], [("卷二", ["一", "二"])]),
    (
        "works over parts over chapters",
        "auto",
        [
            entry("一", source="河.txt", work="长河", part="卷一"),
            entry("二", source="河.txt", work="长河", part="卷二"),
            entry("上", source="山.txt", work="远山"),
            entry("下", source="山.txt", work="远山"),
        ],
        [("长河", [("卷一", ["一"]), ("卷二", ["二"])]), ("远山", ["上", "下"])],
    ),
    (
        "by date: sorted, days that hold several, articles without a date last",
        "date",
        [
            entry("丙", date="2031-08-01"),
            entry("己", date="2031-07-02"),
            entry("无"),
            entry("甲", date="2031-07-02"),
            entry("丁", date="2032-01-05"),
            entry("乙", date="2031-07-02"),
            entry("戊", date="2032-01-05"),
            entry("月", date="2031-08"),
        ],
        [
            ("2031年", [("2031年7月", [("2031年7月2日", ["己", "甲", "乙"])]), ("2031年8月", ["月", ("2031年8月1日", ["丙"])])]),
            ("2032年", [("2032年1月", [("2032年1月5日", ["丁", "戊"])])]),
            "无",
        ],
    ),
    (
        "days of one article each are no headings, and the year of all is none",
        "date",
        [entry("甲", date="2031-07-01"), entry("乙", date="2031-07-02"), entry("丙", date="2031-08-01"), entry("丁", date="2031-08-09")],
        [("2031年7月", ["甲", "乙"]), ("2031年8月", ["丙", "丁"])],
    ),
    ("years only", "date", [entry("乙", date="1932"), entry("甲", date="1931")], [("1931年", ["甲"]), ("1932年", ["乙"])]),
    ("no dates at all", "date", [entry("乙"), entry("甲")], ["乙", "甲"]),
    (
        "columns in order of their first article, what has none last",
        "column",
        [entry("甲", column="要闻"), entry("无"), entry("乙", column="副刊"), entry("丙", column="要闻")],
        [("要闻", ["甲", "丙"]), ("副刊", ["乙"]), "无"],
    ),
    (
        "flat is flat",
        "flat",
        [entry("甲", source="a/1.txt", part="卷一", date="2031-01-01"), entry("乙", source="b/1.txt")],
        ["甲", "乙"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("label", "kind", "entries", "expected"), CASES, ids=[case[0] for case in CASES])
def test_trees(label: str, kind: str, entries: list[Entry], expected: list[Any]) -> None:
    assert drawn(arranged(entries, kind, "zh-Hans")) == expected


def days(count: int) -> list[Entry]:
    return [entry(str(n), date=f"2031-{1 + n // 20:02}-{1 + n % 20:02}", source="a.tsv") for n in range(count)]


def test_a_long_list_in_order_of_time_is_divided_by_it() -> None:
    long = days(LONG + 1)
    assert [node.label for node in arranged(long, "auto", "zh-Hans")] == ["2031年1月", "2031年2月", "2031年3月"]
    assert [node.label for node in arranged(long[::-1], "auto", "zh-Hans")] == ["2031年3月", "2031年2月", "2031年1月"]


NOT_BY_TIME = [
    ("short", days(LONG)),
    ("one without a date", [*days(LONG), entry("无", source="a.tsv")]),
    ("out of order", [*days(LONG)[1:], *days(LONG)[:3]]),
]


@pytest.mark.parametrize(("label", "entries"), NOT_BY_TIME)
def test_lists_that_stay_as_they_are(label: str, entries: list[Entry]) -> None:
    assert arranged(entries, "auto", "zh-Hans") == entries


ENTRIES = st.builds(
    Entry,
    documents=st.just(("a.xhtml",)),
    label=st.text("甲乙", max_size=2),
    part=st.sampled_from(["", "卷一", "卷二"]),
    work=st.sampled_from(["", "河"]),
    source=st.sampled_from(["", "a.txt", "b/a.txt", "b/c/d/e/f/g/h/i.txt", "/x/y"]),
    date=st.sampled_from(["", "2031", "2031-07", "2031-07-02"]),
    column=st.sampled_from(["", "要闻"]),
)


@given(st.lists(ENTRIES, max_size=12), st.sampled_from(KINDS))
def test_no_article_is_lost_and_only_sorting_trees_move_any(entries: list[Entry], kind: str) -> None:
    tree = arranged(entries, kind, "zh-Hans")
    found = list(in_order(tree))
    assert sorted(map(id, found)) == sorted(map(id, entries))
    if kind not in ("date", "column"):
        assert found == entries
    assert 1 <= depth(tree) <= 7
