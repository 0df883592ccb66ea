"""Styles from a layout."""

import pytest

from convkit.model import BlockKind as K
from convkit.testing import article

FONTS = {"ascii", "hAnsi", "eastAsia", "cs"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WITHOUT_TYPE = {"TableEnd"}


@pytest.fixture
def styles(make):
    return make(article((K.PARAGRAPH, "正文。"), title="题")).styles()


def test_every_paragraph_style_names_all_four_fonts(styles):
    for identity, style in styles.items():
        if style.get(f"{W}type") != "paragraph" or identity.startswith("BodyText_"):
            continue
        found = style.find(f"{W}rPr/{W}rFonts")
        assert found is not None, identity
        assert {name[len(W) :] for name in found.attrib} == FONTS, identity  # and no theme font


def value(style, path):
    found = style.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def test_body_has_the_rules_of_chinese_lines(styles):
    body = styles["BodyText"]
    indent = body.find(f"{W}pPr/{W}ind")
    assert (indent.get(f"{W}firstLineChars"), indent.get(f"{W}firstLine")) == ("200", "480")
    assert value(body, "pPr/jc") == "both"
    assert value(body, "pPr/snapToGrid") == "1"
    assert value(body, "pPr/overflowPunct") == "0"
    for rule in ("kinsoku", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "wordWrap"):
        assert body.find(f"{W}pPr/{W}{rule}") is not None, rule


def test_headings_are_words_own(styles):
    for level in range(1, 8):
        style = styles[f"Heading{level}"]
        assert value(style, "name") == f"heading {level}"
        assert value(style, "pPr/outlineLvl") == str(level - 1)
        assert style.find(f"{W}pPr/{W}keepNext") is not None
        assert style.get(f"{W}customStyle") is None


def test_strong_is_hei_and_emphasis_is_kai(styles):
    for identity, face in (("Strong", "黑体"), ("Emphasis", "楷体")):
        letters = styles[identity].find(f"{W}rPr")
        assert letters.find(f"{W}rFonts").get(f"{W}eastAsia") == face
        assert letters.find(f"{W}b") is None
        assert letters.find(f"{W}i") is None


def test_an_english_document_has_no_chinese_indent_and_is_ragged(make):
    styles = make(article((K.PARAGRAPH, "A line."), title="T", language="en")).styles()
    body = styles["BodyText"]
    assert body.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "150"
    assert value(body, "pPr/jc") == "left"
    assert body.find(f"{W}rPr/{W}rFonts").get(f"{W}hAnsi") == "Times New Roman"
    assert styles["Strong"].find(f"{W}rPr/{W}b") is not None


@pytest.mark.parametrize(("language", "tag"), [("zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("ja", "ja-JP")])
def test_the_language_stands_in_the_defaults(make, language, tag):
    made = make(article((K.PARAGRAPH, "正文。"), title="题", language=language))
    lang = made.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert (lang.get(f"{W}val"), lang.get(f"{W}eastAsia")) == ("en-US", tag)


def test_an_article_in_another_language_has_a_body_style_of_its_own(make):
    english = article((K.PARAGRAPH, "A line."), title="T", language="en")
    made = make([article((K.PARAGRAPH, "正文。"), title="题"), english])
    assert ("BodyText_enUS", "A line.") in made.paragraphs()
    assert value(made.styles()["BodyText_enUS"], "basedOn") == "BodyText"
