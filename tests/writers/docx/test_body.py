"""Articles as paragraphs."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convkit.model import Article, Block, Run
from convkit.model import BlockKind as K
from convkit.testing import article, sample_articles
from convkit.titleblock import lines_above, lines_below
from convkit.xmltext import clean_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def expected_text(one: Article) -> str:
    """What a reader finds in the document, all white space taken out: title block, blocks in order, what stands below."""
    pieces = [line.text for line in lines_above(one)]
    pieces += [one.block_text(block) for block in one.blocks if block.kind is not K.CELL]
    pieces += [line.text for line in lines_below(one)]
    return folded(clean_text("".join(pieces)))


def folded(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("number", range(len(sample_articles())))
@pytest.mark.parametrize("layout", ["article", "book"])
def test_what_went_in_comes_out(make, number, layout):
    one = sample_articles()[number]
    made = make(one, layout=layout, title="" if layout == "book" else one.title, authors=())
    notes = [text for style, text in made.paragraphs("word/footnotes.xml") if style == "FootnoteText"]
    body = folded("".join(text for _, text in made.paragraphs()))
    wanted = expected_text(one)
    for note in notes:
        wanted = wanted.replace(folded(note), "")
    assert body == wanted


def test_all_articles_stand_in_a_volume_in_their_order(make):
    articles = [a for a in sample_articles() if not any(b.kind is K.NOTE for b in a.blocks)]
    made = make(articles, title="集")
    assert folded("".join(text for _, text in made.paragraphs())) == "".join(map(expected_text, articles))


TEXTS = st.text(st.characters(exclude_characters="\n\r\t"), min_size=1, max_size=30)
KINDS = [K.PARAGRAPH, K.HEADING, K.LIST_ITEM, K.QUOTE, K.VERSE, K.CAPTION, K.NOTE, K.CODE, K.IMAGE]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS), TEXTS, st.integers(-1, 12)), max_size=8), TEXTS, st.booleans())
def test_any_text_comes_out(make, blocks, title, volume):
    one = article(*blocks, title=title)
    made = make([one, one] if volume else one, toc=False)
    text = folded("".join(text for _, text in made.paragraphs()))
    assert text == expected_text(one) * (1 + volume)


def test_body_paragraphs_carry_a_style_and_at_most_a_list_number(make):
    for paragraph in make(sample_articles()).part().iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        assert properties[0].tag == f"{W}pStyle"
        assert {child.tag for child in properties[1:]} <= {f"{W}numPr", f"{W}sectPr"}


NEWS = article(
    (K.HEADING, "小标题", 1), (K.HEADING, "更小的", 6), (K.PARAGRAPH, "文。"), title="题", kicker="引", subtitle="副"
)


def test_an_article_alone(make):
    assert make(NEWS).paragraphs() == [
        ("Kicker", "引"), ("Title", "题"), ("Subtitle", "副"), ("Heading1", "小标题"), ("Heading6", "更小的"), ("BodyText", "文。"),
    ]  # fmt: skip


def test_articles_in_a_volume_are_headings_of_the_first_level(make):
    plain = article((K.PARAGRAPH, "又。"), title="另")
    assert make([NEWS, plain]).paragraphs()[:-2][1:] == [
        ("Kicker", "引"), ("Heading1Below", "题"), ("Subtitle", "副"), ("Heading2", "小标题"), ("Heading7", "更小的"), ("BodyText", "文。"),
    ]  # fmt: skip
    assert make([NEWS, plain]).paragraphs()[-2:] == [("Heading1", "另"), ("BodyText", "又。")]


def test_an_article_without_title_still_begins_a_page(make):
    made = make([NEWS, article((K.PARAGRAPH, "无题。"))], toc=False)
    assert made.paragraphs()[-2:] == [("ArticleStart", ""), ("BodyText", "无题。")]
    assert made.styles()["ArticleStart"].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_an_empty_article_takes_no_room_in_a_volume(make):
    empty = Article("0" * 16)
    assert make([NEWS, empty], toc=False).paragraphs()[-1] == ("BodyText", "文。")
    assert make(empty).paragraphs() == [("BodyText", "")]


def test_a_notice_has_its_parts_above_and_below(make):
    notice = article(
        (K.PARAGRAPH, "请各村照办。"), title="关于护林的通知", doc_number="青政发〔2031〕4号", addressee="各村委会：", issuer="青山县人民政府",
        date="2031-02-03", date_text="2031年2月3日",
    )  # fmt: skip
    assert make(notice).paragraphs() == [
        ("Title", "关于护林的通知"), ("DocumentNumber", "青政发〔2031〕4号"), ("Salutation", "各村委会："), ("BodyText", "请各村照办。"),
        ("Signature", "青山县人民政府"), ("Date", "2031年2月3日"),
    ]  # fmt: skip


def test_lists_have_words_numbers_or_their_own_never_both(make):
    made = make(article((K.LIST_ITEM, "甲", 1), (K.LIST_ITEM, "乙", 2), (K.LIST_ITEM, "一、丙", 1), title="题"))
    first, second, _ = list(made.part().iter(f"{W}p"))[1:]
    assert first.find(f"{W}pPr/{W}numPr") is None  # the style has it
    assert second.find(f"{W}pPr/{W}numPr/{W}ilvl").get(f"{W}val") == "1"
    assert [style for style, _ in made.paragraphs()[1:]] == ["ListBullet", "ListBullet", "List"]


def test_ordered_lists_begin_at_1_each(make):
    items = tuple(Block(K.LIST_ITEM, n * 3, n * 3 + 1, 1, -1, (("ordered", True),)) for n in (0, 2))
    one = Article("0" * 16, text="甲\n\n乙\n\n丙", blocks=(items[0], Block(K.PARAGRAPH, 3, 4), items[1]))
    made = make(one)
    used = [n.get(f"{W}val") for n in made.part().iter(f"{W}numId")]
    assert len(set(used)) == 2
    numbering = made.part("word/numbering.xml")
    for num in numbering.iter(f"{W}num"):
        if num.get(f"{W}numId") in used:
            assert num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_lines_tabs_and_blanks_stay(make):
    made = make(article((K.VERSE, "山高\n水长"), (K.CODE, "if x:\n\treturn  1 "), title="题"))
    assert made.paragraphs()[1:] == [("Verse", "山高\n水长"), ("HTMLPreformatted", "if x:\n\treturn  1 ")]
    kept = [t.get("{http://www.w3.org/XML/1998/namespace}space") for t in made.part().iter(f"{W}t")]
    assert kept == [None, None, None, None, "preserve"]


def test_a_table_has_heading_rows_and_merged_cells(make):
    text = "项\t数\n甲\t1"
    cells = [Block(K.CELL, 0, 1, 0, 0, (("row", 0), ("column", 0), ("colspan", 2), ("header", True)))]
    cells += [Block(K.CELL, 2, 3, 0, 0, (("row", 1), ("column", 0), ("rowspan", 2)))]
    cells += [
        Block(K.CELL, 4, 5, 0, 0, (("row", 1), ("column", 1))),
        Block(K.CELL, 6, 7, 0, 0, (("row", 2), ("column", 1))),
    ]
    made = make(
        Article("0" * 16, text=text, blocks=(Block(K.TABLE, 0, len(text)), *cells), runs=(Run(4, 5, "strong"),))
    )
    rows = list(made.part().iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert rows[0].find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"
    merges = [cell.get(f"{W}val") for cell in made.part().iter(f"{W}vMerge")]
    assert merges == ["restart", None]
    assert [style for style, text in made.paragraphs() if text] == [
        "TableHeading",
        "TableText",
        "TableText",
        "TableText",
    ]
    assert len(list(made.part().iter(f"{W}rStyle"))) == 1


def test_a_table_without_cells_is_cut_at_tabs_and_lines(make):
    made = make(Article("0" * 16, text="甲\t乙\n丙\t丁", blocks=(Block(K.TABLE, 0, 7),)))
    assert [text for style, text in made.paragraphs() if style == "TableText"] == ["甲", "乙", "丙", "丁"]


def test_a_table_too_wide_for_word_is_written_as_lines_and_reported(make):
    text = "\t".join("字" * 70)
    made = make(Article("0" * 16, text=text, blocks=(Block(K.TABLE, 0, len(text)),)))
    assert made.paragraphs() == [("TableText", text)]
    assert ("W_DEGRADED", 1) in made.problems


def test_forbidden_characters_are_left_out_and_counted(make):
    made = make(article((K.PARAGRAPH, "甲\x00\x0b乙\ud800\uffff"), title="题\x01"))
    assert made.paragraphs() == [("Title", "题"), ("BodyText", "甲乙")]
    assert made.problems == [("W_DROPPED", 5)]


def test_links_are_relationships_and_bad_ones_are_text(make):
    text = "甲乙丙"
    runs = (Run(0, 1, "link", "https://example.org/?a=1&b=2"), Run(1, 2, "link", "javascript:x"))
    made = make(Article("0" * 16, text=text, blocks=(Block(K.PARAGRAPH, 0, 3),), runs=runs))
    assert len(list(made.part().iter(f"{W}hyperlink"))) == 1
    assert b'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in made.raw(
        "word/_rels/document.xml.rels"
    )
    assert made.problems == [("W_LINK", 1)]


def test_ruby_stands_over_its_base(make):
    one = Article("0" * 16, text="灯亮", blocks=(Block(K.PARAGRAPH, 0, 2),), runs=(Run(0, 1, "ruby", "dēng"),))
    ruby = next(make(one).part().iter(f"{W}ruby"))
    assert ["".join(ruby.find(f"{W}{side}").itertext()) for side in ("rt", "rubyBase")] == ["dēng", "灯"]


def test_an_image_without_text_is_shown_by_its_alt(make):
    body = "灯亮以后，船就来了。"
    picture = Block(K.IMAGE, 0, 0, attrs=(("href", "lamp.png"), ("alt", "渡口的灯")))
    one = Article("0123456789abcdef", text=f"\n\n{body}", blocks=(picture, Block(K.PARAGRAPH, 2, 2 + len(body))))
    assert [text for _, text in make(one).paragraphs()] == ["渡口的灯", body]
    bare = replace(one, blocks=(picture._replace(attrs=(("href", "lamp.png"),)), one.blocks[1]))
    assert [text for _, text in make(bare).paragraphs()] == [body]


@pytest.mark.parametrize(("layout", "breaks"), [("gongwen", True), ("article", False)])
def test_annexes_have_styles_of_their_own(make, layout, breaks):
    blocks = (
        (K.PARAGRAPH, "请认真贯彻执行。"),
        (K.HEADING, "附件1", 1),
        (K.PARAGRAPH, "任务分解表"),
        (K.PARAGRAPH, "清淤由各村负责。"),
    )
    made = make(article(*blocks, title="通知", issuer="青山县水务局", date="2029-09-28"), layout=layout)
    styles = {text: style for style, text in made.paragraphs()}
    assert styles["附件1"] == "Annex"
    assert styles["任务分解表"] == "AnnexTitle"
    assert styles["清淤由各村负责。"] == "BodyText"
    mark = made.raw("word/styles.xml").decode().split('w:styleId="Annex"')[1].split("</w:style>")[0]
    assert ("<w:pageBreakBefore/>" in mark) is breaks
