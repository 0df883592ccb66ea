"""Spaces round numbers, and words spread over a line."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convkit.contract import Verdict
from convkit.draft import Draft
from convkit.passes import spacing, spread
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef, undo_steps
from convkit.survey import survey
from convkit.testing import check_pass

(NUMBERS,) = spacing.PASSES
(SPREAD,) = spread.PASSES
DAMAGED = "全镇种树 1260.5 亩，成活率 97%。今年 2~5 月，村里修路 13 公里，比去年多 78%，共有 216 户受益。\n"
CLEAN = "全镇种树1260.5亩，成活率97%。今年2~5月，村里修路13公里，比去年多78%，共有216户受益。\n"
REST = "老林2031年起守林，12年走了4万里路，7月20日领奖，奖金800元分给5个徒弟，第3天又上山，带了2把锯。\n"
"""Clean text beside it: the spaces are not the writer's style."""


def repaired(text: str, *, forced: bool = False) -> tuple[Draft, Verdict]:
    verdict = survey(lambda: iter([text]), [NUMBERS], [NUMBERS.name] if forced else [])[NUMBERS.name]
    draft = Draft(SourceRef("page", 0, len(text.encode()), 1, "utf-8"), text)
    if verdict.open:
        Pipeline([NUMBERS]).run(draft, NUMBERS, verdict)
    assert undo_steps(draft.text, draft.steps) == text
    return draft, verdict


CASES = [
    ("both sides", "今年修渠 35 条，", "今年修渠35条，", ""),
    ("behind a mark", "天晴了。1 日，大家上山", "天晴了。1日，大家上山", ""),
    ("sign", "涨了 79.2 %，跌了 3 ‰。", "涨了79.2%，跌了3‰。", "digit and sign"),
    ("fixed spaces", "修渠\u00a035\u2009条，", "修渠35条，", "U+00A0 and U+2002 to U+200A"),
    ("item with digits last", "通过ISO9002 质量认证，", "通过ISO9002质量认证，", "the border is a digit's"),
    ("Latin word", "大家用 5G 手机，", "大家用 5G 手机，", "its letters make it a word whose spaces stay"),
    ("Latin letters", "他在 APP 上登记，", "他在 APP 上登记，", "Han and letters keep theirs"),
    ("date and time", "2031-07-02 来源：水利站，10:30 开始，", "2031-07-02 来源：水利站，10:30 开始，", "a separator"),
    ("two spaces", "甲村  35  人，乙村", "甲村  35  人，乙村", "columns"),
    ("headline gap", "春耕忙 3万农机下田", "春耕忙 3万农机下田", "a short unstopped line: a gap divides two clauses"),
    ("headline gap between Han", "春耕忙 秧苗壮", "春耕忙 秧苗壮", "no number at all"),
    ("headline with a number", "全镇投入 3 万元修路", "全镇投入3万元修路", "counted: a space on both sides and a unit"),
    ("headline that ends in a share", "成活率达 97%", "成活率达97%", ""),
    ("label", "1 总则", "1 总则", "a numbered head keeps its space"),
    ("date at the head", "3 月 5 日，天晴", "3月5日，天晴", "no label: a unit follows"),
    ("caption", "图 2 水渠的剖面", "图2 水渠的剖面", "behind the label the gap divides"),
    ("row of a table", "张三 25 北京", "张三 25 北京", "no sentence"),
    ("row with shares", "北京 70% 80%", "北京 70% 80%", ""),
    ("digits apart", "电话 010 1234 5678，", "电话010 1234 5678，", "between digits never"),
    ("address", "见 https://example.org/?y=2031 年的，", "见 https://example.org/?y=2031 年的，", ""),
]


@pytest.mark.parametrize(("label", "damaged", "clean", "why"), CASES, ids=[case[0] for case in CASES])
def test_cases(label: str, damaged: str, clean: str, why: str) -> None:
    draft, verdict = repaired(DAMAGED + REST + damaged + "\n")
    assert verdict.open
    assert draft.text == CLEAN + REST + clean + "\n", why


STYLE = "老林 2031 年起守林，用 GPS 记下 12 条路，走了 4 万里，7 月 20 日领奖，奖金 800 元分给 5 个徒弟。\n"
UNTOUCHED = {
    "no spaces": CLEAN + REST,
    "the writer's style": STYLE * 3,
    "the style, nearly everywhere": STYLE * 5 + "第3天又上山。\n",
    "the style, with a slip beside a mark": STYLE * 3 + "他说， 3 月再来。",
    "the style, words of one letter close": (
        "第 3 季度A股涨了 12 点又跌了 7 点，买过K线图的有 30 人，穿 2 件T恤的有 6 人，照B超的有 2 人。\n"
        + "第 4 季度涨了 12 点，跌了 7 点，买图的有 30 人，穿 2 件衣服的有 6 人，看病的有 2 人。\n" * 3
    ),
    "the style, and not one word": "老林 2031 年起守林，走了 4 万里，7 月 20 日领奖，奖金 800 元分给 5 个徒弟，他很高兴。\n"
    * 3,
    "one place": REST + "表 2\n",
    "English": "In 2031 he walked 12 miles; 4 of them “alone”. " * 30,
    "Japanese": "2031年7月2日、駅前に30人が集まった。\n" * 5,
    "headlines": "春耕忙 秧苗壮\n县里送来 新农机\n",
    "table": "姓名 年龄 城市\n张三 25 北京\n李四 31 青山\n",
    "verse": "山高水长远\n云起月初明\n",
    "code": "if x > 3 : print(1, 2)\n",
}


@pytest.mark.parametrize("label", UNTOUCHED)
def test_gate_stays_shut(label: str) -> None:
    draft, verdict = repaired(UNTOUCHED[label])
    assert not verdict.open
    assert draft.text == UNTOUCHED[label]


def test_the_style_of_a_writer_is_told_by_the_whole_source() -> None:
    """Twelve spaced numbers in a row look like a style; among many without a space they are damage."""
    row = "今年 2 月，全镇种树 1260 亩，修路 13 公里，受益 216 户，增收 8 万元。\n"
    assert not repaired(row)[1].open
    assert repaired(row + REST * 4)[1].open
    assert repaired(STYLE * 3, forced=True)[0].text == (
        "老林2031年起守林，用 GPS 记下12条路，走了4万里，7月20日领奖，奖金800元分给5个徒弟。\n" * 3
    )


def test_spaces_beside_full_width_marks_are_no_style() -> None:
    """A writer who sets Han and digits apart sets none beside a full-width mark; a change of font leaves one there too."""
    damaged = "据统计， 1562 家工厂中， 1139 家完成了任务， 215 家停产， 18 家关门，占 40 % 以上。\n"
    draft, verdict = repaired(damaged * 3)
    assert verdict.open
    assert draft.text == "据统计，1562家工厂中，1139家完成了任务，215家停产，18家关门，占40%以上。\n" * 3


def test_one_space_beside_a_mark_tells_where_nothing_speaks_against_it() -> None:
    damaged = "工程队来了 35 人，干了 12 天，修渠 3 里。 7 月底全部完工。\n"
    assert repaired(damaged)[0].text == "工程队来了35人，干了12天，修渠3里。7月底全部完工。\n"
    slip = "工程队来了 35 人，干了 12 天，用 GPS 定位，修渠 3 里。 7 月底全部完工。\n"
    assert not repaired(slip)[1].open


def test_numbers_apart_and_words_not_is_no_style() -> None:
    damaged = "全乡有 12 个村用上了GPS导航，3 年里有 40 户开了WIFI热点，请来 6 位CEO讲课，用APP卖出 900 筐梨。\n"
    draft, verdict = repaired(damaged)
    assert verdict.open
    assert draft.text == damaged.replace(" ", "")


def test_digits_stay_in_order() -> None:
    assert re.findall(r"\d", repaired(DAMAGED + REST)[0].text) == re.findall(r"\d", DAMAGED + REST)


def test_simulator_floor() -> None:
    """Spaces round a third of the numbers of clean text: at least 98 % of them are closed, and no other."""
    pick = random.Random(2)
    subjects = ["全县", "青山镇", "水利站", "合作社", "这条河", "老校区", "图书馆", "东坡村"]
    verbs = ["新建", "种下", "修复", "登记", "收到", "走访", "发放", "整理"]
    units = [
        "座水库，",
        "亩果树，",
        "公里渠道，",
        "户人家，",
        "万元，",
        "本旧书，",
        "名学生。",
        "%，",
        "处泉眼。",
        "个月；",
    ]
    clean, places, closed = [], 0, 0
    for _ in range(600):
        number = pick.choice([str(pick.randint(1, 999)), f"{pick.randint(1, 99)}.{pick.randint(1, 9)}"])
        clean.append(f"{pick.choice(subjects)}{pick.choice(verbs)}{number}{pick.choice(units)}")
    lines = ["".join(clean[at : at + 6]) for at in range(0, 600, 6)]
    damaged = []
    for line in lines:
        out = re.sub(r"[\d.]+%?", lambda m: f" {m.group()} " if pick.random() < 0.34 else m.group(), line)
        out = re.sub(r"(?<=%) (?=[，。；])", "", out)
        damaged.append(out)
        places += out.count(" ")
    draft, verdict = repaired("\n".join(damaged))
    assert verdict.open
    closed = places - draft.text.count(" ")
    assert places > 300
    assert closed >= 0.98 * places
    assert draft.text.replace(" ", "") == "\n".join(lines)


def test_survey_of_clean_text_is_cheap() -> None:
    """Counted in comparisons with one pass of ``str.count`` over the same text, not in seconds."""
    text = (REST * 20 + "河水从山里流出来，经过三个村子，一直流到县城的桥下。\n" * 400) * 60

    def cost(work: object) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            work()  # type: ignore[operator]
            best = min(best, time.process_time() - start)
        return best

    def look() -> None:
        assert NUMBERS.survey is not None
        counter = NUMBERS.survey()
        for at in range(0, len(text), 65536):
            counter.feed(text[at : at + 65536])
        counter.verdict()

    assert cost(look) < 40 * cost(lambda: text.count("，")) + 0.005


SPREADS = {
    "通　知\n各村：": "通知\n各村：",
    "目 录\n第一章": "目录\n第一章",
    "　　前　　言\n": "　　前言\n",
    "公　告\t2031-07-02\n": "公告\t2031-07-02\n",
    "会 议 纪 要\n": "会议纪要\n",
}
SPREAD_UNTOUCHED = [
    "春耕忙 秧苗壮\n",
    "张 三丰\n",
    "通　知 书\n",
    "一 二 三 四\n日 一 二 三 四 五 六\n",
    "东 南 西 北\n",
    "甲 乙 丙\n",
    "他说 好\n",
    "山 a 水\n",
    "目录\n",
]


def test_spread_words() -> None:
    check_pass(SPREAD, SPREADS, SPREAD_UNTOUCHED)


APART = {
    "本 标 准 由 县 水 务 局 提 出，自 明 年 起 实 施。\n目 录\n前 言 和 附 录": "本标准由县水务局提出，自明年起实施。\n目录\n前言和附录",
    "本 标 准 由 县 水 务 局 提 出 ， 自 2 0 3 1 年 起 实 施 。": "本标准由县水务局提出，自2031年起实施。",
    "渡 口 管 理 规 范(试 行)第 1 部 分:船 只 停 靠 的 要 求": "渡口管理规范(试行)第1部分:船只停靠的要求",
    "起 草 单 位:下 沙 渡 口 管 理 所、县 气 象 台。": "起草单位:下沙渡口管理所、县气象台。",
}
APART_UNTOUCHED = [
    "人 口 手 足 山 石 田 土 禾 虫 云 雨 鱼 鸟 牛 羊",
    "赵 钱 孙 李 周 吴 郑 王 冯 陈 褚 卫 蒋 沈 韩 杨",
    "笔 画 横 竖 撇 捺 点 提 折 钩 弯 斜 卧 圈 顿 驻",
    "参加的有 老周 小林 阿木 何青 几个人，都是渡口的老船工了。",
    "春天 来了 河里 的 冰 化 了 孩子们 到 河边 去",
]


def test_lines_whose_every_character_stands_apart() -> None:
    check_pass(SPREAD, APART, APART_UNTOUCHED)


def test_contract() -> None:
    check_pass(NUMBERS, {DAMAGED + REST: CLEAN + REST}, [*UNTOUCHED.values(), "", " ", " 1", "1 ", "山 1"])


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="山水年图，。1 9.%:-A\u00a0\u3000\n\t", max_size=60))
def test_any_text_can_be_undone_and_is_stable(text: str) -> None:
    once, _ = repaired(text, forced=True)
    again, _ = repaired(once.text, forced=True)
    assert again.text == once.text
    assert once.text.replace(" ", "").replace("\u00a0", "") == text.replace(" ", "").replace("\u00a0", "")


@pytest.mark.parametrize("unit", [" ", "山 1", "1 山", "山 1 ", "\u00a01", "山 \n", "1,", "山 1-", "　", "\n山 "])
def test_hostile_text_costs_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        text, best = unit * (size // len(unit)), float("inf")
        for _ in range(3):
            start = time.process_time()
            repaired(text, forced=True)
            Pipeline([SPREAD]).run(Draft(SourceRef("page", 0, 1, 1, "utf-8"), text), SPREAD, Verdict(True))
            best = min(best, time.process_time() - start)
        return best

    assert cost(64_000) < 20 * cost(8000) + 0.1
