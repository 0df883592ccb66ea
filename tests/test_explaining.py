"""``inspect --explain``: every decision about a source with its line, its score and its reason; nothing of it where nobody asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from convkit import api
from convkit.draft import Draft
from convkit.provenance import Edit, SourceRef

PAGE = """\
三座水库同时蓄水
本报讯（记者 林川）昨日，青山县三座水库同时蓄水，“早一天，就多一天的把握。”水利站站长说，今年的雨水比往年来得早，各乡镇的渠道也都清理过一遍。
下一步，青山县将继续加固堤坝，先上游，后下游；对沿河的三个村子逐户登记，确保汛期到来之前人人知道往哪里走，这项工作月底以前完
成，由各村的管水员负责。

旧书摊搬进长廊
本报讯（记者 王苇）桥下的长廊昨天热闹起来，十六个旧书摊一早就摆开了，摊主们说，这里不晒也不淋，比路边强得多，来的人也比从前多。
摆摊的老人姓何，卖了二十年旧书。他说，从前怕下雨，一下雨就要收摊，现在不怕了，雨天反而有人来躲雨，顺手翻翻书，也就买走了。

■县城身边事
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_plugins: None) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def explained(name: str, data: bytes, **options: Any) -> dict[str, Any]:
    Path(name).write_bytes(data)
    (finding,) = api.inspect(name, explain=True, **options)
    assert json.loads(json.dumps(finding)) == finding
    return finding


def test_what_was_decided_about_a_page(folder: Path) -> None:
    finding = explained("page.txt", PAGE.encode())
    told = finding["explain"]
    assert told["readers"][0]["name"] == finding["reader"] == "text"
    assert [article["id"] for article in told["articles"]] == [article["id"] for article in finding["articles"]]
    first, second = told["articles"]
    assert (first["line"], second["line"]) == (1, 6)
    assert first["start"]["score"] > 0
    assert "lead +6.0" in first["start"]["reason"]
    titles = [field for article in told["articles"] for field in article["fields"] if field["name"] == "title"]
    assert [(field["value"], field["line"], field["reason"]) for field in titles] == [
        ("三座水库同时蓄水", 1, "the one line of the head"), ("旧书摊搬进长廊", 6, "the one line of the head"),
    ]  # fmt: skip
    authors = [
        field["value"] for article in told["articles"] for field in article["fields"] if field["name"] == "author"
    ]
    assert authors == ["林川", "王苇"]
    assert {"line": 10, "text": "■县城身边事", "reason": "column mark"} in told["furniture"]


def test_an_uncertain_join_has_its_score(folder: Path) -> None:
    told = explained("page.txt", PAGE.encode())["explain"]
    (join,) = [one for one in told["decisions"] if one["what"] == "joined"]
    assert join["line"] == 4
    assert join["score"] > 0
    assert join["text"].endswith("⏎ 成，由各村的管水员负责。")
    left = explained("page.txt", PAGE.encode(), guesses=False)["explain"]
    assert [one["reason"] for one in left["decisions"] if one["line"] == 4] == ["a guess"]


def test_a_head_at_which_no_article_begins_is_told(folder: Path) -> None:
    more = "水库的水位每天早晚各报一次，遇到大雨随时上报，值班的人不得离开，渠道沿线由各村的管水员负责巡查，发现漏水马上堵上。"
    told = explained("page.txt", PAGE.replace("下一步，", f"水位怎么报\n{more}\n下一步，").encode())["explain"]
    (head,) = [one for one in told["decisions"] if one["what"] == "no article begins"]
    assert (head["line"], head["text"]) == (3, "水位怎么报")
    assert head["score"] < 0
    assert "length" in head["reason"]
    assert [article["line"] for article in told["articles"]] == [1, 8]


def test_a_text_with_one_head_says_that_it_is_one(folder: Path) -> None:
    told = explained("page.txt", PAGE.partition("\n\n")[0].encode())["explain"]
    assert [article["start"] for article in told["articles"]] == [{"score": None, "reason": "the record begins"}]
    assert "one article" in [one["what"] for one in told["decisions"]]


def test_gates_say_by_which_counts(folder: Path) -> None:
    spaced = "今年种树 1260 亩，成活 97 成，比去年多 30 亩。\n" * 4
    gates = {gate["pass"]: gate for gate in explained("a.txt", spaced.encode())["explain"]["gates"]}
    assert gates["spacing.numbers"]["state"] in ("open", "shut")
    assert gates["spacing.numbers"]["evidence"]
    assert gates["gbk.pinyin"]["state"] == "nothing to do"
    assert gates["metadata.language"]["state"] == "no gate"


def test_the_readers_are_told_by_how_sure_they_are(folder: Path) -> None:
    told = explained("a.txt", "标题\t时间\t正文\n春\t2031-03-02\t<p>灯亮了。</p>\n".encode())["explain"]
    assert told["readers"][0]["name"] == "tsv"
    scores = [reader["score"] for reader in told["readers"]]
    assert scores == sorted(scores, reverse=True)
    named = explained("a.txt", b"x,y\n1,2\n", from_="text")["explain"]
    assert named["readers"] == [{"name": "text", "score": None, "reason": "named"}]


def test_rows_and_articles_that_are_stated_whole(folder: Path) -> None:
    told = explained(
        "a.tsv", "标题\t时间\t正文\n春\t2031-03-02\t<p>灯亮了。</p>\n夏\t2031-06-02\t<p>灯灭了。</p>\n".encode()
    )
    assert [article["line"] for article in told["explain"]["articles"]] == [2, 3]
    assert {"name": "title", "value": "夏", "line": 3, "reason": "column", "certainty": "exact"} in (
        told["explain"]["articles"][1]["fields"]
    )
    api.convert("a.tsv", to="jsonl")
    again = explained("b.jsonl", Path("out/a.jsonl").read_bytes())["explain"]
    assert {article["start"]["reason"] for article in again["articles"]} == {"the source states it whole"}


def test_places_are_those_of_the_source_before_any_edit(folder: Path) -> None:
    draft = Draft(SourceRef("a", 0, 9, 1, "utf-8"), "一二三四五")
    draft.remark("unheard", 0)
    assert draft.remarks is None
    draft.remarks = []
    draft.apply("pass", 1, [Edit(0, "一二", "")])
    draft.remark("heard", 1, 0.5, "why")
    assert [(remark.what, remark.place, remark.score) for remark in draft.remarks] == [("heard", 3, 0.5)]


def test_without_the_question_there_is_no_answer(folder: Path) -> None:
    Path("page.txt").write_text(PAGE, "utf-8")
    (finding,) = api.inspect("page.txt")
    assert "explain" not in finding
