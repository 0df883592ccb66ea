"""Each line ends in one block: paragraphs, verse and code with their lines, items of a list without their marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.draft import Draft
from convkit.model import BlockKind
from convkit.passes.reflow import PASSES
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef, Span, undo_steps
from convkit.survey import survey
from convkit.testing import cleaned

Flow = Callable[..., Any]
BODY = "入夏以来，全县连续下了三场大雨，水库的水位上升得很快。"
K = BlockKind


def test_a_line_is_a_paragraph_and_loses_its_indent(flow: Flow) -> None:
    assert flow(f"\n　　{BODY}  \n　　{BODY}\n\n").blocks == [(K.PARAGRAPH, BODY)] * 2


VERSE = [
    ("couplets of five", "空山新雨晚，疏影小桥边。\n一舟归浦去，双雁过江天。"),
    ("couplets of seven", "江村雨后水平桥，两岸新秧绿过腰。\n一夜东风吹不断，满船春色到明朝。"),
    ("one length", "江上数峰青\n人归落照前\n渔歌三两处\n灯火一船烟"),
    ("half stops", "我们在雾里数船，\n一艘，两艘，\n第三艘没有名字，\n像一封寄错的信。"),
    ("no marks", "我们在雾里数着船\n第三艘没有名字\n像一封寄错的信\n它不认识我们"),
]


@pytest.mark.parametrize("text", [text for _, text in VERSE], ids=[label for label, _ in VERSE])
def test_verse_keeps_its_lines_in_one_block(flow: Flow, text: str) -> None:
    flowed = flow(f"{BODY}\n\n{text}\n\n{BODY}")
    assert flowed.blocks == [(K.PARAGRAPH, BODY), (K.VERSE, text), (K.PARAGRAPH, BODY)]
    assert flowed.edits == {}


def test_each_stanza_is_a_block(flow: Flow) -> None:
    stanza = "我们在雾里数船，\n一艘，两艘，\n第三艘没有名字，"
    assert [kind for kind, _ in flow(f"港口\n\n{stanza}\n\n{stanza}").blocks][-2:] == [K.VERSE, K.VERSE]


NO_VERSE = [
    ("speech", "“来了？”\n“来了。”\n“坐吧。”\n“好。”"),
    ("names", "林川\n何青\n周小舟\n吴远山"),
    ("short sentences", "雨停了。\n船靠了岸，人都上来了。\n天黑了。\n灯亮了，有人在唱歌。"),
    ("numbered", "一、检查堤坝\n二、清理河道\n三、加固闸门\n四、准备木料"),
    ("notice", "时间：七月二日\n地点：县图书馆\n主讲：林川\n票价：免费"),
]


@pytest.mark.parametrize("text", [text for _, text in NO_VERSE], ids=[label for label, _ in NO_VERSE])
def test_other_short_lines_are_paragraphs(flow: Flow, text: str) -> None:
    assert flow(text).blocks == [(K.PARAGRAPH, line) for line in text.split("\n")]


CODE = [
    "def water(level):\n    if level > 3:\n        return True\n    return False",
    '#include <stdio.h>\nint main(void) {\n    puts("hi");\n}',
    "+----+------+\n|姓名|职务  |\n+----+------+\n|林川|站长  |\n+----+------+",
    "```\nls -l\n\ncd /mnt\n```",
]


@pytest.mark.parametrize("text", CODE)
def test_code_keeps_its_lines(flow: Flow, text: str) -> None:
    flowed = flow(f"{BODY}\n\n{text}\n\n{BODY}")
    assert flowed.blocks == [(K.PARAGRAPH, BODY), (K.CODE, text), (K.PARAGRAPH, BODY)]


def test_bulleted_lines_are_items(flow: Flow) -> None:
    flowed = flow(f"{BODY}\n\n• 东坡\n• 西岭\n\n- 一个")
    assert flowed.blocks[1:] == [(K.LIST_ITEM, "东坡"), (K.LIST_ITEM, "西岭"), (K.PARAGRAPH, "- 一个")]
    assert [b.level for b in flowed.draft.blocks] == [0, 1, 1, 0]


def test_rules_of_stars_are_no_items(flow: Flow) -> None:
    assert flow(f"{BODY}\n\n* * *\n\n* * *\n\n{BODY}").texts == [BODY, "* * *", "* * *", BODY]


def test_rows_of_a_table_are_not_joined(flow: Flow) -> None:
    text = "乡镇\t面积\t产量，\n东坡\t1260\t30，\n西岭\t980\t25"
    cut = "大雨过后，雨水流进了村子。镇上的志愿者一早就来到社区值守，协助医护人\n\n员维持秩序，给老人送去热水。"
    assert flow(f"{cut}\n\n{text}").texts[1] == text


def test_stretches_that_are_not_plain_are_left_alone(flow: Flow) -> None:
    text = f"表头\n{BODY}\n表尾"
    flowed = flow(text, plain=[Span(3, 3 + len(BODY))])
    assert flowed.texts == [BODY]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="水库船港，。：！？“”（）、\n\n\n 　aZ1*-#|+•`\t—…\x0c\r", max_size=200))
def test_every_line_is_in_one_block_or_aside(text: str) -> None:
    pipeline = Pipeline(PASSES)
    verdicts = survey(lambda: iter([text]), pipeline.passes, ["reflow.join"])
    draft = Draft(SourceRef("x", 0, 0, 1, "utf-8"), text, plain=[Span(0, len(text))])
    for spec in pipeline.passes:
        if verdicts[spec.name].open:
            pipeline.run(draft, spec, verdicts[spec.name])
    assert undo_steps(draft.text, draft.steps) == text
    at = 0
    for start, end in sorted(
        [(b.start, b.end) for b in draft.blocks if b.parent < 0] + [(f.start, f.end) for f in draft.furniture]
    ):
        assert at <= start < end
        assert not draft.text[at:start].strip()
        at = end
    assert not draft.text[at:].strip()


@pytest.mark.parametrize(
    ("label", "lines", "expected"),
    [
        ("one indent for all", "　　　　山高水长远\n　　　　云起月初明\n　　　　一夜东风过\n　　　　满船星斗清", "山高水长远\n云起月初明\n一夜东风过\n满船星斗清"),
        ("what a line has beyond it stays", "　　山高水长远\n　　　云起月初明\n　　一夜东风过\n　　　满船星斗清", "山高水长远\n　云起月初明\n一夜东风过\n　满船星斗清"),
        ("blanks at line ends go", "山高水长远 \n云起月初明 \n一夜东风过 \n满船星斗清", "山高水长远\n云起月初明\n一夜东风过\n满船星斗清"),
    ],
)  # fmt: skip
def test_verse_loses_the_indent_of_the_page(label: str, lines: str, expected: str) -> None:
    text = f"夜里的河\n\n　　夜里的河同白天是两条河，白天的河是给人看的，夜里的河是给人听的。\n\n{lines}\n\n　　老周念完，大家都笑了。\n"
    (article,) = cleaned(text).articles
    assert [article.block_text(b) for b in article.blocks if b.kind == "verse"] == [expected], label
