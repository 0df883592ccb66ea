"""Official documents on the page: 22 lines of 28, the number above the title, red head, signature, imprint at the foot (GB/T 9704-2012)."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from convkit.contract import Publication
from convkit.layouts import FOLDER, load_layout
from convkit.model import Article, Block, BlockKind
from convkit.testing import Noted
from convkit.writers.pdf.session import PdfSession

pytestmark = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
KNOWN = {path.stem: path for path in FOLDER.glob("*.toml")}
MM = 72 / 25.4


def notice(*paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(
        "0123456789abcdef", title="关于做好渠道清淤工作的通知", doc_number="青水发〔2029〕12号", addressee="各乡镇人民政府：",
        issuer="青山县水务局", date="2029-09-28", date_text="2029年9月28日", language="zh-Hans", text=text, blocks=tuple(blocks),
    )  # fmt: skip


def made(folder: Path, layout: str, *articles: Article) -> Path:
    target = folder / "notice.pdf"
    publication = Publication("通知", layout=load_layout(KNOWN[layout], KNOWN), toc=False)
    with PdfSession(target, publication, Noted()) as session:
        for article in articles:
            session.write(article)
    return target


def lines(pdf: Path, page: int) -> list[tuple[float, float, float, str]]:
    """Left, upper and right edge in pt, and the text of each line."""
    shown = subprocess.run(
        ["pdftotext", "-bbox-layout", "-f", str(page), "-l", str(page), pdf, "-"],
        capture_output=True, check=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip
    found = []
    for line in re.finditer(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)</line>', shown, re.S):
        words = "".join(re.findall(r">([^<]*)</word>", line[4]))
        found.append((float(line[1]), float(line[2]), float(line[3]), words))
    return sorted(found, key=lambda one: one[1])


def test_a_full_page_has_22_lines_of_28(tmp_path: Path) -> None:
    pdf = made(tmp_path, "gongwen", notice(*["清淤工作要落实到村到段到人不得遗漏" * 12 + "。"] * 12))
    *text, number = lines(pdf, 2)
    assert number[3] == "—2—"
    assert len(text) == 22
    full = [line for line in text if len(line[3]) == 28]
    assert max(len(line[3]) for line in text) == 28
    assert {round(line[0] / MM, 1) for line in full} == {28.0}
    assert {round((210 * MM - line[2]) / MM, 1) for line in full} == {26.0}


def test_number_above_the_title_signature_below_the_text(tmp_path: Path) -> None:
    pdf = made(tmp_path, "gongwen", notice("请认真贯彻执行。", "附件：任务分解表", "（联系人：石有才）"))
    shown = [line[3] for line in lines(pdf, 1)]
    assert shown == [
        "青水发〔2029〕12号", "关于做好渠道清淤工作的通知", "各乡镇人民政府：", "请认真贯彻执行。", "附件：任务分解表",
        "青山县水务局", "2029年9月28日", "（联系人：石有才）", "—1—",
    ]  # fmt: skip
    name, date = (line for line in lines(pdf, 1) if line[3] in ("青山县水务局", "2029年9月28日"))
    assert date[0] - name[0] == pytest.approx(2 * 15.79, abs=1)
    assert 184 * MM - date[2] == pytest.approx(2 * 15.79, abs=1)


def test_a_red_head_and_an_imprint_at_the_foot(tmp_path: Path) -> None:
    pdf = made(tmp_path, "gongwen-red", notice("请认真贯彻执行。", "抄送：县委办公室。", "办公室 2029年9月28日印发"))
    found = lines(pdf, 1)
    assert [line[3] for line in found][:2] == ["青山县水务局", "青水发〔2029〕12号"]
    assert found[-2][3] == "办公室2029年9月28日印发"
    assert found[-2][1] == pytest.approx((297 - 35) * MM - 20, abs=4)


def test_an_annex_has_a_page_of_its_own(tmp_path: Path) -> None:
    """Its mark stands on the first line without indent, its title in the middle of the third (7.3.7)."""
    pdf = made(
        tmp_path, "gongwen", notice("请认真贯彻执行。", "附件1", "任务分解表", "清淤由各村负责。", "抄送：县委办公室。")
    )
    assert [line[3] for line in lines(pdf, 1)][-3:] == ["青山县水务局", "2029年9月28日", "—1—"]
    mark, title, text, imprint, _ = lines(pdf, 2)
    assert [mark[3], title[3], text[3], imprint[3]] == ["附件1", "任务分解表", "清淤由各村负责。", "抄送：县委办公室。"]
    pitch = 28.97
    assert mark[0] == pytest.approx(28 * MM, abs=1)
    assert mark[1] < 37 * MM + pitch / 2, "on the first line"
    assert title[1] - mark[1] == pytest.approx(2 * pitch, abs=4)
    assert (title[0] + title[2]) / 2 == pytest.approx((28 + 156 / 2) * MM, abs=1)


def test_an_annex_in_another_layout_stays_on_its_page(tmp_path: Path) -> None:
    pdf = made(tmp_path, "article", notice("请认真贯彻执行。", "附件1", "任务分解表", "清淤由各村负责。"))
    assert "附件1" in [line[3] for line in lines(pdf, 1)]


@pytest.mark.parametrize("place", ["odd", "even"])
def test_page_numbers_stand_outside_one_em_in(place: str, tmp_path: Path) -> None:
    pdf = made(tmp_path, "gongwen", notice(*["清淤工作要落实到村。"] * 60))
    number = lines(pdf, 1 if place == "odd" else 2)[-1]
    distance = 184 * MM - number[2] if place == "odd" else number[0] - 28 * MM
    assert distance == pytest.approx(14, abs=1.5)
