"""Page numbers and running heads are set aside; numbered sections, refrains and repeated lines of the text are not."""

from __future__ import annotations

import random

import pytest

from convkit.passes.reflow.lines import lines_of
from convkit.passes.reflow.pages import page_furniture
from convkit.passes.tables import damage
from convkit.provenance import Span

WORDS = [
    "水库",
    "港口",
    "渔船",
    "木匠",
    "图书室",
    "孩子们",
    "居民",
    "市场",
    "堤坝",
    "灯塔",
    "冬天",
    "山里",
    "站长",
    "修好",
    "运来",
    "检查",
    "上升",
    "读书",
    "卖鱼",
    "走道",
    "以后",
    "昨天",
    "准备",
    "带着",
    "经过",
]


def story(size: int, seed: int = 3) -> list[str]:
    rng = random.Random(seed)
    return [
        "，".join("".join(rng.choice(WORDS) for _ in range(rng.randrange(3, 8))) for _ in range(rng.randrange(3, 7)))
        + "。"
        for _ in range(size)
    ]


def found(text: str) -> set[str]:
    lines = lines_of(text, Span(0, len(text)))
    contents = lines.contents
    return {contents[i] for i in page_furniture(lines, contents)}


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("", "— {} —"),
        ("", "第{}页"),
        ("", "第 {} 页 共 9 页"),
        ("", "Page {} of 9"),
        ("", "{}/9"),
        ("山城晚报", "{}"),
        ("山城晚报　2031年3月5日", "· {} ·"),
    ],
)
def test_pages_of_wrapped_text(head: str, number: str) -> None:
    page = damage.paged(damage.wrapped(story(24), 40, indent="\u3000\u3000"), 14, head=head, number=number)
    lines = lines_of(page.text, Span(0, len(page.text)))
    contents = lines.contents
    expected = {contents[i] for i in page.furniture}
    assert found(page.text) == expected


FORMS = [
    "第{}页 共10页", "第 {} 页，共 10 页", "- {} -", "-{}-", "~{}~", "［{}］", "[{}]", "●{}●", "─{}─", "P{}", "{} / 10", "第{}頁", "《{}》",
]  # fmt: skip
WORDS_OF = {
    "第{}页": "一二三四五六七八九",
    "·{}·": "一二三四五六七八九",
    "- {} -": ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"],
}


def with_pages(feet: list[list[str]], size: int = 13) -> str:
    """A wrapped story on pages of about ``size`` lines, inside sentences, with the lines ``feet`` at the end of each."""
    lines = damage.wrapped(story(size * len(feet)), 40, indent="\u3000\u3000").text.split("\n")
    out: list[str] = []
    left = size
    rest = list(feet)
    for line in lines:
        out.append(line)
        left -= 1
        if rest and left <= 0 and not line.endswith("。"):
            out += rest.pop(0)
            left = size
    return "\n".join(out)


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_page_numbers(form: str) -> None:
    page = damage.paged(damage.wrapped(story(24), 40, indent="\u3000\u3000"), 14, number=form)
    contents = [line.strip() for line in page.text.split("\n") if line.strip()]
    assert found(page.text) == {contents[i] for i in page.furniture}


@pytest.mark.parametrize("form", WORDS_OF)
def test_numbers_written_as_words(form: str) -> None:
    feet = [form.format(word) for word in WORDS_OF[form]]
    assert found(with_pages([[foot] for foot in feet])) == set(feet)


def test_heads_of_left_and_right_pages_and_of_a_last_chapter() -> None:
    """The last one stands but once: it cuts a sentence where other pages have their heads."""
    heads = [*["山城旧事", "第三章　渡口的灯"] * 3, "第四章　修桥"]
    feet = [[f"— {n} —", head] for n, head in enumerate(heads, 1)]
    assert found(with_pages(feet)) == {line for foot in feet for line in foot}


def test_running_head_at_form_feeds() -> None:
    pages = [f"山城县志\n\n{paragraph}" for paragraph in story(5)]
    assert found("\n\x0c".join(pages)) == {"山城县志"}


def test_the_title_on_top_stays_though_it_runs_on() -> None:
    page = damage.paged(damage.wrapped(story(20), 40, indent="\u3000\u3000"), 14, head="山城县志", number="- {} -").text
    text = page.replace("山城县志\n\n", f"山城县志\n\n{story(1, 9)[0]}\n", 1)
    lines = lines_of(text, Span(0, len(text)))
    assert 0 not in page_furniture(lines, lines.contents)


def closed_pages(size: int, count: int, *marks: str) -> str:
    """So many paragraphs of one line, with the next of ``marks`` behind each ``size``."""
    lines = story(count, 7)
    for page, mark in enumerate(marks, 1):
        lines.insert(min(len(lines), page * (size + 1) - 1), mark)
    return "\n".join(lines)


def test_bare_numbers_under_pages_of_one_length() -> None:
    assert found(closed_pages(14, 35, "1", "2", "3")) == {"1", "2", "3"}


def test_a_head_over_pages_of_one_length_that_cuts_one_sentence() -> None:
    pages = [story(14, seed) for seed in (3, 4, 5)]
    pages[1][-1] = pages[1][-1][:-1]
    assert found("\n".join(line for page in pages for line in ("山城县志", *page))) == {"山城县志"}


def test_one_number_below_a_notice() -> None:
    assert found("\n\n".join([*story(4), "— 1 —"])) == {"— 1 —"}


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(part for n, p in enumerate(story(6), 1) for part in (str(n), p)),
        "\n\n".join(part for p in story(5) for part in (p, "* * *")),
        "\n\n".join(part for p in story(5) for part in (p, "来源：山城晚报")),
        "\n".join(part for p in story(5) for part in (p, "“嗯。”", "他说")),
        "\n".join(
            ["山又高", "水又长", "船儿慢慢摇", "山又高", "水又长", "月儿挂树梢", "山又高", "水又长", "人在路上老"]
        ),
        damage.wrapped(story(4) * 4, 24).text,
        "2030\n\n2031\n\n2032",
        "\n\n".join(part for n, p in zip("一二三四五六", story(6), strict=True) for part in (n, p)),
        "\n\n".join(part for n, p in zip("一二三四五六", story(6), strict=True) for part in (f"（{n}）", p)),
        "\n\n".join(part for n, p in zip(("I", "II", "III", "IV", "V"), story(5), strict=True) for part in (n, p)),
        "\n".join([*story(14), "1", *story(20), "2", *story(6), "3"]),
        "\n".join(["1", *closed_pages(14, 42, "2", "3").split("\n")]),
        "\n".join(line for seed in (3, 4, 5) for line in ("合唱", *story(14, seed))),
        "01/2031\n\n02/2031\n\n03/2031\n\n04/2031",
        "\n".join(part for p in story(5) for part in ("参数：", p[:-1])),
        "",
        "\n\n",
    ],
    ids=[
        "sections",
        "rules",
        "sources",
        "speech",
        "refrain",
        "repeated text",
        "years",
        "sections in words",
        "in brackets",
        "in Roman figures",
        "numbers under sections of many lengths",
        "sections of one length",
        "the same head over sections of one length",
        "months",
        "labels",
        "empty",
        "blank",
    ],
)
def test_what_belongs_to_the_text_stays(text: str) -> None:
    assert found(text) == set()
