"""Nothing is lost: whatever text a reader is given, undoing the recorded edits gives it back, and articles and furniture hold all of it.

Random texts are made of pieces that readers and passes look for, so that damage, markup and structure meet in every order.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.errors import SourceError
from convkit.reading import Reading
from convkit.report import Problems
from convkit.settings import Settings
from convkit.testing import check_conserved
from convkit.workshop import Workshop

pytestmark = pytest.mark.usefixtures("no_plugins")

WORDS = [
    "渡口的灯今晚亮了", "船夫们轮流看守，每人一夜", "本报讯（记者 何青）", "□本报记者 许远", "（记者 林川）", "新华社青山3月9日电",
    "2031年3月9日", "2031-03-09", "二〇三一年三月九日", "共 12 人", "3 . 5 %", "第一章 渡口", "第二回", "卷一", "一、蓄水进度", "（一）",
    "1. ", "- ", "# ", "**", "> ", "```", "---", "| 甲 | 乙 |", "※※※", "青政发〔2031〕7号", "各村民委员会：", "特此通知。", "来源：", "作者：",
    "他說,。", "工人說完,?！兑购健", "發(fā)現", "們?yōu)檗r", "鏄ユ棩", "æ˜¥æ—¥", "⼭⼝", "&nbsp;", "&ldquo;", "&#12345;", "&amp;lt;", "&#0;",
    "通　知", "\u3000\u3000", "“早一天，”", "「園丁」", "……", "——", "The keeper wrote", "hyphen-", "\u00ad", "\u200b", "\ufeff", "\ufffd", "\x00", "\x0b",
    "\x0c", "🏮", "𠮷",
]  # fmt: skip
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\t", " ", "，", "。", ",", "?"]
TAGS = [
    "<p>", "</p>", "<b>", "</b>", "<br>", "<h1>", "</h1>", "<table><tr><td>", "</td><td>", "</table>", "<ul><li>", "</ul>", "<!--", "-->",
    "<script>", "</script>", "<a href='https://example.org/'>", "</a>", "<img src=x alt='灯'>", "<", "a<b", "<div class=nav>", "</div>", "<ruby>灯<rt>dēng</rt></ruby>",
]  # fmt: skip
HEADER = "标题\t时间\t文本\t来源\n"


def texts(*pieces: str) -> st.SearchStrategy[str]:
    """Texts of ``pieces`` and of any characters."""
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
    return st.lists(st.sampled_from(pieces) | anything, max_size=40).map("".join)


def conserved(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_bytes(text.encode())
    shop = Workshop(Settings(reader={".tsv": "tsv", ".html": "html", ".txt": "text"}[path.suffix], encoding="utf-8"))
    try:
        reading = Reading(shop, str(path), name, Problems())
    except SourceError:
        return  # blank, or full of NUL bytes: skipped with a reason
    records = list(reading.records())
    assert "".join(record.text for record in records) == "".join(reading.source.chunks())
    for record in records:
        check_conserved(reading.clean(record))


LIMITS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@LIMITS
@given(texts(*WORDS, *BREAKS))
def test_plain_text_is_conserved(tmp_path: Path, text: str) -> None:
    conserved(tmp_path, "a.txt", text)


@LIMITS
@given(texts(*WORDS, *BREAKS, *TAGS, "\t", "\t", "\n"))
def test_a_dump_is_conserved(tmp_path: Path, text: str) -> None:
    conserved(tmp_path, "a.tsv", HEADER + text)


@LIMITS
@given(texts(*WORDS, *BREAKS, *TAGS, *TAGS))
def test_a_page_of_html_is_conserved(tmp_path: Path, text: str) -> None:
    conserved(tmp_path, "a.html", text)
