"""What a volume without a title of its own is called."""

import pytest

from convkit.facts import is_code, title_alone, volume_title
from convkit.model import Article
from convkit.testing import cleaned

CODES = ["001_3e8a52803a8d0aaa", "0417-22", "7a63ead39e0ee32e", "000123", "00_11"]
NAMES = [
    "山城晚报0309",
    "dump",
    "page12",
    "cafe",
    "2031-05-04",
    "20310504",
    "2031-05",
    "IMG_2034",
    "第3版",
    "",
    "一条河",
]


@pytest.mark.parametrize(("name", "expected"), [*((n, True) for n in CODES), *((n, False) for n in NAMES)])
def test_codes_and_names(name: str, expected: bool) -> None:
    assert is_code(name) is expected


def article(text: str) -> Article:
    return cleaned(text).articles[0]


def test_a_volume_is_called_by_its_first_article_where_its_name_is_a_code() -> None:
    first = article("渡口换了新灯\n\n渡口的灯是昨天换的，照得很远，河对岸也看得见。\n")
    assert volume_title("0417-22", first) == "《渡口换了新灯》等"
    assert volume_title("山城晚报0417", first) == "山城晚报0417"
    english = article(
        "The New Lamp\n\nThe lamp at the ferry was changed yesterday, and it shines far over the river.\n"
    )
    assert volume_title("0417-22", english) == "The New Lamp and others"


def test_a_code_stays_where_the_first_article_has_no_title() -> None:
    assert volume_title("0417-22", article("渡口的灯是昨天换的，照得很远，河对岸也看得见。\n")) == "0417-22"


OPENINGS = [
    ("渡口的灯是昨天换的，照得很远，河对岸也看得见，船夫说夜里走船不怕了。", "渡口的灯是昨天换的，照得很远，河对岸也看得见……"),
    ("灯是昨天换的。", "灯是昨天换的。"),
    ("渡口的灯是昨天换的照得很远河对岸也看得见船夫说夜里走船不怕了。", "渡口的灯是昨天换的照得很远河对岸也看得见船夫说夜……"),
    ("The lamp at the ferry was changed yesterday, and it shines far over the river.", "The lamp at the ferry……"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), OPENINGS)
def test_an_article_alone_is_called_by_its_opening_words(text: str, title: str) -> None:
    alone = article(text + "\n")
    assert (alone.title, title_alone("0417-22", alone), title_alone("渡口", alone)) == ("", title, "渡口")
