"""Songs and subtitles without their times."""

from __future__ import annotations

import pytest

from convkit.model import BlockKind
from convkit.testing import check_conserved, cleaned

SONG = "[ti:渡口的灯]\n[ar:林川]\n[al:石桥集]\n[by:]\n[offset:500]\n[00:12.34]渡口的灯又亮了\n[00:16.50][00:40.00]船家的鼾声停了\n[00:31.10]\n[00:32.45]你说等到雨停了\n[00:36.90]就把旧伞还给我\n"
FILM = "1\n00:00:01,200 --> 00:00:03,480\n渡口的灯又亮了\n\n2\n00:00:03,900 --> 00:00:06,120\n<i>你看见了没有</i>\n就在河对岸\n\n3\n00:00:07,000 --> 00:00:09,350\n{\\\\an8}看见了\n"


def test_a_song() -> None:
    result = cleaned(SONG)
    (article,) = result.articles
    assert (article.title, article.authors, article.metadata) == ("渡口的灯", ("林川",), {"album": "石桥集"})
    assert [(b.kind, article.block_text(b)) for b in article.blocks] == [
        (BlockKind.VERSE, "渡口的灯又亮了\n船家的鼾声停了"),
        (BlockKind.VERSE, "你说等到雨停了\n就把旧伞还给我"),
    ]
    check_conserved(result)


@pytest.mark.parametrize("film", [FILM, "WEBVTT\n\n" + FILM.replace(",", ".").replace("1\n00", "00", 1)])
def test_subtitles(film: str) -> None:
    result = cleaned(film)
    (article,) = result.articles
    assert article.title == ""
    assert [article.block_text(b) for b in article.blocks] == ["渡口的灯又亮了", "你看见了没有", "就在河对岸", "看见了"]
    check_conserved(result)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        (
            "two times in a note",
            "记录\n\n[00:12.34]灯亮了。\n[00:16.50]灯灭了。\n\n以后再也没有人来过渡口，船也烂在岸边了。\n",
        ),
        ("an arrow in a text", "路线\n\n石桥 --> 河东 --> 青山，全程四十里，沿途有三处茶亭，可以歇脚，也可以过夜。\n"),
        ("hours of a day", "安排\n\n[08:30] 签到\n开幕\n[09:00] 致辞\n来宾讲话\n散会\n合影\n"),
    ],
)
def test_times_in_a_text_stay(label: str, text: str) -> None:
    result = cleaned(text)
    assert not [reason for _, reason in result.furniture]
    assert ":" in result.articles[0].text or "-->" in result.articles[0].text
