"""What others say of the files: schema checkers, python-docx, LibreOffice."""

import re
import shutil
import subprocess

import docx
import pytest

from convkit.model import Article, Block, Run
from convkit.model import BlockKind as K
from convkit.testing import article, sample_articles

SOFFICE = shutil.which("soffice")
HOSTILE = "]]><w:p/>&#0;&amp;<!-- \" ' %s {{x}} \x00\x08\x1b\u202e\ufeff\ufffe\ud834 \u2028 =1+1 \\field{} " + "́" * 50


def nested() -> Article:
    """Lists in lists, a table with spans, notes in cells, ruby and links one over the other."""
    lines = ["甲", "乙", "丙", "丁", "格\t格", "注"]
    blocks, position = [], 0
    for index, line in enumerate(lines):
        if index < 4:
            attrs = (("ordered", index % 2 == 0),)
            blocks.append(Block(K.LIST_ITEM, position, position + 1, (1, 2, 3, 12)[index], index - 1, attrs))
        elif index == 4:
            blocks.append(Block(K.TABLE, position, position + 3))
            for column in (0, 1):
                place = (
                    ("row", 0),
                    ("column", column),
                    ("rowspan", 3 - column),
                    ("colspan", 1 + column),
                    ("header", True),
                )
                blocks.append(Block(K.CELL, position + 2 * column, position + 2 * column + 1, 0, 4, place))
        else:
            blocks.append(Block(K.NOTE, position, position + 1, attrs=(("id", "n"),)))
        position += len(line) + 2
    text = "\n\n".join(lines)
    cell = text.index("格")
    runs = [Run(cell, cell + 1, "noteref", "n"), Run(0, 1, "ruby", "jiǎ"), Run(0, 1, "link", "https://example.org/")]
    return Article("0" * 16, title="嵌套", text=text, blocks=tuple(blocks), runs=tuple(runs))


def hostile() -> Article:
    kinds = [K.PARAGRAPH, K.HEADING, K.LIST_ITEM, K.QUOTE, K.VERSE, K.CAPTION, K.NOTE, K.CODE, K.IMAGE]
    fields = dict.fromkeys(
        ("kicker", "subtitle", "byline", "source", "date_text", "doc_number", "addressee", "issuer"), HOSTILE
    )
    return article(
        *[(kind, HOSTILE, 99) for kind in kinds], title=HOSTILE, authors=(HOSTILE,), language='"><', **fields
    )


CASES = {
    **{f"sample{number}": [one] for number, one in enumerate(sample_articles())},
    "volume": sample_articles(),
    "nested": [nested()],
    "hostile": [hostile(), hostile()],
    "nothing": [],
}


NOTED = {"sample1": ("播种面积1。", "播种面积。"), "nested": ("格1", "格")}
"""Where a text export shows the number of a footnote."""


@pytest.fixture(params=CASES)
def case(request):
    return request.param, CASES[request.param]


@pytest.mark.parametrize("layout", ["article", "book", "newspaper"])
def test_the_checkers_find_nothing(make, case, layout):
    from ooxml_integrity import check
    from openxml_audit import OpenXmlValidator

    made = make(case[1], layout=layout)
    assert OpenXmlValidator().validate(str(made.path)).errors == []
    assert check(str(made.path)) == []
    assert docx.Document(made.path).paragraphs is not None


def test_they_find_nothing_in_a_users_document_either(make, tmp_path):
    from ooxml_integrity import check
    from openxml_audit import OpenXmlValidator

    docx.Document().save(tmp_path / "reference.docx")
    for name in ("volume", "nested", "nothing"):
        made = make(CASES[name], reference=tmp_path / "reference.docx", name=name)
        assert OpenXmlValidator().validate(str(made.path)).errors == [], name
        assert check(str(made.path)) == [], name


def folded(text: str) -> str:
    return "".join(text.split())


@pytest.mark.skipif(SOFFICE is None, reason="soffice is not here")
def test_libreoffice_reads_the_same_text(make, tmp_path):
    """Its text export shows the numbers of lists at the line's start, and no footnotes."""
    alone = {name: articles for name, articles in CASES.items() if name not in ("nothing", "volume")}
    alone["volume"] = [one for one in sample_articles() if not any(block.kind is K.NOTE for block in one.blocks)]
    made = {name: make(articles, name=name, toc=False) for name, articles in alone.items()}
    assert SOFFICE is not None
    command = [SOFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to"]
    command += ["txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "txt")]
    subprocess.run([*command, *(str(one.path) for one in made.values())], check=True, capture_output=True, timeout=120)
    for name, one in made.items():
        found = (tmp_path / "txt" / f"{name}.txt").read_text("utf-8-sig")
        found = re.sub(r"(?m)^ *(?:[•◦–▪①]|1\.|（1）) ", "", found)
        wanted = "".join(text for _, text in one.paragraphs())
        with_number, without = NOTED.get(name, ("", ""))
        found = found.replace(with_number, without)
        if name != "hostile":  # invisible characters are its own business
            assert folded(found) == folded(wanted), name
