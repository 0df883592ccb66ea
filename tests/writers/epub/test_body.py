from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from epub_books import inner, shown, squeezed, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.model import RUN_KINDS, Article, Block, BlockKind, Run
from convkit.testing import article
from convkit.xmltext import clean_text

STEADY = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)  # loaded machines are slow; each example overwrites the file of the last
K = BlockKind


def body(tmp_path: Path, made: Article) -> str:
    return inner(write(tmp_path / "a.epub", [made]))


def test_marks_and_titles_of_annexes_have_classes(tmp_path: Path) -> None:
    blocks = ((K.HEADING, "附件1", 1), (K.HEADING, "任务分解表", 1), (K.PARAGRAPH, "附件2"), (K.PARAGRAPH, "名单"))
    shown = body(tmp_path, article((K.PARAGRAPH, "请执行。"), *blocks, issuer="青山县水务局"))
    assert '<h1 id="s1" class="annex">附件1</h1>\n<h1 id="s2" class="annex-title">任务分解表</h1>' in shown
    assert '<p class="annex">附件2</p>\n<p class="annex-title">名单</p>' in shown


BLOCKS = [
    ("paragraph", [(K.PARAGRAPH, "a<b & c")], "<p>a&lt;b &amp; c</p>\n"),
    ("line ends", [(K.PARAGRAPH, "甲\n乙")], "<p>甲<br/>\n乙</p>\n"),
    ("verse", [(K.VERSE, "甲\n乙")], '<p class="verse">甲<br/>\n乙</p>\n'),
    ("quotes run together", [(K.QUOTE, "甲"), (K.QUOTE, "乙")], "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>\n"),
    ("caption", [(K.CAPTION, "甲\n乙 摄")], "<figure>\n<figcaption>甲<br/>\n乙 摄</figcaption>\n</figure>\n"),
    ("picture and caption", [(K.IMAGE, "大坝"), (K.CAPTION, "甲")],
     '<figure>\n<p class="image">大坝</p>\n<figcaption>甲</figcaption>\n</figure>\n'),
    ("picture of which nothing is said", [(K.IMAGE, "")], ""),
    ("code keeps its lines", [(K.CODE, "if a<b:\n\n\tc")], "<pre><code>if a&lt;b:\n\n\tc</code></pre>\n"),
    ("break", [(K.BREAK, ""), (K.BREAK, "* * *")], '<hr/>\n<p class="break">* * *</p>\n'),
    ("note that nothing points to", [(K.NOTE, "注：甲")], '<p class="note">注：甲</p>\n'),
    ("headings", [(K.HEADING, "一、", 1), (K.HEADING, "（一）", 2)], '<h2 id="s1">一、</h2>\n<h3 id="s2">（一）</h3>\n'),
    ("levels without gaps", [(K.HEADING, "甲", 3), (K.HEADING, "乙", 5), (K.HEADING, "丙", 1), (K.HEADING, "丁", 4)],
     '<h2 id="s1">甲</h2>\n<h3 id="s2">乙</h3>\n<h2 id="s3">丙</h2>\n<h3 id="s4">丁</h3>\n'),
    ("list", [(K.LIST_ITEM, "甲", 1), (K.LIST_ITEM, "乙", 1)], "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"),
    ("nested list", [(K.LIST_ITEM, "甲", 1), (K.LIST_ITEM, "乙", 3), (K.LIST_ITEM, "丙", 1)],
     "<ul>\n<li>甲\n<ul>\n<li>乙</li>\n</ul>\n</li>\n<li>丙</li>\n</ul>\n"),
    ("items that bring their marks", [(K.LIST_ITEM, "一、甲", 1), (K.LIST_ITEM, "（2）乙", 1), (K.LIST_ITEM, "• 丙", 1)],
     '<ul>\n<li class="own">一、甲</li>\n<li class="own">（2）乙</li>\n<li class="own">• 丙</li>\n</ul>\n'),
    ("items that only begin with a number", [(K.LIST_ITEM, "一座水库", 1), (K.LIST_ITEM, "2031年", 1)],
     "<ul>\n<li>一座水库</li>\n<li>2031年</li>\n</ul>\n"),
    ("table without cells", [(K.TABLE, "甲\t乙\n<丙>")],
     "<table>\n<tbody>\n<tr><td>甲</td><td>乙</td></tr>\n<tr><td>&lt;丙&gt;</td></tr>\n</tbody>\n</table>\n"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "blocks", "expected"), BLOCKS)
def test_blocks(label: str, blocks: list[tuple[BlockKind, str]], expected: str, tmp_path: Path) -> None:
    assert body(tmp_path, article(*blocks, title="题")) == expected


def test_ordered_lists_are_numbered_and_kept_apart_from_others(tmp_path: Path) -> None:
    ordered = (("ordered", True),)
    made = Article("a", text="甲\n\n乙", blocks=(Block(K.LIST_ITEM, 0, 1, 1, -1, ordered), Block(K.LIST_ITEM, 3, 4, 1)))
    assert body(tmp_path, made) == "<ol>\n<li>甲</li>\n</ol>\n<ul>\n<li>乙</li>\n</ul>\n"


def test_a_paragraph_that_an_item_holds_stands_inside_of_it(tmp_path: Path) -> None:
    made = Article("a", text="甲\n\n乙\n\n丙", blocks=(
        Block(K.LIST_ITEM, 0, 1, 1), Block(K.PARAGRAPH, 3, 4, 0, 0), Block(K.PARAGRAPH, 6, 7)))  # fmt: skip
    assert body(tmp_path, made) == "<ul>\n<li>甲\n<p>乙</p>\n</li>\n</ul>\n<p>丙</p>\n"


def test_no_depth_of_lists_makes_deep_markup(tmp_path: Path) -> None:
    made = article(*[(K.LIST_ITEM, "甲", level) for level in range(1, 3000)], title="题")
    assert body(tmp_path, made).count("<ul>") == 8


def cells(*rows: str) -> Article:
    """A table; "!" before a cell makes it a header, digits behind it columns and rows that it spans."""
    text = ""
    blocks = []
    for row, line in enumerate(rows):
        for column, part in enumerate(line.split()):
            found = re.fullmatch(r"(!?)(\D+)(\d?)(\d?)", part)
            assert found
            header, content, colspan, rowspan = found.groups()
            attrs = (("row", row), ("column", column), ("rowspan", int(rowspan or 1)), ("colspan", int(colspan or 1)),
                     ("header", bool(header)))  # fmt: skip
            blocks.append(Block(K.CELL, len(text), len(text) + len(content), 0, 0, attrs))
            text += content + "\t"
        text = text[:-1] + "\n"
    return Article("a", title="表", text=text[:-1], blocks=(Block(K.TABLE, 0, len(text) - 1), *blocks))


TABLES = [
    ("head and body", cells("!甲 !乙", "!丙 丁"),
     '<thead>\n<tr><th scope="col">甲</th><th scope="col">乙</th></tr>\n</thead>\n'
     '<tbody>\n<tr><th scope="row">丙</th><td>丁</td></tr>\n</tbody>\n'),
    ("no head", cells("甲 乙"), "<tbody>\n<tr><td>甲</td><td>乙</td></tr>\n</tbody>\n"),
    ("spans", cells("甲21 乙12", "丙"), '<tbody>\n<tr><td colspan="2">甲</td><td rowspan="2">乙</td></tr>\n<tr><td>丙</td></tr>\n</tbody>\n'),
    ("a span that leaves the table is cut", cells("甲19", "乙"), '<tbody>\n<tr><td rowspan="2">甲</td></tr>\n<tr><td>乙</td></tr>\n</tbody>\n'),
    ("a head that reaches into the body is none", cells("!甲12 !乙", "丙"),
     '<tbody>\n<tr><th scope="row" rowspan="2">甲</th><th scope="row">乙</th></tr>\n<tr><td>丙</td></tr>\n</tbody>\n'),
]  # fmt: skip


@pytest.mark.parametrize(("label", "made", "expected"), TABLES)
def test_tables(label: str, made: Article, expected: str, tmp_path: Path) -> None:
    assert body(tmp_path, made) == f"<table>\n{expected}</table>\n"


def test_notes_lead_there_and_back(tmp_path: Path) -> None:
    made = Article(
        "a", text="甲[1]乙[1]\n\n[1] 注", runs=(Run(1, 4, "noteref", "x"), Run(5, 8, "noteref", "x")),
        blocks=(Block(K.PARAGRAPH, 0, 8), Block(K.NOTE, 10, 15, attrs=(("id", "x"),))),
    )  # fmt: skip
    assert body(tmp_path, made) == (
        '<p>甲<a id="r1" class="mark" href="#n1" epub:type="noteref" role="doc-noteref">[1]</a>'
        '乙<a class="mark" href="#n1" epub:type="noteref" role="doc-noteref">[1]</a></p>\n'
        '<aside id="n1" epub:type="footnote" role="doc-footnote">\n'
        '<p>[1] 注<a class="back" href="#r1" role="doc-backlink" aria-label="返回正文"></a></p>\n</aside>\n'
    )


def test_a_reference_to_no_note_is_text(tmp_path: Path) -> None:
    made = Article("a", text="甲1", runs=(Run(1, 2, "noteref", "x"),), blocks=(Block(K.PARAGRAPH, 0, 2),))
    assert body(tmp_path, made) == "<p>甲1</p>\n"


def test_links_that_may_not_be_are_text_and_counted(tmp_path: Path) -> None:
    made = Article("a", text="甲乙", blocks=(Block(K.PARAGRAPH, 0, 2),),
                   runs=(Run(0, 1, "link", "javascript:x"), Run(1, 2, "link", "https://example.org/?a&b")))  # fmt: skip
    book = write(tmp_path / "a.epub", [made])
    assert inner(book) == '<p>甲<a href="https://example.org/?a&amp;b">乙</a></p>\n'
    assert book.problems == {"W_LINK": 1}


def test_long_articles_are_cut_between_blocks(tmp_path: Path) -> None:
    blocks = [(K.HEADING, f"{n}", 1) if n % 10 == 0 else (K.PARAGRAPH, "河水从山里流出来。" * 60) for n in range(400)]
    made = article(*blocks, title="长")
    note = Article(made.id, "长", text=made.text + "\n\n注", runs=(Run(3, 4, "noteref", "x"),), blocks=(
        *made.blocks, Block(K.NOTE, len(made.text) + 2, len(made.text) + 3, attrs=(("id", "x"),))))  # fmt: skip
    book = write(tmp_path / "a.epub", [note])
    names = book.articles()
    assert names == ["a00001.xhtml", "a00001_2.xhtml", "a00001_3.xhtml"]
    assert all(len(book.members[f"EPUB/{name}"]) < 300_000 for name in names)
    assert [book.text(name).count("<h1") for name in names] == [1, 0, 0]
    assert "".join(shown(book, name) for name in names) == squeezed("长" + note.text)
    for name in names[:-1]:
        assert not re.search(r"</h\d>\n</section>", book.text(name)), "a heading keeps with what it heads"
    assert 'href="a00001_3.xhtml#n1"' in book.text(names[0])
    assert 'href="a00001.xhtml#r1"' in book.text(names[-1])
    assert len(set(re.findall(r'id="(s\d+)"', "".join(map(book.text, names))))) == 40


def test_every_document_is_well_formed_whatever_the_text(tmp_path: Path) -> None:
    hostile = ["</p><script>x</script>", "&#0;]]>", "a\x00b\ud800\ufffe", "<!--", "{{x}}", "\r\n\t", "\u202e\u2028"]
    made = article(*[(kind, text, 1) for kind in K for text in hostile], title=hostile[0], kicker=hostile[2])
    book = write(tmp_path / "a.epub", [made], title=hostile[1])
    for name in book.spine():
        ElementTree.fromstring(book.members[f"EPUB/{name}"])
    assert shown(book, "a00001.xhtml").count("</p><script>x</script>") == len(K) + 1
    assert book.problems["W_DROPPED"] == 3 * (len(K) + 1)


ATTRS = st.lists(
    st.tuples(
        st.sampled_from(["ordered", "row", "column", "rowspan", "colspan", "header", "id", "href", "alt"]),
        st.booleans() | st.integers(-3, 5000) | st.sampled_from(["x", "y", '"<']),
    ),
    max_size=4,
).map(tuple)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = st.text(st.characters(codec=None, exclude_characters="\t"), max_size=10)
    pieces = draw(st.lists(st.tuples(st.sampled_from(list(K)), text, st.integers(-1, 9), ATTRS), max_size=8))
    blocks: list[Block] = []
    position = 0
    for kind, piece, level, attrs in pieces:
        blocks.append(
            Block(kind, position, position + len(piece), level, draw(st.integers(-1, len(blocks) - 1)), attrs)
        )
        position += len(piece) + 2
    runs = st.builds(
        Run,
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(sorted(RUN_KINDS)),
        st.sampled_from([None, "x", "y", "https://a.org/"]),
    )
    return Article(
        "a",
        title=draw(text),
        byline=draw(st.none() | text),
        text="\n\n".join(piece for _, piece, _, _ in pieces),
        blocks=tuple(blocks),
        runs=tuple(draw(st.lists(runs, max_size=6))),
    )


@STEADY
@given(articles())
def test_any_article_is_well_formed_and_keeps_its_text(tmp_path: Path, made: Article) -> None:
    book = write(tmp_path / "a.epub", [made])
    page = shown(book, "a00001.xhtml")
    at = 0
    for block in made.blocks:
        piece = squeezed(clean_text(made.block_text(block)))
        at = page.find(piece, at)
        assert at >= 0, piece
        at += len(piece)
    targets = set(re.findall(r' id="([^"]+)"', book.text("a00001.xhtml")))
    assert set(re.findall(r'href="#([^"]+)"', book.text("a00001.xhtml"))) <= targets
    assert len(targets) == len(re.findall(r' id="', book.text("a00001.xhtml")))
