"""Japanese and Korean lines broken by hand inside sentences are joined; lists, verse and heads are left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Flow = Callable[..., Any]

JAPANESE = """港の時計が止まったのは冬の初めだと、漁
協の帳簿には書いてある。直す人がいない
まま、船は朝の鐘で出るようになった。

去年の夏、町に移ってきた時計屋が、休み
の日ごとに塔へのぼり、歯車を一つずつ磨
いたという。

今年の春、針はもう一度動きはじめた。十
二時になると、子どもたちが塔の下に集ま
って数を数える。
"""

KOREAN = """등대지기는 저녁마다 일지를 썼지만
아무도 읽지 않았습니다.
불이 꺼진 밤에 기사 두 사람이
작은 배를 타고 섬에 왔고,
기름이 가득한 것을 보았습니다.
없어진 것은 심지 하나뿐이었습니다.
"""


def test_japanese_paragraphs_come_back(flow: Flow) -> None:
    assert flow(JAPANESE).texts == [part.replace("\n", "") for part in JAPANESE.strip().split("\n\n")]


def test_korean_sentences_come_back_with_blanks(flow: Flow) -> None:
    assert flow(KOREAN).texts == [
        "등대지기는 저녁마다 일지를 썼지만 아무도 읽지 않았습니다.",
        "불이 꺼진 밤에 기사 두 사람이 작은 배를 타고 섬에 왔고, 기름이 가득한 것을 보았습니다.",
        "없어진 것은 심지 하나뿐이었습니다.",
    ]


STAYS = {
    "paragraphs of one line": "港の時計は冬に止まった。\n直す人はいなかった。\n春に時計屋が来た。\n針はまた動いた。",
    "a list": "時計の歯車\n塔の鍵\n磨き粉\n古い帳簿\n鐘の綱",
    "verse": "港の雪よ\n塔の雪よ\n止まった針の\n上の雪よ",
    "lines of speech": "「直りますか」\n「直りますとも」\n「いつごろ」\n「春には」",
    "what a page says at its end": "등대 기자\n많이 본 뉴스\n섬마을 소식\n댓글",
}


@pytest.mark.parametrize("label", STAYS)
def test_lines_that_stand_for_themselves_stay(flow: Flow, label: str) -> None:
    assert flow(STAYS[label]).edits == {}


def test_a_short_head_over_broken_lines_stands_alone(flow: Flow) -> None:
    body = JAPANESE.split("\n\n")[0]
    assert flow("港の時計\n" + body + "\n").texts == ["港の時計", body.replace("\n", "")]
