"""Pages that programs make of PDF files: lines with places, for reflow."""

from __future__ import annotations

from pathlib import Path

import pytest

import convkit

TEXT = [
    ("三座水库本月蓄水", 330),
    ("昨日，青山县三座水库同时蓄水，水面比去年同期高出一", 167),
    ("米。站长说，早一天，就多一天的把握，各村要清理沟渠，", 135),
    ("准备放水。", 135),
    ("下一步，水利站还要检查六十公里的渠道，把漏水的地方", 167),
    ("补好，赶在月底以前完工。", 135),
]
WHOLE = ["昨日，青山县三座水库同时蓄水，水面比去年同期高出一米。站长说，早一天，就多一天的把握，各村要清理沟渠，准备放水。",
         "下一步，水利站还要检查六十公里的渠道，把漏水的地方补好，赶在月底以前完工。"]  # fmt: skip


def styled(lines: list[tuple[str, int]]) -> str:
    rows = "\n".join(
        f'<p style="position:absolute;top:{100 + 28 * n}px;left:{x}px;white-space:nowrap">{t}</p>'
        for n, (t, x) in enumerate(lines)
    )
    return f"<html><head><title>a-html.html</title></head><body>\n<div>\n{rows}\n</div></body></html>"


def classed(lines: list[tuple[str, int]]) -> str:
    rows = "\n".join(f'<div class="t m0 x{n:x} h1 y{n:x} ff1 fs0">{t}</div>' for n, (t, _) in enumerate(lines))
    rules = "".join(f".x{n:x}{{left:{x}.5px;}}.y{n:x}{{bottom:{900 - 28 * n}px;}}" for n, (_, x) in enumerate(lines))
    return f"<html><head><style>{rules}</style></head><body>\n{rows}\n</body></html>"


@pytest.mark.parametrize("made", [styled, classed])
def test_lines_with_places_become_paragraphs(made: object, tmp_path: Path) -> None:
    assert callable(made)
    path = tmp_path / "page.html"
    path.write_text(made(TEXT), "utf-8")
    (article,) = convkit.clean(path)
    assert article.title == "三座水库本月蓄水"
    assert [article.block_text(b) for b in article.blocks] == WHOLE


def test_pieces_of_one_line_are_one_line(tmp_path: Path) -> None:
    page = styled(TEXT).replace(
        "，水面比", '</p>\n<p style="position:absolute;top:128px;left:300px;white-space:nowrap">，水面比'
    )
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    (record,) = convkit.read(path)
    assert sum(edit.new.startswith("\n") for edit in record.edits) == 3, "before the headline and two paragraphs"


@pytest.mark.parametrize(
    "page",
    [
        '<html><body><div style="position:absolute;top:1px;left:2px">菜单</div><p>昨日，三座水库同时蓄水，水面比去年同期高出一米。</p></body></html>',
        styled(TEXT[:2]),
    ],
    ids=["one box with a place", "too few"],
)
def test_what_is_no_such_page(page: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    (record,) = convkit.read(path)
    assert record.single
    assert not record.plain
