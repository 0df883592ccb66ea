"""Verse keeps its lines, wherever it stands; what only looks like verse is paragraphs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from convkit.model import BlockKind
from convkit.passes.tables import damage

Flow = Callable[..., Any]
BODY = "话说那老船工听得岸上有人叫喊，连忙披衣起来，推开舱门一看，只见月光满江，并无一人。"
NEXT = "老船工看了半晌，摇了摇头，自回舱里睡了。不在话下。"
FREE = "一盏灯亮在岸上\n一条船停在水边\n有人来，有人去\n灯照着来的人\n也照着去的人"
OLD = "云起青山远，舟横野水平。\n灯明人未去，月上雁初鸣。"


def verses(blocks: list[tuple[BlockKind, str]]) -> list[str]:
    return [text for kind, text in blocks if kind is BlockKind.VERSE]


VERSE = [
    ("under its title and poet", f"渡口\n林川\n{FREE}", [FREE]),
    ("under them, a blank line below each", f"渡口\n\n林川\n\n{FREE}", [FREE]),
    ("old verse under its title and poet", f"渡口晚归\n林川\n{OLD}", [OLD]),
    ("a second poem under 其二", f"渡口晚归\n{OLD}\n\n其二\n{OLD}", [OLD, OLD]),
    ("a song with its makers and its refrain", f"渡口\n作词：林川　作曲：何青\n{FREE}\n\n（副歌）\n灯亮了又熄\n灯熄了又亮", [FREE, "灯亮了又熄\n灯熄了又亮"]),
    ("two lines in a novel", f"{BODY[:-1]}。正是：\n江上清风吹客梦，\n山间明月照归人。\n{NEXT}", ["江上清风吹客梦，\n山间明月照归人。"]),
    ("four lines in a novel", f"{BODY}有诗为证：\n\n白石村前水自流，\n老槐树下坐黄牛。\n问君何事行来早，\n昨夜江声到枕头。\n\n{NEXT}", ["白石村前水自流，\n老槐树下坐黄牛。\n问君何事行来早，\n昨夜江声到枕头。"]),
    ("lines of several lengths", "君不见河水东来绕石城，\n君不见石城月落晓鸡鸣。\n少年去，老来归，\n青石阶前草又肥。\n问舟舟不语，问水水空流，\n渡口依然灯一盏，照人千里照人愁。", ["君不见河水东来绕石城，\n君不见石城月落晓鸡鸣。\n少年去，老来归，\n青石阶前草又肥。\n问舟舟不语，问水水空流，\n渡口依然灯一盏，照人千里照人愁。"]),
    ("clauses of four, many in a line", "采采芦花，在河之湄。\n有舟有舟，载笑载归，载言载止，载行载思。\n采采芦叶，在河之洲。\n有灯有灯，载明载幽，载来载往，载喜载忧。", ["采采芦花，在河之湄。\n有舟有舟，载笑载归，载言载止，载行载思。\n采采芦叶，在河之洲。\n有灯有灯，载明载幽，载来载往，载喜载忧。"]),
    ("songs of the south", "驾小舟兮中流，\n采芦花兮芳洲。\n灯已暗兮人未还，\n心忡忡兮夜悠悠。", ["驾小舟兮中流，\n采芦花兮芳洲。\n灯已暗兮人未还，\n心忡忡兮夜悠悠。"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in VERSE], ids=[case[0] for case in VERSE])
def test_verse_is_found(flow: Flow, text: str, expected: list[str]) -> None:
    flowed = flow(text + "\n")
    assert verses(flowed.blocks) == expected
    assert flowed.edits == {}


NO_VERSE = [
    ("prose of short paragraphs, set in", "　　渡口的老船工姓吴，今年七十三岁，撑了一辈子的船。\n　　他的儿子在城里开车，几次要接他去住，他都不肯去。\n　　去年冬天河上修了桥，渡口就没有什么人再来坐船了。\n　　今年春天我再去的时候，船还在，人已经不在渡口了。"),
    ("a form", "姓名：林川\n年龄：七十三岁\n住址：石桥镇东街\n电话：八三五五"),
    ("an address", "青山县\n石桥镇东街十二号\n林川先生收"),
    ("a list of dishes", "清蒸鱼\n豆腐汤\n炒青菜\n米饭"),
    ("a dialogue", "“你来了？”\n“来了。”\n“船呢？”\n“在下游，天亮才能到。”"),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for _, text in NO_VERSE], ids=[label for label, _ in NO_VERSE])
def test_short_lines_that_are_no_verse(flow: Flow, text: str) -> None:
    flowed = flow(text + "\n")
    assert verses(flowed.blocks) == []
    assert flowed.texts == [line.strip() for line in text.split("\n")]


def test_time_is_linear_in_short_lines(flow: Flow) -> None:
    lines = ["江上清风吹客梦，", "山间明月照归人。", "（", "采采芦花，在河之湄，" * 6, "林川", "的的的"]

    def cost(times: int, first: str) -> float:
        text = "\n".join([first, *lines * times])
        start = time.process_time()
        flow(text)
        return time.process_time() - start

    cost(20, "渡口")
    small = min(cost(200, first) for first in ("灯", "船", "河"))
    assert min(cost(800, first) for first in ("灯", "船")) < 8 * small + 0.05


OLD_PROSE = (
    "却说石桥镇有一老渔，姓许名远，家贫好酒，常乘月独钓。一日得鲤长三尺，鳞甲如金，携归欲售。妻曰：“此鱼非常，放之必有后福。”远从其言，纵之江心。",
    "次年大水，江堤将溃，镇人皆惧。远夜梦老翁曰：“来日辰时，可率众往东岸，勿疑。”醒而告人，人多笑之；惟渡夫何青信其言，遂扶老携幼而去。",
    "至午，西堤果溃，屋舍尽没，东岸独全。众人方悟，皆拜远曰：“非君则我辈鱼鳖矣！”远笑而不答，依旧乘月独钓，不知所终。",
)


@pytest.mark.parametrize("measure", [24, 28, 40])
def test_old_prose_in_a_narrow_column_is_no_verse(flow: Flow, measure: int) -> None:
    """Its clauses are short, but its lines end inside clauses that began behind a mark; marks hang over the measure."""
    story = [f"{chapter}{text}" for chapter in ("", "又一年，", "越三载，") for text in OLD_PROSE]
    text = damage.wrapped(story, measure, indent="\u3000\u3000", hanging=True).text
    assert flow(text + "\n").texts == story


def test_a_line_over_which_two_marks_hang_goes_on(flow: Flow) -> None:
    lines = [
        "\u3000\u3000渡口的灯亮起来的时候，船夫把缆绳收好，坐在岸边",
        "等最后一班客人。他低声说：“今晚风大，怕是没有人。”",
        "河水拍着石阶，一声接着一声，对岸的狗也跟着叫了",
        "起来。他又等了一顿饭的工夫，才慢慢地走回屋里去。",
        "\u3000\u3000第二天清早，雾还没有散，卖菜的人就站在岸边喊他",
        "了。",
    ]
    joined = ["".join(lines[:4]).strip(), "".join(lines[4:]).strip()]
    assert flow("\n".join(lines) + "\n").texts == joined
