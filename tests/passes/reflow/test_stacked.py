"""Text with one character to a line is closed; characters in a list, verse and figures stay."""

import pytest

from convkit.testing import cleaned

ONE = "船夫听见店里有人来，说县城要修渡口，心中很高兴。"
TWO = "第二天早上，他把船擦了一遍，又添了灯油。"


def stacked(text: str, *, indent: str = "") -> str:
    return "\n".join(indent + character for character in text)


@pytest.mark.parametrize("indent", ["", " ", "\u3000"])
def test_characters_on_lines_of_their_own_are_text_again(indent: str) -> None:
    (article,) = cleaned(stacked(ONE, indent=indent) + "\n\n" + stacked(TWO, indent=indent) + "\n").articles
    assert [article.block_text(block) for block in article.blocks] == [ONE, TWO]


def test_a_title_beside_the_text_is_closed_too() -> None:
    title = "老船记第八回桃花渡下遇虎柏树峪雪中访友林川"
    (article,) = cleaned(stacked(title) + "\n\n" + stacked(ONE) + "\n\n" + stacked(TWO) + "\n").articles
    assert (article.title, len(article.blocks)) == (title, 2)


STAY = [
    ("a list of characters", stacked("山水船灯油雨雪风云雷电日月星辰江河湖海渡桥路村县城")),
    ("letters", stacked("a,b.c;d,e.f;g,h.i;j,k.l;m,n")),
    ("figures", stacked("1234,567.8901,234;567,890")),
    ("few lines", stacked("船来了，灯亮了。")),
]


@pytest.mark.parametrize(("label", "text"), STAY, ids=[case[0] for case in STAY])
def test_other_short_lines_stay(label: str, text: str) -> None:
    articles = cleaned(text + "\n").articles
    assert "reflow.stacked" not in {name for article in articles for name, _ in article.provenance.edits}
