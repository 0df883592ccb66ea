"""Lines that a page, a column or a line end cut out of one paragraph are joined; all others stay."""

from __future__ import annotations

import random
import re
import textwrap
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.draft import Draft
from convkit.passes.reflow import PASSES
from convkit.passes.reflow.joins import JoinSurvey
from convkit.passes.reflow.rules import both_labelled
from convkit.passes.tables import damage
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef, Span, undo_steps
from convkit.survey import survey

Flow = Callable[..., Any]

# Paragraphs of a made-up newspaper page.
HARBOUR = "昨天下午，港口管理站的工人们把最后一批旧渔船拖到了岸上，准备在冬天到来之前全部修好。站长说，修船的木料已经从山里运来，木匠也都到齐了。"
SCHOOL = "镇上的小学今年新建了一座图书室，孩子们每天放学以后都可以去那里看书。图书室里的书大多是镇上的居民捐来的，也有一些来自省城的出版社。"
WATER = "入夏以来，全县连续下了三场大雨，水库的水位上升得很快。水利部门派出技术人员到各个水库检查堤坝，发现问题及时处理，确保群众安全。"
MARKET = "农贸市场的摊位重新划分以后，卖菜的和卖鱼的各占一边，中间留出了一条宽敞的走道。来买菜的居民都说，现在的市场比过去干净多了。"
STORY = [HARBOUR, SCHOOL, WATER, MARKET]


def cut(text: str, at: str, gap: str = "\n\n") -> str:
    """``text`` with a page's end before ``at``."""
    assert text.count(at) == 1
    return text.replace(at, gap + at)


CUTS = [
    ("page end", HARBOUR, "船拖到了", "inside a word"),
    ("three blank lines", WATER, "术人员到", "a picture stood there"),
    ("after a comma", SCHOOL, "孩子们每天", "a comma ends no paragraph"),
    ("before a mark", MARKET, "，中间", "a comma begins none"),
]


@pytest.mark.parametrize(("label", "text", "at", "why"), CUTS, ids=[c[0] for c in CUTS])
def test_sentence_cut_by_a_page_is_one_paragraph(flow: Flow, label: str, text: str, at: str, why: str) -> None:
    gap = "\n\n\n\n" if label == "three blank lines" else "\n\n"
    page = "\n\n".join([cut(text, at, gap) if p is text else p for p in STORY])
    assert flow(page).texts == STORY, why


def test_title_over_lines_is_joined_where_blank_lines_are_usual(flow: Flow) -> None:
    page = f"{WATER}\n\n县文化馆周末\n开放排练房\n间\n\n{SCHOOL}\n\n{cut(HARBOUR, '船拖到了')}"
    assert flow(page).texts == [WATER, "县文化馆周末开放排练房间", SCHOOL, HARBOUR]


def test_hours_over_a_headline_belong_to_it(flow: Flow) -> None:
    page = f"6月4日0-12时\n\n全县新增蓄水三百万方\n\n{cut(WATER, '术人员到')}\n\n{SCHOOL}"
    assert flow(page).texts == ["6月4日0-12时全县新增蓄水三百万方", WATER, SCHOOL]


APART = [
    ("kicker and title", "统筹水利建设 护航春耕生产\n\n三座水库本月蓄水"),
    ("title and text", f"镇上新建图书室\n\n{SCHOOL}"),
    ("title with a comma", f"修好旧船,迎接冬天\n\n{HARBOUR}"),
    ("numbered head", f"三、认真检查水库的堤坝和闸门\n\n{WATER}"),
    ("date line", "港口管理站\n\n2031年2月5日"),
    ("byline", f"三座水库本月蓄水\n\n□本报记者 何青\n\n{WATER}"),
    ("credit", f"{HARBOUR[:-1]}（本报记者 何青摄）\n\n{SCHOOL}"),
    ("bracket behind the sentence", f"{HARBOUR}（林川）\n\n{SCHOOL}"),
    ("speech", "“船修好了没有？”\n\n“快了，再过三天”\n\n他点点头。"),
    ("quote the wrong way round", f"{HARBOUR}\n\n”再过三天就好。“木匠说。"),
    ("letter", "亲爱的林川，\n\n　　船已经修好了，请放心。\n\n　　祝好"),
    ("contents", "第一章　出海………………1\n第二章　归途………………15\n后记………………………30"),
    ("names", "林川\n何青\n周小舟\n吴远山"),
    ("numbers of several levels", "2.1 渡口的设置\n2.2 渡口的管理\n2.2.1 看守\n2.2.2 照明"),
    ("an address at the end", "渡口的时刻见 https://ferry.example.org/times/index.html\n\n值班员每天早晚各看一次水位"),
    ("names of files", "logs/2031/water.csv\n水位记录\nlogs/2031/boats.csv\n船只记录"),
    ("an index", "Anchor，Anchor chain\nBuoy，Life buoy\nCable，Ferry cable"),
    ("a list of plain titles", "渡口的设置和使用\n渡口的看守和照明\n船只的登记和检验"),
    ("figures", "2137\n0.2097651442\n1.8331"),
    ("commas without end", "太慢了，太慢了，，，\n还有什么可说的呢。"),
    ("broken off", "“你是——”\n\n他愣住了，半天没有说出话来。"),
]


@pytest.mark.parametrize("text", [text for _, text in APART], ids=[label for label, _ in APART])
def test_lines_that_stand_alone_stay_apart(flow: Flow, text: str) -> None:
    page = f"{cut(MARKET, '间留出了')}\n\n{text}\n\n{WATER}"
    expected = [MARKET, *[line.strip() for line in text.split("\n") if line.strip()], WATER]
    assert flow(page).texts == expected


def test_clean_text_stays_without_an_edit(flow: Flow) -> None:
    for glue in ("\n\n", "\n", "\n　　"):
        flowed = flow(glue.join(["水库本月蓄水", WATER, "镇上新建图书室", SCHOOL, HARBOUR, MARKET]))
        assert flowed.edits == {}
        assert len(flowed.texts) == 6


def test_without_evidence_the_gate_stays_shut() -> None:
    survey_ = JoinSurvey()
    survey_.feed("水库蓄水\n\n港口修船\n\n" + WATER)
    assert not survey_.verdict().open


def test_one_sure_cut_opens_the_gate_for_the_source() -> None:
    survey_ = JoinSurvey()
    survey_.feed(SCHOOL)
    survey_.feed(cut(HARBOUR, "船拖到了"))
    verdict = survey_.verdict()
    assert verdict.open
    assert verdict.evidence["score"] > 2.5


@pytest.mark.parametrize("measure", [14, 20, 28, 34, 40, 60, 76])
@pytest.mark.parametrize(
    "layout", [{"indent": "\u3000\u3000"}, {"indent": "    "}, {"blank": 1}, {"indent": "\u3000\u3000", "blank": 1}]
)
def test_hard_wraps_are_undone(flow: Flow, measure: int, layout: dict[str, Any]) -> None:
    for margin in ("", " " * 12):
        for kinsoku in (True, False):
            text = damage.wrapped(STORY, measure, margin=margin, kinsoku=kinsoku, **layout).text
            assert flow(text).texts == STORY


WAYS = [{"hanging": True}, {"points": True}, {"points": True, "kinsoku": False}, {"ragged": True}]


@pytest.mark.parametrize("measure", [20, 32, 38, 60])
@pytest.mark.parametrize("way", WAYS, ids=["hanging marks", "characters counted", "characters cut", "ragged"])
@pytest.mark.parametrize(
    "layout", [{"indent": "\u3000\u3000"}, {"indent": "\u3000"}, {"indent": " " * 8}, {"blank": 1}]
)
def test_other_ways_to_wrap_are_undone(flow: Flow, measure: int, way: dict[str, Any], layout: dict[str, Any]) -> None:
    story = [
        *STORY,
        "泵站换了2台XW-30型水泵，功率15 kW，扬程28米；值班电话改为0571-5520。控制柜由PLC管理，每隔5分钟上传一次水位数据到服务器A3。",
    ]
    if "ragged" in way:
        way = {"ragged": random.Random(measure)}
    assert flow(damage.wrapped(story, measure, **layout, **way).text).texts == story


@pytest.mark.parametrize("measure", [16, 20, 32, 44])
def test_hard_wraps_without_indent_or_blank_lines(flow: Flow, measure: int) -> None:
    """Only lines that end in full stops at the margin leave doubt; these have none."""
    assert flow(damage.wrapped(STORY, measure).text).texts == STORY


def test_a_short_letter_set_in_and_wrapped(flow: Flow) -> None:
    """Its paragraphs are set in; so lines that are not go on, also where the line before is full and ends a sentence."""
    text = (
        "小舟：\n\n　　来信收到，知道你在学校一切都好，我和你外公都放心了。\n家里的柿子熟了，你外公天天站在树下赶鸟，说要留最大的几个\n"
        "等你回来吃。\n　　渡口上个月换了新船，是铁的，比从前的大一倍，可是你外\n公还是喜欢坐在老船上，说老船认得水路。\n　　天冷了，记得加衣，不要熬夜。\n"
    )
    assert flow(text).texts == [
        "小舟：",
        "来信收到，知道你在学校一切都好，我和你外公都放心了。家里的柿子熟了，你外公天天站在树下赶鸟，说要留最大的几个等你回来吃。",
        "渡口上个月换了新船，是铁的，比从前的大一倍，可是你外公还是喜欢坐在老船上，说老船认得水路。",
        "天冷了，记得加衣，不要熬夜。",
    ]


def test_korean_words_are_joined_with_blanks(flow: Flow) -> None:
    story = [
        "마을 어귀의 느티나무는 올해로 삼백 살이 되었다. 나무 아래에는 낡은 평상이 하나 놓여 있고, 여름이면 노인들이 모여 장기를 둔다.",
        "작년 태풍에 큰 가지 하나가 부러졌을 때 사람들은 밤새 나무를 지켰다. 아침이 되자 누군가 부러진 자리에 흙을 발라 주었다.",
    ]
    assert flow("\n\n".join(textwrap.fill(p, 30) for p in story)).texts == story


def test_a_credit_cut_by_the_margin_is_one(flow: Flow) -> None:
    story = [f"{WATER}（山城晚报记者李远摄）", HARBOUR, SCHOOL]
    for measure in (22, 30):
        assert flow(damage.wrapped(story, measure).text).texts == story


def test_hard_wraps_with_a_blank_line_behind_every_line(flow: Flow) -> None:
    text = damage.wrapped(STORY, 40, every=1, indent="\u3000\u3000").text
    assert flow(text).texts == STORY


def test_a_wrapped_column_inside_unwrapped_text(flow: Flow) -> None:
    text = f"{WATER}\n\n{damage.wrapped([HARBOUR, SCHOOL], 24, indent='　　').text}\n\n{MARKET}"
    assert flow(text).texts == [WATER, HARBOUR, SCHOOL, MARKET]


def test_wrapped_layout_without_guesses(flow: Flow) -> None:
    text = damage.wrapped(STORY, 40, indent="\u3000\u3000").text
    flowed = flow(text, guesses=False)
    assert all(edit.certainty == "exact" for step in flowed.draft.steps for edit in step.edits)
    assert len(flowed.texts) < text.count("\n") / 2


def test_scored_joins_are_guesses_and_counted(flow: Flow) -> None:
    page = "\n\n".join([cut(HARBOUR, "船拖到了"), cut(WATER, "术人员到"), SCHOOL])
    flowed = flow(page)
    assert {edit.certainty for step in flowed.draft.steps for edit in step.edits} == {"guess"}
    assert [(p.code, p.count) for p in flowed.draft.problems] == [("W_GUESS", 2)]
    assert len(flow(page, guesses=False).texts) == 5


def test_traditional_text_is_joined_too(flow: Flow) -> None:
    page = "昨天下午，園丁把樹苗運到山腳下，準備在雨季到來之前全部種好，山下的農\n\n民也來幫忙。\n\n當地人很高興。"
    assert flow(page).texts[0].endswith("山下的農民也來幫忙。")


def test_fixed_stretches_are_not_joined_into(flow: Flow) -> None:
    text = "第一行，\n另一行。\n\n" + cut(HARBOUR, "船拖到了")
    draft = Draft(SourceRef("x", 0, 0, 1, "utf-8"), text, plain=[Span(0, len(text))], fixed=[Span(4, 5)])
    pipeline = Pipeline(PASSES)
    verdicts = survey(lambda: iter([text]), pipeline.passes)
    for spec in pipeline.passes:
        if verdicts[spec.name].open:
            pipeline.run(draft, spec, verdicts[spec.name])
    assert draft.text.startswith("第一行，\n另一行。")


@pytest.mark.parametrize("measure", [24, 40, 60])
def test_furniture_inside_a_paragraph_moves_behind_it(flow: Flow, measure: int) -> None:
    story = [paragraph.replace("。", f"，这是第{n}回。", 1) for n in range(4) for paragraph in STORY]
    whole = damage.wrapped(story, measure, indent="\u3000\u3000")
    page = damage.paged(whole, 7, head="山城晚报　2031年3月5日", number="— {} —").text
    flowed = flow(page)
    assert flowed.texts == story
    assert sorted(flowed.aside) == sorted(
        line.strip() for line in page.split("\n") if "晚报" in line or line.startswith("—")
    )


ALPHABET = st.text(alphabet="水库船港，。：；！？“”（）《》、\n\n\n 　aZ1*-#|\t—…", max_size=300)


@settings(max_examples=150, deadline=None)
@given(ALPHABET)
def test_characters_and_their_order_stay(flow_text: str) -> None:
    pipeline = Pipeline([spec for spec in PASSES if spec.name in ("reflow.join", "reflow.blocks")])
    draft = Draft(SourceRef("x", 0, 0, 1, "utf-8"), flow_text, plain=[Span(0, len(flow_text))])
    verdicts = survey(lambda: iter([flow_text]), pipeline.passes, ["reflow.join"])
    for spec in pipeline.passes:
        pipeline.run(draft, spec, verdicts[spec.name])
    assert undo_steps(draft.text, draft.steps) == flow_text
    # Only the marks of list items go beside white space.
    kept = re.sub(r"[\s*-]", "", draft.text)
    assert kept == re.sub(r"[\s*-]", "", flow_text)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_a_second_run_joins_nothing(seed: int) -> None:
    rng = random.Random(seed)
    text = damage.cut(STORY, rng, share=0.6, blank=1, at_cut=rng.choice((1, 2))).text
    once = _joined(text)
    assert _joined(once) == once


def _joined(text: str) -> str:
    spec = next(spec for spec in PASSES if spec.name == "reflow.join")
    draft = Draft(SourceRef("x", 0, 0, 1, "utf-8"), text, plain=[Span(0, len(text))])
    verdict = survey(lambda: iter([text]), [spec])[spec.name]
    if verdict.open:
        Pipeline([spec]).run(draft, spec, verdict)
    return draft.text


def test_time_is_linear_in_lines() -> None:
    def cost(times: int) -> float:
        text = "\n".join([WATER, "水库的", "港", "（", "1", "- - -", "，"] * times)
        start = time.process_time()
        _joined(text)
        return time.process_time() - start

    cost(50)
    small = min(cost(300) for _ in range(3))
    assert min(cost(1200) for _ in range(2)) < 10 * small + 0.05


@pytest.mark.parametrize(
    ("last", "first", "apart"),
    [
        ("采购人：石桥镇中心小学", "联系人：林老师", True),
        ("甲方（出租方）：林川", "乙方（承租方）：青山渔具店", True),
        ("联系人：林老师和何老师轮流值班，白天在学校传达室", "晚上在镇上", False),
        ("他回头看了一眼，慢慢地", "回答道：“不去。”", False),
        ("他说：“我明天再去，", "母亲说：“好。”", False),
    ],
)
def test_lines_of_labels_stand_each_for_itself(last: str, first: str, apart: bool) -> None:
    assert both_labelled(last, first) is apart


def test_a_headline_over_a_paragraph_that_is_set_in_goes_on_nothing() -> None:
    body = "　　三座水库自昨日起同时蓄水，站长说，今年的雨\n水比往年多，渠道也都清过一遍，预计灌溉面积可\n以扩大两成，沿岸的麦田都能浇上两遍水。"
    page = f"{body}\n渡口的灯今起通宵不熄\n本报记者 何青\n{body}\n{body}\n统筹水利建设\n旧书摊搬进长廊\n{body}\n"
    lines = _joined(page).split("\n")
    assert [line for line in lines if len(line) < 20] == [
        "渡口的灯今起通宵不熄", "本报记者 何青", "统筹水利建设", "旧书摊搬进长廊", "",
    ]  # fmt: skip


SET_IN = "\u3000\u3000"
PAGE_END = "\n\n— 2 —\n\n"


def on_pages(rest: str, *, last: str = HARBOUR) -> str:
    """Paragraphs that are set in, over three pages; ``last`` is cut, and goes on with ``rest`` at the head of the second."""
    cut_at = last.index(rest) if rest in last else len(last)
    pages = [
        [SET_IN + SCHOOL, SET_IN + WATER, SET_IN + last[:cut_at]],
        [rest, SET_IN + MARKET, SET_IN + WATER, SET_IN + SCHOOL],
        [SET_IN + MARKET, SET_IN + HARBOUR],
    ]
    return "\n\n".join("\n".join([*page, "", f"— {number} —"]) for number, page in enumerate(pages, 1)) + "\n"


@pytest.mark.parametrize("rest", ["站长说", "天下午，港口", "木匠也都到齐了。"])
def test_what_is_not_set_in_at_the_head_of_a_page_goes_on(flow: Flow, rest: str) -> None:
    """Also behind a full stop, and behind a few characters."""
    text = on_pages(HARBOUR[HARBOUR.index(rest) :])
    assert flow(text).texts == [SCHOOL, WATER, HARBOUR, MARKET, WATER, SCHOOL, MARKET, HARBOUR]


@pytest.mark.parametrize(
    "head", ["第二章 修船", "岸上的木匠", "一、木料的来历", "本报讯（记者 何青）船坞昨天开工，木匠都来了。"]
)
def test_a_head_at_the_head_of_a_page_begins_anew(flow: Flow, head: str) -> None:
    assert flow(on_pages(head)).texts == [SCHOOL, WATER, HARBOUR, head, MARKET, WATER, SCHOOL, MARKET, HARBOUR]


def test_a_number_is_cut_from_its_unit_by_a_page(flow: Flow) -> None:
    bridge = "施工队进场以前，镇里向各村借来了抽水的机器，全部工程计划用石料一千二百方，一共花去人民币195万元，由镇里和县里各出一半。"
    cut_bridge = bridge.replace("195万", "195\n\n— 3 —\n\n万")
    text = f"{SCHOOL}\n\n— 1 —\n\n{cut(WATER, '术人员到', PAGE_END)}\n\n{cut_bridge}\n\n{MARKET}\n\n— 4 —\n"
    assert bridge in flow(text).texts


@pytest.mark.parametrize(
    ("label", "first", "second", "joined"),
    [
        (
            "a note of an adoption",
            "（2031年4月1日青渡县第九届人民代表大会",
            "常务委员会第二十二次会议通过）",
            True,
        ),
        ("two remarks", "（2031年4月1日起执行）", "（办公室印发）", False),
        ("a remark over a sentence", "（2031年4月", "大家都在河边等船，船没有来，天黑以后才散（小站）", False),
    ],
)
def test_a_note_in_brackets_on_two_lines_is_one(flow: Flow, label: str, first: str, second: str, joined: bool) -> None:
    page = "\n".join(["青渡县渡口办法", first, second, "第一章 总则", HARBOUR, SCHOOL])
    assert (first + second in flow(page).texts) is joined
