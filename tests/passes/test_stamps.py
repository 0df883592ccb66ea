"""Lines that date an article without labels, and lines that only hold a date."""

from __future__ import annotations

import pytest

from convkit.passes.stamps import is_log, stamped
from convkit.testing import cleaned

D, S, B, T = "date_text", "source", "byline", "tool"

STAMPS = [
    ("2031-05-04 08:30:12 山城晚报", [(D, "2031-05-04 08:30:12"), (S, "山城晚报")]),
    ("2031年5月4日 18:57 云溪播报员", [(D, "2031年5月4日 18:57"), (S, "云溪播报员")]),
    ("2031年5月4日 山城晚报", [(D, "2031年5月4日"), (S, "山城晚报")]),
    ("原创 山城日报 2031-05-04 16:01:46", [(T, "原创"), (S, "山城日报"), (D, "2031-05-04 16:01:46")]),
    ("发表于2031-05-04 21:30| 1164次阅读| 来源山城网| 0条评论| 作者林川",
     [(D, "2031-05-04 21:30"), (T, "1164次阅读"), (S, "山城网"), (T, "0条评论"), (B, "林川")]),
    ("林川 2031-05-04 08:30 阅读 1204", [(B, "林川"), (D, "2031-05-04 08:30"), (T, "阅读 1204")]),
    ("2031-05-04 阅读 1204", [(D, "2031-05-04"), (T, "阅读 1204")]),
    ("2031年05月04日 远山传媒 县区新闻 16650", [(D, "2031年05月04日"), (S, "远山传媒"), (T, "县区新闻"), (T, "16650")]),
    ("By Ann Reed | May 4, 2031", [(B, "Ann Reed"), (D, "May 4, 2031")]),
    ("Posted on May 4, 2031 by Ann Reed", [(D, "May 4, 2031"), (B, "Ann Reed")]),
    ("The Hill Times, May 4, 2031", [(S, "The Hill Times"), (D, "May 4, 2031")]),
    ("Ann Reed · 4 May 2031 · 5 min read", [(B, "Ann Reed"), (D, "4 May 2031"), (T, "5 min read")]),
    ("http://www.hill.example 2031年05月04日06:01 山城网-云溪商报", [(T, "http://www.hill.example"), (D, "2031年05月04日06:01"), (S, "山城网-云溪商报")]),
    ("2031-05-04 06:01 山城网 http://hill.example/a/1.html", [(D, "2031-05-04 06:01"), (S, "山城网"), ("url", "http://hill.example/a/1.html")]),
    ("（山城晚报 2031年5月4日 第1版）", [(S, "山城晚报"), (D, "2031年5月4日"), (T, "第1版")]),
    ("2031/05/04 08:30 記者林國財／雲溪報導", [(D, "2031/05/04 08:30"), (B, "林國財"), (T, "雲溪報導")]),
    ("《山城日报》（ 2031年05月04日 08 版）", [(S, "山城日报"), (D, "2031年05月04日")]),
    ("2031-05-04 · 云溪城市报道", [(D, "2031-05-04"), (S, "云溪城市报道")]),
    ("May 4, 2031 8:00 AM", [(D, "May 4, 2031 8:00 AM")]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), STAMPS, ids=[line for line, _ in STAMPS])
def test_a_line_that_dates(line: str, expected: list[tuple[str, str]]) -> None:
    pieces = stamped(line)
    assert pieces is not None
    assert [(p.name, line[p.start : p.end]) for p in pieces] == expected


@pytest.mark.parametrize(
    "line",
    [
        "2031年5月4日 新桥通车", "2031-05-04 | 新桥通车", "1978年12月18日，会议召开", "2031-05-04", "昨天 2031年5月4日，他来了 12:30", "March 3, 2031 was a long day",
        "On May 4, 2031 Ann Reed left", "5月4日 08:30 山城晚报", "2031年5月4日至2032年5月4日 山城晚报", "会议定于2031年5月4日上午9:00在县城召开",
        "2031-05-04 08:30 " + "很长的一句话" * 6,
    ],
)  # fmt: skip
def test_a_line_that_does_not(line: str) -> None:
    assert stamped(line) is None


BODY = "昨日，青山县三座水库同时蓄水，水面比去年同期高出一米。站长说，早一天，就多一天的把握。\n"


def test_the_pieces_become_fields() -> None:
    (article,) = cleaned(f"三座水库本月蓄水\n2031-07-01 08:30 青山晚报 阅读 32\n{BODY}{BODY}").articles
    assert (article.title, article.date, article.source) == ("三座水库本月蓄水", "2031-07-01", "青山晚报")
    assert [article.block_text(b)[:2] for b in article.blocks] == ["昨日", "昨日"]


def test_a_date_behind_the_source_is_no_part_of_it() -> None:
    body = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。"
    for line in ("来源:山城晚报-- 2031-11-28 07:54:51 字号:TT", "时间:2031年11月28日来源:山城晚报"):
        (article,) = cleaned(f"渡口换了新灯\n\n{line}\n\n{body}\n").articles
        assert (article.source, article.date) == ("山城晚报", "2031-11-28")


def test_a_title_said_again_over_the_text_is_set_aside() -> None:
    body = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。"
    (article,) = cleaned(
        f"渡口昨天换了新灯\n\n来源：山城晚报  2031-11-28\n\n渡口昨天换了新灯\n\n{body}\n\n{body}\n"
    ).articles
    assert (article.title, len(article.blocks)) == ("渡口昨天换了新灯", 2)


def test_a_button_before_the_editor_is_set_aside() -> None:
    body = "渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。"
    (article,) = cleaned(
        f"渡口昨天换了新灯\n\n来源：山城晚报  2031-11-28\n\n{body}\n\n{body}\n\n【我要糾錯】責任編輯：許遠\n掃一掃在手機打開當前頁\n"
    ).articles
    assert [(c.role, c.name) for c in article.contributors] == [("editor", "許遠")]
    assert len(article.blocks) == 2


NAMED = [
    ("a name glued to the time", "2031-11-28 07:54林国财", {"date_text": "2031-11-28 07:54", "byline": "林国财"}),
    ("who wrote a post, and when", "muliao | 发表于 2031-11-28 07:54:51 | 显示全部楼层 |阅读模式", {"byline": "muliao", "date_text": "2031-11-28 07:54:51"}),
    ("a section that posted", "本地资讯 发表于 2031-1-5 18:08:28", {"source": "本地资讯", "date_text": "2031-1-5 18:08:28"}),
    ("a name glued to a day", "2031-11-28林国财", {"date_text": "2031-11-28", "byline": "林国财"}),
    ("a date in brackets and a counter", "(2031-11-28 07:54) 5948413", {"date_text": "2031-11-28 07:54"}),
    ("a house that posted", "青山发布 发布于 2031-11-28 07:54", {"source": "青山发布", "date_text": "2031-11-28 07:54"}),
    ("the issue of a journal", "荆山学刊 2018年3期", {"source": "荆山学刊 2018年3期"}),
    ("a journal with its series in brackets", "青山大学学报（社会科学版）2018年第3期", {"source": "青山大学学报（社会科学版）2018年第3期"}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "line", "fields"), NAMED, ids=[case[0] for case in NAMED])
def test_who_and_where(label: str, line: str, fields: dict[str, str]) -> None:
    parts = stamped(line) or []
    assert {part.name: line[part.start : part.end] for part in parts if part.name != "tool"} == fields


@pytest.mark.parametrize("line", ["2031-11-28渡口换灯", "2031年11月28日大雨", "他在等2031年第一期杂志", "2031年3期"])
def test_no_stamp(line: str) -> None:
    assert stamped(line) is None


LOGS = [
    ("messages", ["林川 2031-03-04 20:11:05", "去不去", "何青 2031-03-04 20:11:40", "几点", "林川 2031-03-04 20:12:02", "九点", "带上图纸"], True),
    ("the time before the name, with a number", ["2031-03-04 20:11:05 林川(10001)", "去不去", "2031-03-04 20:11:40 何青(10002)", "几点", "2031-03-04 20:12:02 林川(10001)", "九点"], True),
    ("hours with seconds alone", ["林川 20:11:05", "去不去", "何青 20:11:40", "几点", "林川 20:12:02", "九点"], True),
    ("a programme of the day", ["林川 08:30", "致辞", "何青 09:00", "讲话", "段平 09:20", "剪彩"], False),
    ("headlines with their times", ["渡口的灯 2031-03-04 20:11", "水库 2031-03-04 20:12", "夜校 2031-03-04 20:13", "龙舟 2031-03-04 20:14"], False),
    ("articles of newspapers", ["渡口的灯", "石桥日报 2031-03-04 20:11", "水库", "青山晚报 2031-03-04 20:12", "夜校", "石桥日报 2031-03-04 20:13"], False),
    ("one author of several", ["渡口", "林川 2031-03-04 20:11", "水库", "林川 2031-03-04 20:12", "夜校", "林川 2031-03-04 20:13"], False),
    ("two messages", ["林川 2031-03-04 20:11:05", "去不去", "何青 2031-03-04 20:11:40", "几点"], False),
]  # fmt: skip


@pytest.mark.parametrize(("label", "lines", "expected"), LOGS, ids=[case[0] for case in LOGS])
def test_a_log_of_messages(label: str, lines: list[str], expected: bool) -> None:
    assert is_log(lines) is expected


def test_a_log_keeps_its_lines_and_has_no_title() -> None:
    (article,) = cleaned("\n".join(LOGS[0][1])).articles
    assert (article.title, article.date, len(article.blocks)) == ("", None, 7)
