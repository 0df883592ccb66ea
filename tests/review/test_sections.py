"""What a page of review shows of a record: all of its source, all of its article, and every edit with what was and what is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.decisions import Decision, Decisions, SourceDecisions
from convkit.errors import SourceError
from convkit.manifest import digest_of
from convkit.pipeline import Cleaned
from convkit.reading import Reading
from convkit.report import Problems
from convkit.review.sections import Section, sections
from convkit.settings import Settings
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")
Shown = tuple[list[Cleaned], list[Section]]
Show = Callable[..., Shown]


@pytest.fixture
def show(tmp_path: Path) -> Show:
    """``show(text)`` cleans a file of ``text`` and says what the page shows of it."""

    def run(text: str, *decisions: Decision, name: str = "page.txt", **options: object) -> Shown:
        path = tmp_path / name
        path.write_bytes(text.encode())
        shop = Workshop(Settings(**options))  # type: ignore[arg-type]
        shop.decisions = Decisions([SourceDecisions(name, digest_of(path)[1], decisions)])
        reading = Reading(shop, str(path), name, Problems())
        cleaned, shown, base = [], [], 0
        for record in reading.records():
            cleaned.append(reading.clean(record))
            shown += list(sections(cleaned[-1], base))
            base += len(record.text)
        return cleaned, shown

    return run


def text_of(body: dict[str, Any], segments: list[list[Any]]) -> str:
    return "".join(body["text"][s[0] : s[0] + s[1]] if isinstance(s[0], int) else s[0] for s in segments)


def lines_of(section: Section) -> list[str]:
    """The text of the blocks, tables by tab and newline."""
    body = section.body
    made = []
    for item in body["items"]:
        if "rows" in item:
            made.append("\n".join("\t".join(text_of(body, cell["c"]) for cell in row) for row in item["rows"]))
        elif "kind" in item:
            made.append(text_of(body, item["c"]))
    return made


def check_shown(cleaned: list[Cleaned], shown: list[Section], source: str) -> None:
    """Assert that sections hold the source but for blank stretches, and articles' text, and that places lead to what they name."""
    position = 0
    for section in shown:
        body = section.body
        assert not source[position : body["at"]].strip()
        assert source.startswith(body["text"], body["at"])
        position = body["at"] + len(body["text"])
        assert all(0 <= start <= end <= len(body["text"]) for start, end in body["markup"])
        for edit in body["edits"]:
            assert 0 <= edit[1] <= edit[2] <= len(body["text"])
    assert not source[position:].strip()
    articles = [article for one in cleaned for article in one.articles]
    held = [section for section in shown if "chars" in section.entry]
    assert len(articles) == len(held)
    for article, section in zip(articles, held, strict=True):
        tops = [block for block in article.blocks if block.parent < 0 or block.kind != "cell"]
        assert lines_of(section) == [article.block_text(block) for block in tops]


NEWS = """■副刊■
渡口修桥
□本报记者 林川
本报讯 县里决定在老渡口修一座石桥，明年开春动工，工期一年，

两岸的孩子上学不用再坐船。来的有30人，走的有12人，共有 16 人，住了3天。

山城粮价回落
□本报记者 许远
本报讯 粮站昨天公布了新价，早稻每担降了两角，晚稻没有动。
"""


def test_each_article_is_a_section_with_its_source(show: Show) -> None:
    cleaned, shown = show(NEWS)
    check_shown(cleaned, shown, NEWS)
    assert [section.entry["title"] for section in shown] == ["渡口修桥", "山城粮价回落"]
    assert [section.entry["line"] for section in shown] == [1, 8]
    assert [section.entry.get("opens") for section in shown] == [1, None]


def test_an_edit_says_its_pass_what_was_what_is_and_how_sure(show: Show) -> None:
    _, (first, _) = show(NEWS)
    edits = {first.body["passes"][edit[0]]: edit for edit in first.body["edits"]}
    at = NEWS.index("\n\n两岸")
    assert edits["reflow.join"][:5] == [edits["reflow.join"][0], at, at + 2, "", 0]
    assert first.entry["edits"] == {"reflow.join": 1, "spacing.numbers": 2}
    assert first.entry["guesses"] == {}
    joined = next(item for item in first.body["items"] if "两岸" in text_of(first.body, item["c"]))
    number = first.body["edits"].index(edits["reflow.join"])
    assert ["", [number]] in joined["c"]


def test_lines_of_the_head_stand_with_their_reason_and_place(show: Show) -> None:
    _, (first, _) = show(NEWS)
    head = {line["name"]: line for line in first.body["head"]}
    assert text_of(first.body, head["title"]["c"]) == "渡口修桥"
    assert head["title"]["at"] == NEWS.index("渡口修桥")
    assert ["author", "林川", "reporter", 0] in first.body["facts"]


def test_furniture_stands_in_its_place_with_its_reason(show: Show) -> None:
    _, (first, _) = show(NEWS)
    (aside,) = [item for item in first.body["items"] if "aside" in item]
    assert (aside["aside"], text_of(first.body, aside["c"]), aside["at"]) == ("column mark", "■副刊■", 0)


CAPTIONED = """入夏以来，全县连续下了三场大雨，水库的水位上升得很快。

大雨过后，镇上的船夫到渡口值守，对过河的人进行登记。他们一早就来到码头，协助医护人

船夫在码头登记。

员维持秩序，提醒过河的人保持距离，还给老人送去了热水和早饭。

入夜以后，河上的灯一直亮着，船夫们轮流看守到天亮。
"""


def test_a_caption_that_moved_comes_from_where_it_stood(show: Show) -> None:
    cleaned, shown = show(CAPTIONED)
    check_shown(cleaned, shown, CAPTIONED)
    body = shown[0].body
    (caption,) = [item for item in body["items"] if item.get("kind") == "caption"]
    place = CAPTIONED.index("船夫在码头")
    assert caption["at"] == place
    assert caption["c"] == [[place, 8]]
    edit = body["edits"][caption["moved"]]
    assert edit[5:] == [1, 0]
    assert edit[4] == 0
    assert "船夫在码头登记。" in edit[3]


def test_a_dump_shows_its_rows_with_their_markup(show: Show) -> None:
    dump = "标题\t正文\n渡口\t<p>船夫们轮流看守。</p><p>A&amp;B 灯亮了。</p>\n\n石桥\t<p>桥修好了。</p>\n"
    cleaned, shown = show(dump, name="dump.tsv")
    check_shown(cleaned, shown, dump)
    body = shown[1].body
    tags = [body["text"][start:end] for start, end in body["markup"]]
    assert "<p>" in tags
    assert any("&amp;" in tag for tag in tags)
    assert body["edits"] == []
    assert body["items"][0]["at"] == dump.index("船夫们")


def test_tables_keep_their_cells(show: Show) -> None:
    page = "<h1>渡口</h1><table><tr><th>船</th><th>人</th></tr><tr><td>甲</td><td rowspan=2>3</td></tr><tr><td>乙</td></tr></table><p>灯亮了，船夫们轮流看守。</p>"
    _, shown = show(page, name="page.html")
    (table,) = [item for item in shown[0].body["items"] if "rows" in item]
    assert [[cell.get("header", False) for cell in row] for row in table["rows"]] == [
        [True, True],
        [False, False],
        [False],
    ]
    assert table["rows"][1][1]["rowspan"] == 2


def test_an_article_that_is_stated_whole_says_so(show: Show) -> None:
    from convkit.article_json import dump_line
    from convkit.model import BlockKind
    from convkit.testing import article

    line = dump_line(article((BlockKind.PARAGRAPH, "灯亮了。"), title="渡口")) + "\n"
    _, (section,) = show(line, name="a.jsonl", reader="jsonl")
    assert section.body["stated"] == 1
    assert section.body["items"] == [{"kind": "paragraph", "level": 0, "c": [["灯亮了。"]]}]
    assert section.body["first"] == 0


def test_what_was_left_out_is_a_section_without_an_article(show: Show) -> None:
    place = NEWS.index("山城粮价")
    cleaned, shown = show(NEWS, Decision("discard", place))
    check_shown(cleaned, shown, NEWS)
    assert ["title" in section.entry for section in shown] == [True, False]
    assert {item["aside"] for item in shown[1].body["items"]} == {"decided"}
    assert shown[1].body["items"][0]["at"] == place


def test_decisions_that_could_not_be_followed_stand_with_the_article(show: Show) -> None:
    _, shown = show(NEWS, Decision("cut", NEWS.index("山城粮价"), "石桥"))
    assert [problem[0] for problem in shown[1].body["problems"]] == ["W_DECISION"]


PIECES = ["船夫们轮流看守，", "灯亮了。", "- 3 -", "□本报记者 许远", "本报讯 县里修桥。", "图为渡口。许远 摄", "一、蓄水", "2031年3月9日", "共 12 人", "The lamp",
          "out-", "■副刊■", "發(fā)現", "說,。", "&ldquo;", "𠮷", "\x00", "\u200b", "第一章 渡口", "\r", "|甲|乙|"]  # fmt: skip
BREAKS = ["\n", "\n\n", "\n\u3000\u3000", "\f", " ", "\t", ""]
LIMITS = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BREAKS)), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
PARTS = ["<p>船夫，</p>", "<h2>石桥</h2>", "<img src=a alt=灯>", "<ul><li>甲<li>乙</ul>", "<table><tr><td>子<td>丑</table>", "<b>卯</b>", "<br>", "&nbsp;&lt;", "<script>x</script>", "3 人", "<!-- 辰 -->"]  # fmt: skip


@LIMITS
@given(TEXTS)
def test_the_page_shows_all_of_a_text(show: Show, text: str) -> None:
    try:
        cleaned, shown = show(text, encoding="utf-8", reader="text", variant="s2t")
    except SourceError:
        return
    check_shown(cleaned, shown, text)


@LIMITS
@given(st.lists(st.sampled_from(PARTS + PIECES), min_size=1, max_size=12))
def test_the_page_shows_all_of_a_page_of_html(show: Show, parts: list[str]) -> None:
    text = "<body><p>渡口的灯亮了</p>" + "".join(parts)
    try:
        cleaned, shown = show(text, encoding="utf-8", name="page.html", reader="html")
    except SourceError:
        return
    check_shown(cleaned, shown, text)


@LIMITS
@given(st.lists(st.sampled_from([*PARTS, "\t", "\n", "标题", "\n"]), min_size=1, max_size=14))
def test_the_page_shows_all_of_a_dump(show: Show, parts: list[str]) -> None:
    text = "标题\t正文\n" + "".join(parts)
    try:
        cleaned, shown = show(text, encoding="utf-8", name="dump.tsv", reader="tsv")
    except SourceError:
        return
    check_shown(cleaned, shown, text)
