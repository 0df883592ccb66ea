"""GBK that was read as Latin-1, and where its bytes chanced to be UTF-8 as that: it comes back, losses as guesses."""

from __future__ import annotations

import pytest
from tests.passes.mingle import mingle

from convkit.passes.misread.mingled import is_mingled, mingled

NOTICE = [
    "　　白鹭湖水文站关于开展汛前检查的通知",
    "各测报组：",
    "汛期将至，我们要把设备检查做在前面，实行一站一册，责任到人。",
    "一、检查雨量计、水位计和通信线路，没有问题的写明没有问题，有问题的马上处理。",
    "二、各组每天上报一次，没有网络的地方用电话上报，经费由站里统一解决。",
    "联系人：陈宝林，每天8时至17时有人接听。",
]
"""Its bytes hold UTF-8 of two and three bytes, the soft hyphen, and letters that are two bytes of UTF-8 (没, 每, 么)."""


def mended(text: str, *, known: bool = True) -> str:
    for repair in reversed(list(mingled(text, known))):
        text = text[: repair.start] + repair.new + text[repair.end :]
    return text


@pytest.mark.parametrize("line", NOTICE)
def test_a_line_comes_back(line: str) -> None:
    damaged = mingle(line)
    assert damaged != line
    assert mended(damaged) == line


def test_a_page_shows_the_damage() -> None:
    damaged = "\n".join(map(mingle, NOTICE))
    assert is_mingled(damaged)
    assert sum(len(repair.new) for repair in mingled(damaged, known=False)) >= 20


def test_what_lost_no_byte_is_exact_and_what_did_is_a_guess() -> None:
    exact, guess = mingle("我们的水位计"), mingle("经费由站里统一解决")
    assert [edit.certainty for repair in mingled(exact, known=True) for edit in repair.edits] == ["exact"]
    assert [edit.certainty for repair in mingled(guess, known=True) for edit in repair.edits] == ["guess"]


ONE_RUN = [
    ("a leading space of a paragraph", "　　汛期将至"),
    ("two characters", "检查"),
    ("a latin word behind", "水位计Lambda设备"),
    ("a soft hyphen before a bracket", "[编辑]"),
    ("no letter of Latin-1 in the run", "图片"),
]


@pytest.mark.parametrize(("label", "text"), ONE_RUN, ids=[case[0] for case in ONE_RUN])
def test_a_run_comes_back(label: str, text: str) -> None:
    assert mended(mingle(text)) == text


STAYS = [
    ("Chinese that was never damaged", "阅读 1837 次浏览，作者：陈宝林。"),
    ("Czech", "Příští týden přijedou průzkumníci z Česka a změří výšku hladiny."),
    ("Vietnamese", "Người dân được thông báo về mực nước của hồ từ sáng nay."),
    ("Turkish", "Gölün su seviyesi dün gece yeniden yükseldi, köylüler uyarıldı."),
    ("French beside Greek", "L'été, α et β sont mesurés à l'écluse."),
    ("Russian", "Уровень воды в озере снова поднялся."),
    ("phonetic signs", "[ˈlɛvəl] à [niˈvo]"),
]


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(("label", "text"), STAYS, ids=[case[0] for case in STAYS])
def test_clean_text_stays(label: str, text: str, known: bool) -> None:
    assert mended(text, known=known) == text


@pytest.mark.parametrize("text", ["ÀǵÄ" * 20_000, "Ê㣬" * 20_000, "À" * 50_000 + "ǵ", "ÀA" * 30_000 + "ǵÀ"])
def test_hostile_text_takes_linear_time(text: str) -> None:
    mended(text)
