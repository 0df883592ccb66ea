"""The end of an official document: where it is signed, how far the signature stands from the right, what is attached."""

import pytest

from convkit.closing import annexes, attachments, is_imprint, rights, signed_at, width
from convkit.model import Article, Block, BlockKind


def notice(*paragraphs: str, issuer: str | None = "青山县水务局", number: str | None = None) -> Article:
    blocks, text = [], ""
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(paragraph)))
        text += paragraph
    return Article("0123456789abcdef", issuer=issuer, doc_number=number, text=text, blocks=tuple(blocks))


BODY = ("现将有关事项通知如下。", "请认真贯彻执行。")
SIGNED = [
    ("nothing behind it", (*BODY,), 2),
    ("an annotation", (*BODY, "（联系人：石有才）"), 2),
    ("an annotation with brackets inside", (*BODY, "（此件公开发布(网站)）"), 2),
    ("an imprint", (*BODY, "抄送：县委办公室。", "青山县水务局办公室 2029年9月28日印发"), 2),
    ("an annex", (*BODY, "附件1", "任务分解表", "第一条说的是清淤。"), 2),
    ("annotation, imprint, annex", (*BODY, "（联系人：石有才）", "抄送：县委办公室。", "附件", "任务分解表"), 2),
    ("names of attachments stand above it", (*BODY, "附件：1.任务分解表"), 3),
    ("a bracket in the body", ("（一）落实责任。", "（二）统一标准，不得走样。"), 2),
    ("one paragraph alone in brackets", ("（此件公开发布）",), 1),
]


@pytest.mark.parametrize(("label", "paragraphs", "place"), SIGNED, ids=[case[0] for case in SIGNED])
def test_where_it_is_signed(label: str, paragraphs: tuple[str, ...], place: int) -> None:
    assert signed_at(notice(*paragraphs)) == place
    assert signed_at(notice(*paragraphs, issuer=None)) == len(paragraphs)


RIGHTS = [
    ("the name is longer", 10.0, 6.5, False, (2.0, 3.5)),
    ("the date is longer: it has two, the name begins two before it", 6.0, 6.5, False, (4.5, 2.0)),
    ("a seal: the date has four, the name stands over its middle", 6.0, 6.5, True, (4.25, 4.0)),
    ("a seal, a long name", 18.0, 6.5, True, (0.0, 4.0)),
]


@pytest.mark.parametrize(("label", "name", "day", "sealed", "right"), RIGHTS, ids=[case[0] for case in RIGHTS])
def test_how_far_from_the_right(label: str, name: float, day: float, sealed: bool, right: tuple[float, float]) -> None:
    found = rights(name, day, sealed=sealed)
    assert tuple(found) == right
    if not sealed:
        assert found.issuer + name == pytest.approx(found.date + day + 2), "the date begins two em behind the name"


def test_widths() -> None:
    assert width("青山县水务局") == 6
    assert width("2029年9月28日") == pytest.approx(6.5 + 5 * 0.12)
    assert width("甲局\n乙丙丁局") == 4


def test_names_of_attachments_go_on_under_their_beginning() -> None:
    found = attachments(notice(*BODY, "附件：1.任务分解表", "2.验收标准", "10.名单", "以上附件另发。"))
    assert found == {2: 6.0, 3: 6.0, 4: 6.5}
    assert attachments(notice(*BODY, "附件：任务分解表")) == {2: 5.0}
    assert attachments(notice("附件：任务分解表", issuer=None)) == {}


ANNEXES = [
    ("a mark and a title", (*BODY, "附件1", "任务分解表", "清淤由各村负责。"), {2: "annex", 3: "annex_title"}),
    ("two annexes", (*BODY, "附件1", "任务分解表", "清淤。", "附件 2：", "名单"), {2: "annex", 3: "annex_title", 5: "annex", 6: "annex_title"}),
    ("a mark above a paragraph", (*BODY, "附件", "清淤由各村负责，费用由县里统一结算。"), {2: "annex"}),
    ("a mark above a first section", (*BODY, "附件", "一、总体要求"), {2: "annex"}),
    ("names of attachments are no annex", (*BODY, "附件：1.任务分解表", "2.名单"), {}),
    ("an annex is spoken of", (*BODY, "附件1由各村填写。"), {}),
    ("the first line of a text", ("附件1", "任务分解表"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("label", "paragraphs", "found"), ANNEXES, ids=[case[0] for case in ANNEXES])
def test_where_annexes_begin(label: str, paragraphs: tuple[str, ...], found: dict[int, str]) -> None:
    assert annexes(notice(*paragraphs)) == found
    assert annexes(notice(*paragraphs, issuer=None)) == {}, "an essay has none"
    assert annexes(notice(*paragraphs, issuer=None, number="青水发〔2029〕12号")) == found


IMPRINT = [
    ("抄送：县委办公室。", True),
    ("抄  报：省水利厅。", True),
    ("青山县水务局办公室 2029年9月28日印发", True),
    ("抄送机关应当一一写明。", False),
    ("本办法由青山县水务局于2029年9月28日印发。", False),
    ("印发的文件一律存档。", False),
]


@pytest.mark.parametrize(("text", "expected"), IMPRINT)
def test_lines_of_an_imprint(text: str, expected: bool) -> None:
    assert is_imprint(text) is expected
