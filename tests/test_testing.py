"""The kit for plugin authors: convkit's own formats, passes and engines go through it, and it catches what breaks the contract."""

from collections.abc import Iterable, Iterator, Mapping

import pytest

from convkit.contract import Format, PassSpec, ProblemSink, Reader, Source, Stage, TextView
from convkit.model import Block, BlockKind, Record
from convkit.plugins import load
from convkit.provenance import Edit
from convkit.testing import check_engine, check_pass, check_reader, check_writer, sample_articles

REGISTRY = load()
SAMPLES = {
    "plain.txt": "渡口的灯\n\n灯亮了。\n船来了。\n".encode(),
    "crlf.txt": "渡口的灯\r\n\r\n灯亮了。\r\n".encode(),
    "one.txt": "灯".encode(),
    "gbk.txt": "渡口的灯今晚亮了，船夫们轮流看守，每人一夜，风雨无阻。\n".encode("gb18030"),
    "dump.tsv": "标题\t时间\t文本\n<p>灯</p>\t<p>2031-03-09</p>\t<p>灯亮了。</p> <p>船来了。</p>\n散落的一段，在两行之间。\n渡口\t2031-03-10\t桥下。\n".encode(),
    "page.html": "<h1>灯</h1><p>灯<b>亮</b>了&nbsp;。<br>船来了<ul><li>一<li>二</ul><table><tr><td>甲<td>乙</table>".encode(),
    "own.jsonl": '{"title": "灯", "content": "灯亮了。\\n船来了。", "n": 1}\n'.encode(),
}


@pytest.mark.parametrize("name", sorted(REGISTRY.readers))
def test_every_reader_keeps_the_contract(name: str) -> None:
    own = {
        "tsv": ["dump.tsv"], "html": ["page.html", "plain.txt"], "jsonl": ["own.jsonl"], "text": sorted(SAMPLES),
    }.get(name, ["plain.txt"])  # fmt: skip
    assert check_reader(REGISTRY.readers[name], {key: SAMPLES[key] for key in own})


@pytest.mark.parametrize("name", sorted(REGISTRY.writers))
def test_every_writer_keeps_the_contract(name: str) -> None:
    assert all(check_writer(REGISTRY.writers[name]))


@pytest.mark.parametrize("name", sorted(REGISTRY.engines))
def test_every_engine_keeps_the_contract(name: str) -> None:
    check_engine(REGISTRY.engines[name])


CLEAN = (
    "",
    "灯亮了。",
    "三座水库同时蓄水，共1260.5万方，占97%。\n\n“早一天，就多一天的把握。”他说。\n",
    "山高水长远\n云起月初明\n一夜东风过\n满船星斗清\n",
    "The lamp was lit at 7:30; nobody came.\n\n    if a < b:\n        print('a,,b')\n",
    "庭師は木の種を山のふもとまで運んだ。カタカナも、ひらがなも。\n",
)


@pytest.mark.parametrize("name", sorted(spec.name for spec in REGISTRY.passes.values() if spec.default))
def test_every_pass_leaves_clean_text_alone(name: str) -> None:
    check_pass(REGISTRY.passes[name], untouched=CLEAN)


# --- the kit can fail ---


class _Bad:
    """A reader that does one thing wrong."""

    def __init__(self, wrong: str) -> None:
        self.wrong = wrong

    def read(self, source: Source, problems: ProblemSink) -> Iterator[Record]:
        text = "".join(source.chunks())
        ref = source.ref(0, source.size, 1)
        if self.wrong == "gap":
            yield Record(ref, text[1:])
        elif self.wrong == "span":
            yield Record(ref, text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text) + 1),))
        elif self.wrong == "edit":
            yield Record(ref, text, edits=(Edit(0, "x", ""),))
        elif self.wrong == "lost":
            yield Record(ref, text, blocks=(Block(BlockKind.PARAGRAPH, 0, 1),), single=True)


@pytest.mark.parametrize("wrong", ["gap", "span", "edit", "lost"])
def test_a_bad_reader_is_caught(wrong: str) -> None:
    def reader(options: Mapping[str, str]) -> Reader:
        return _Bad(wrong)

    with pytest.raises((AssertionError, ValueError)):
        check_reader(Format("bad", "", (".bad",), reader=reader), {"plain.txt": SAMPLES["plain.txt"]})


class _Restless:
    def propose(self, view: TextView) -> Iterable[Edit]:
        return [Edit(0, view.text[:1], view.text[:1] * 2)]


def test_a_pass_that_is_not_idempotent_is_caught() -> None:
    spec = PassSpec("bad.restless", 1, Stage.REPAIR, "", lambda options: _Restless())
    with pytest.raises(AssertionError, match="second run"):
        check_pass(spec, {"灯": "灯灯"})
    with pytest.raises(AssertionError, match="clean text"):
        check_pass(spec, untouched=["灯"])


def test_the_samples_show_every_block_kind() -> None:
    shown = {block.kind for article in sample_articles() for block in article.blocks}
    assert shown == set(BlockKind)
