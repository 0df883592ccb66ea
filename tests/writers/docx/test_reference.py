"""A user's own document as the template."""

import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm, Pt

from convkit.errors import UsageError
from convkit.model import BlockKind as K
from convkit.testing import article, sample_articles
from convkit.writers.docx.guest import found_styles, parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEWS = article(
    (K.HEADING, "节", 1), (K.PARAGRAPH, "正文。"), (K.LIST_ITEM, "项", 1), (K.VERSE, "诗"), title="题", kicker="引"
)


@pytest.fixture
def house(tmp_path):
    """A house style as python-docx makes one: A5, a head, a foot with a picture, own Title and Body Text, text in it."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.header.paragraphs[0].text = "青山出版社"
    section.footer.paragraphs[0].add_run().add_picture(picture(tmp_path))
    document.styles["Title"].font.size = Pt(30)
    document.add_paragraph("旧的正文").add_run("旧的")
    document.add_picture(picture(tmp_path))
    path = tmp_path / "house.docx"
    document.save(path)
    return path


def picture(folder):
    from PIL import Image

    path = folder / "p.png"
    Image.new("RGB", (4, 4), "red").save(path)
    return str(path)


def test_the_looks_stay_and_the_body_goes(make, house):
    made = make(NEWS, reference=house)
    assert made.paragraphs() == [
        ("Kicker", "引"), ("Title", "题"), ("Heading1", "节"), ("BodyText", "正文。"), ("ListBullet", "项"), ("Verse", "诗"),
    ]  # fmt: skip
    assert made.styles()["Title"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "60"
    size = made.part().find(f"{W}body/{W}sectPr/{W}pgSz")
    assert abs(int(size.get(f"{W}w")) - 8391) < 3
    reopened = docx.Document(made.path)
    assert reopened.sections[0].header.paragraphs[0].text == "青山出版社"
    assert len(reopened.sections[0].footer._element.xpath(".//pic:pic")) == 1


def test_nothing_of_the_old_body_or_of_the_library_is_left(make, house):
    made = make(NEWS, reference=house)
    whole = b"".join(made.raw(name) for name in made.names())
    assert b"python-docx" not in whole
    assert "旧的".encode() not in whole
    assert not [name for name in made.names() if "stylesWithEffects" in name or "customXml" in name]
    assert len([name for name in made.names() if name.startswith("word/media/")]) == 1  # the foot's, not the body's


def test_missing_styles_are_added_and_only_those_in_use(make, house):
    styles = make(NEWS, reference=house).styles()
    assert "Kicker" in styles
    assert "Verse" in styles
    assert "Byline" not in styles
    assert "HTMLPreformatted" not in styles


def test_prose_that_is_added_takes_its_type_from_the_document(make, tmp_path):
    document = docx.Document()
    body = document.styles["Body Text"]
    body.element.getparent().remove(body.element)
    document.save(tmp_path / "bare.docx")
    added = make(NEWS, reference=tmp_path / "bare.docx").styles()["BodyText"]
    assert added.find(f"{W}rPr") is None
    assert added.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == "200"


def test_chinese_names_are_found(make, tmp_path):
    document = docx.Document()
    for name, kind in (("引题", WD_STYLE_TYPE.PARAGRAPH), ("诗歌", WD_STYLE_TYPE.PARAGRAPH)):
        document.styles.add_style(name, kind)
    heading = document.styles["Heading 1"].element
    heading.find(f"{W}name").set(f"{W}val", "标题 1")
    heading.set(f"{W}styleId", "a1")
    document.save(tmp_path / "chinese.docx")
    made = make(NEWS, reference=tmp_path / "chinese.docx")
    used = {text: style for style, text in made.paragraphs()}
    names = {identity: style.find(f"{W}name").get(f"{W}val") for identity, style in made.styles().items()}
    assert [names[used[text]] for text in ("引", "节", "诗")] == ["引题", "标题 1", "诗歌"]


@pytest.mark.parametrize(
    ("label", "style", "expected"),
    [
        ("name in any case", '<w:style w:styleId="x"><w:name w:val="Heading 1"/></w:style>', {"heading1": "x"}),
        (
            "alias",
            '<w:style w:styleId="x"><w:name w:val="my"/><w:aliases w:val="a,标题1"/></w:style>',
            {"heading1": "x"},
        ),
        ("id", '<w:style w:styleId="Kicker"><w:name w:val="my"/></w:style>', {"kicker": "Kicker"}),
        ("unknown", '<w:style w:styleId="x"><w:name w:val="my"/></w:style>', {}),
    ],
)
def test_finding_styles(label, style, expected):
    root = parse(f'<w:styles xmlns:w="{W[1:-1]}">{style}</w:styles>'.encode())
    assert found_styles(root) == expected


def test_lists_use_the_documents_own_numbering(make, house):
    made = make(NEWS, reference=house)
    style = made.styles()["ListBullet"]
    named = style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    numbers = [num.get(f"{W}numId") for num in made.part("word/numbering.xml").iter(f"{W}num")]
    assert named in numbers
    assert len(numbers) == len(set(numbers))


def test_a_volume_begins_each_article_on_a_page(make, house):
    made = make([NEWS, NEWS], reference=house)
    assert [style for style, _ in made.paragraphs()].count("ArticleStart") == 2
    assert len(list(made.part().iter(f"{W}sectPr"))) == 1


def test_a_word_template_and_its_kept_separators(make, house, tmp_path):
    """A .dotx has another content type; footnotes that it had go, their separators stay."""
    notes = (
        f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="5"><w:p/></w:footnote>'
        '<w:footnote w:id="6"><w:p><w:r><w:t>旧注</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    document = docx.Document(house)
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = XmlPart(PackURI("/word/footnotes.xml"), kind, parse_xml(notes), document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")
    document.save(tmp_path / "plain.docx")
    template = tmp_path / "house.dotx"
    with zipfile.ZipFile(tmp_path / "plain.docx") as old, zipfile.ZipFile(template, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b"document.main+xml", b"template.main+xml") if "Content_Types" in name else data
            )
    made = make(sample_articles()[1], reference=template)
    assert b"document.main+xml" in made.raw("[Content_Types].xml")
    ids = [note.get(f"{W}id") for note in made.part("word/footnotes.xml")]
    assert ids == ["-1", "5", "6"]
    assert "旧注" not in made.raw("word/footnotes.xml").decode()


@pytest.mark.parametrize(("label", "content"), [("no zip", b"text"), ("empty", b""), ("a zip of something else", None)])
def test_what_is_no_word_document_is_refused_before_anything_is_written(make, tmp_path, label, content):
    path = tmp_path / "bad.docx"
    if content is None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", "a")
    else:
        path.write_bytes(content)
    with pytest.raises(UsageError, match=r"bad\.docx"):
        make(NEWS, reference=path)
    assert [p.name for p in tmp_path.iterdir()] == ["bad.docx"]


def test_a_missing_reference_is_refused(make, tmp_path):
    with pytest.raises(UsageError, match="No such file"):
        make(NEWS, reference=tmp_path / "nowhere.docx")


def test_one_paragraph_alone_begins_a_page(make, house):
    made = make([NEWS, NEWS], reference=house, toc=True)
    breaking = {name for name, style in made.styles().items() if style.find(f"{W}pPr/{W}pageBreakBefore") is not None}
    assert breaking & {"Kicker", "Heading1", "ArticleStart"} == {"ArticleStart"}


@pytest.mark.parametrize("layout", ["article", "book"])
def test_the_text_of_a_volume_comes_back_without_its_contents(make, house, layout):
    from convkit.verifying import Expected
    from convkit.writers.docx.extract import extract

    made = make([NEWS, NEWS], reference=house, toc=True, layout=layout)
    expected = Expected()
    for one in (NEWS, NEWS):
        expected.add(one)
    assert expected.difference(extract(made.path)) is None
