"""Markdown in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import convkit
from convkit.contract import ProblemSink, Publication, Sample
from convkit.errors import SourceError
from convkit.model import Article, Block, BlockKind, Run
from convkit.pipeline import Cleaned, Pipeline
from convkit.source import FileSource
from convkit.testing import Noted, article, check_conserved, sample_articles
from convkit_markdown import sniff
from convkit_markdown.front import front_matter
from convkit_markdown.reader import MarkdownReader
from convkit_markdown.writer import MarkdownWriter, escape

K = BlockKind


class Problems:
    def add(self, code: str, message: str = "", count: int = 1, place: int | None = None) -> None:
        raise AssertionError(f"{code} {message}")


def cleaned(path: Path) -> Cleaned:
    (record,) = MarkdownReader().read(FileSource(path, path.name), Problems())
    result = Pipeline([]).source({}).clean(record)
    check_conserved(result)
    return result


def read(path: Path) -> Article:
    (one,) = cleaned(path).articles
    return one


def read_text(folder: Path, text: str) -> Article:
    path = folder / "in.md"
    path.write_text(text, encoding="utf-8", newline="")
    return read(path)


def write(folder: Path, articles: list[Article], problems: ProblemSink | None = None) -> Path:
    target = folder / "out.md"
    with MarkdownWriter().open(target, Publication("卷"), problems or Problems()) as session:
        for one in articles:
            session.write(one)
    return target


def shown(one: Article) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.level, one.block_text(b)) for b in one.blocks]


NOTE = """---
title: 渡口的灯
authors: [何青, 许远]
date: 2031-03-09
version: 2
---

第一段有**粗体**和*斜体*，
下一行接上，[链接](https://example.org/a?b=1&c=2)，`代码`和 \\*星号\\*，AT&amp;T。

## 看灯的人

> 河水一天
> 一个样子。

- 先上游
  - 后下游
- 清河道

1. 一
2. 二

| 乡镇 | 面积 |
| --- | --- |
| 东坡 | 1,260 |
| 西岭 |  |

```py
if a < b:
    print("*")
```

***

![灯](lamp.png)
"""


def test_reads_front_matter_and_blocks(tmp_path: Path) -> None:
    one = read_text(tmp_path, NOTE)
    assert (one.title, one.authors, one.date_text, one.metadata) == (
        "渡口的灯",
        ("何青", "许远"),
        "2031-03-09",
        {"version": "2"},
    )
    assert shown(one) == [
        ("paragraph", 0, "第一段有粗体和斜体，下一行接上，链接，代码和 *星号*，AT&T。"),
        ("heading", 2, "看灯的人"),
        ("quote", 0, "河水一天一个样子。"),
        ("list_item", 1, "先上游"),
        ("list_item", 2, "后下游"),
        ("list_item", 1, "清河道"),
        ("list_item", 1, "一"),
        ("list_item", 1, "二"),
        ("table", 0, "乡镇\t面积\n东坡\t1,260\n西岭\t"),
        ("cell", 0, "乡镇"),
        ("cell", 0, "面积"),
        ("cell", 0, "东坡"),
        ("cell", 0, "1,260"),
        ("cell", 0, "西岭"),
        ("cell", 0, ""),
        ("code", 0, 'if a < b:\n    print("*")'),
        ("break", 0, ""),
        ("image", 0, "灯"),
    ]
    assert [(one.text[r.start : r.end], r.kind, r.value) for r in one.runs] == [
        ("粗体", "strong", None),
        ("斜体", "emphasis", None),
        ("链接", "link", "https://example.org/a?b=1&c=2"),
    ]


@pytest.mark.parametrize(
    ("label", "text", "title", "body"),
    [
        ("the first heading is the title", "# 渡口\n\n灯亮了。\n", "渡口", "灯亮了。"),
        ("a later one is not", "灯亮了。\n\n# 渡口\n", "", "灯亮了。\n\n渡口"),
        ("English lines get a space", "one\ntwo\n", "", "one two"),
        ("a rule is no front matter", "---\n\n灯亮了。\n", "", "\n\n灯亮了。"),
        ("html is text", "<b>灯</b>\n", "", "<b>灯</b>"),
        ("nothing", "", "", ""),
        ("windows line ends", "# 渡口\r\n\r\n灯\r\n亮了。\r\n", "渡口", "灯亮了。"),
    ],
)
def test_small_cases(tmp_path: Path, label: str, text: str, title: str, body: str) -> None:
    if not text:
        with pytest.raises(SourceError):
            read_text(tmp_path, text)
        return
    one = read_text(tmp_path, text)
    assert (one.title, one.text) == (title, body), label


def test_broken_front_matter_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_text(tmp_path, "---\ntitle: 渡口\nauthors: [何青\n---\n灯\n")
    assert caught.value.line is not None


@pytest.mark.parametrize("one", sample_articles(), ids=lambda one: one.id)
def test_what_is_written_reads_back(tmp_path: Path, one: Article) -> None:
    again = read(write(tmp_path, [one]))
    assert again.title == one.title
    assert (again.kicker, again.subtitle, again.authors, again.language) == (
        one.kicker,
        one.subtitle,
        one.authors,
        one.language,
    )
    fold = lambda text: "".join(text.split())  # noqa: E731 - white space inside blocks is Markdown's own
    assert fold(again.text) == fold(one.text)
    assert [b.kind for b in again.blocks if b.kind not in (K.VERSE, K.CAPTION, K.NOTE, K.PARAGRAPH)] == [
        b.kind for b in one.blocks if b.kind not in (K.VERSE, K.CAPTION, K.NOTE, K.PARAGRAPH)
    ]


def test_a_volume_has_one_front_matter(tmp_path: Path) -> None:
    text = write(tmp_path, sample_articles()).read_text("utf-8")
    assert front_matter(text)[0]["title"] == "卷"
    assert text.count("\n# ") == len([a for a in sample_articles() if a.title])


@given(st.text(alphabet="ab*_`[]()<>#-+.1&|\\ 山水~=!", min_size=1, max_size=30))
def test_escaped_text_reads_back_as_itself(text: str) -> None:
    line = " ".join(text.split())
    if line:
        tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(escape(line))
        assert "".join(t.content for token in tokens for t in token.children or ()) == line


@given(st.text(alphabet="ab*_`[]()#->\n 1.|", max_size=60))
def test_any_text_is_conserved(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    if text.strip():
        path = tmp_path_factory.getbasetemp() / "any.md"
        path.write_text(text, encoding="utf-8", newline="")
        cleaned(path)


@pytest.mark.parametrize(
    ("name", "text", "sure"), [("a.md", "x", True), ("a.txt", NOTE, True), ("a.txt", "灯亮了。", False)]
)
def test_sniff(name: str, text: str, sure: bool) -> None:
    assert (sniff(Sample(name, Path(name).suffix, text)) > 0.5) is sure


def test_a_title_with_marks(tmp_path: Path) -> None:
    one = article((K.PARAGRAPH, "灯。"), title="# 渡口: *灯*")
    assert read(write(tmp_path, [one])).title == one.title


def piped() -> Article:
    cells = ["甲|乙", "丙\n丁"]
    text = "\t".join(cells)
    spans = [(0, len(cells[0])), (len(cells[0]) + 1, len(text))]
    blocks = [Block(K.CELL, a, b, 0, 0, (("row", 0), ("column", n))) for n, (a, b) in enumerate(spans)]
    return Article("0123456789abcdef", text=text, blocks=(Block(K.TABLE, 0, len(text)), *blocks))


def test_a_cell_with_a_bar_and_a_line_end_stays_one_cell(tmp_path: Path) -> None:
    again = read(write(tmp_path, [piped()]))
    assert [again.block_text(block) for block in again.blocks if block.kind is K.CELL] == ["甲|乙", "丙 丁"]


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/水>", "[灯](<https://example.org/%E6%B0%B4%3E>)"),
        ("javascript:alert(1)", "灯"),
        ("a>b", "灯"),
    ],
)
def test_links_are_addresses_that_are_safe(tmp_path: Path, address: str, written: str) -> None:
    one = Article("0123456789abcdef", text="灯", blocks=(Block(K.PARAGRAPH, 0, 1),), runs=(Run(0, 1, "link", address),))
    noted = Noted()
    assert write(tmp_path, [one], noted).read_text("utf-8").rstrip().endswith("\n" + written)
    assert [code for code, *_ in noted.problems] == ([] if "[" in written else ["W_LINK"])


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("images/灯.png", "![渡口](<images/%E7%81%AF.png>)"),
        ("javascript:alert(1)", "渡口"),
        ("file:///etc/passwd", "渡口"),
    ],
)
def test_images_are_shown_by_reference_where_that_is_safe(tmp_path: Path, href: str, written: str) -> None:
    block = Block(K.IMAGE, 0, 0, attrs=(("href", href), ("alt", "渡口")))
    one = Article("0123456789abcdef", text="", blocks=(block,))
    noted = Noted()
    assert write(tmp_path, [one], noted).read_text("utf-8").rstrip().endswith("\n" + written)
    assert [code for code, *_ in noted.problems] == ([] if "!" in written else ["W_IMAGE"])


def test_code_over_two_lines_keeps_its_words(tmp_path: Path) -> None:
    assert (
        read_text(tmp_path, "运行 `ferry --lamp\non` 之后，灯就亮了。\n").text
        == "运行 ferry --lamp on 之后，灯就亮了。"
    )


def test_a_break_keeps_its_marks(tmp_path: Path) -> None:
    one = article((K.PARAGRAPH, "灯亮了。"), (K.BREAK, "※※※"), (K.PARAGRAPH, "船来了。"), (K.BREAK, ""))
    text = write(tmp_path, [one]).read_text("utf-8")
    assert "※※※" in text
    assert text.count("* * *") == 1


# --- several articles ----------------------------------------------------------------------------------------------

A = "三座水库自昨日起同时蓄水，站长说，今年的雨水比往年多，渠道也都清过一遍，预计灌溉面积可以扩大两成。"
B = "渡口的灯从今晚起通宵不熄，船夫们商量了半个月，决定轮流看守，每人一夜，风雨无阻。"

FILES = [
    ("a day file", f"# 2030-03-09\n\n## 水库蓄水\n\n{A}\n\n## 渡口的灯\n\n{B}\n"),
    ("a day in words", f"# 2030年3月9日要闻\n\n## 水库蓄水\n\n{A}\n\n### 数字\n\n{B}\n\n## 渡口的灯\n\n{B}\n"),
    ("a row of headings", f"## 水库蓄水\n\n{A}\n\n## 渡口的灯\n\n{B}\n"),
    ("a book", f"# 一条河\n\n## 第一章 山雨\n\n{A}\n\n## 第二章 渡口\n\n{B}\n\n## 第三章 夜航\n\n{A}\n"),
    ("one article", f"# 渡口\n\n{A}\n\n## 灯\n\n{B}\n\n## 书\n\n{A}\n"),
    ("sections right under a title", f"# 渡口\n\n## 灯\n\n{B}\n\n## 书\n\n{A}\n"),
    ("numbered sections", f"## 一、灯\n\n{B}\n\n## 二、书\n\n{A}\n"),
]


@pytest.mark.parametrize(("label", "text"), FILES, ids=[label for label, _ in FILES])
def test_files_are_cut_as_plain_text_is(label: str, text: str, tmp_path: Path) -> None:
    """The same articles whether this plugin reads the file or convkit's own reader for text."""
    (tmp_path / "in.md").write_text(text, "utf-8")
    (tmp_path / "in.txt").write_text(text, "utf-8")
    by_plugin, by_text = (list(convkit.clean(tmp_path / name)) for name in ("in.md", "in.txt"))
    assert [(one.title, one.date, shown(one)) for one in by_plugin] == [
        (one.title, one.date, shown(one)) for one in by_text
    ]
    assert len(by_plugin) == {"one": 1, "sections": 1, "numbered": 1}.get(label.split()[0], len(by_plugin))


def test_front_matter_with_a_title_makes_one_article(tmp_path: Path) -> None:
    one = read_text(tmp_path, f"---\ntitle: 一日\n---\n\n# 2030-03-09\n\n## 水库\n\n{A}\n\n## 渡口\n\n{B}\n")
    assert one.title == "一日"
