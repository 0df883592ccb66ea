"""Script variants: output identical to opencc-python-reimplemented, narrow edits, titles and metadata with them."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from convkit.assemble import assemble
from convkit.draft import Draft
from convkit.errors import UsageError
from convkit.model import Block, BlockKind, Field, Provenance
from convkit.passes import variant
from convkit.passes.opencc_data import dictionary, names
from convkit.passes.opencc_matcher import converter
from convkit.passes.variant import variants
from convkit.pipeline import Pipeline
from convkit.provenance import Edit, SourceRef, Span, apply_edits, undo_steps
from convkit.survey import OPEN

(SPEC,) = variant.PASSES

TEXT = (
    "国历史馆里的干部说，头发乾了再发展；皇后之后，公里数与里面的面条无关。并合影留念，于是志愿者准备采取办法。\n"
    "软件里的鼠标和打印机，内存不足时数据库会停，网络信息照样发布。钟表停在三点一刻，台湾的出租车上，只有一只猫。\n"
    "The clock (钟) stopped；『里』-面，后来……“余下的”他没有说。𠮷野家的菜单，㐀字不常见。"
)


@cache
def reference(name: str) -> OpenCC:
    return OpenCC(name)


@pytest.mark.parametrize("name", names())
def test_text_is_identical(name: str) -> None:
    for text in (TEXT, reference("s2t").convert(TEXT), reference("s2twp").convert(TEXT)):
        assert converter(name).convert(text) == reference(name).convert(text)


def test_longest_first_and_not_leftmost() -> None:
    """国历 stands further left, 历史 is as long and 国历史 no entry: the run is searched for its longest entries first."""
    assert converter("s2t").convert("中国历史") == "中國歷史"
    assert converter("s2t").convert("并合影留念") == reference("s2t").convert("并合影留念")


def entries(file: str) -> st.SearchStrategy[str]:
    found = dictionary(file)
    return st.one_of(st.sampled_from(sorted(found.phrases) or ["，"]), st.sampled_from(sorted(found.singles) or ["，"]))


PIECES = st.one_of(
    *(
        entries(file)
        for file in ("STPhrases.txt", "TSPhrases.txt", "TWPhrases.txt", "TWPhrasesRev.txt", "HKVariantsRevPhrases.txt")
    ),
    st.text(alphabet="国历史里后干发面，。 -a\n", max_size=4),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=6).map("".join), st.sampled_from(names()))
def test_any_text_is_identical_and_edits_are_narrow(text: str, name: str) -> None:
    expected = reference(name).convert(text)
    found = converter(name)
    assert found.convert(text) == expected
    changes = list(found.changes(text))
    assert apply_edits(text, [Edit(*change) for change in changes]) == expected
    for _, old, new in changes:
        assert old[:1] != new[:1] or len(old) != len(new)
        if len(old) == len(new):
            assert all(a != b for a, b in zip(old, new, strict=True))


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="出来后里干部发头面条一只台钟复系统了解准备乾坤著作瞭望", max_size=60), st.sampled_from(names())
)
def test_overlapping_entries_are_identical(text: str, name: str) -> None:
    assert converter(name).convert(text) == reference(name).convert(text)


def converted(draft: Draft, name: str) -> Draft:
    Pipeline([SPEC], options={"variant": name}).run(draft, SPEC, OPEN)
    return draft


def article(text: str, *fields: Field, fixed: tuple[Span, ...] = ()) -> Draft:
    body = text.rindex("\n") + 1
    return Draft(
        SourceRef("page", 0, 1, 1, "utf-8"), text,
        blocks=[Block(BlockKind.PARAGRAPH, body, len(text))], fields=fields, fixed=fixed,
    )  # fmt: skip


def test_title_metadata_and_language_go_along() -> None:
    text = "头发与发展\n后来\n皇后走了三公里。"
    draft = article(
        text,
        Field("title", 0, 5),
        Field("metadata.栏目", 6, 8),
        Field("contributor", 0, 0, "photographer:钟发", keep=True),
        Field("contributor", 0, 0, "editor:万里", keep=True),
        Field("language", 9, 9, "zh-Hans", keep=True),
        fixed=(Span(6, 8),),
    )
    result = assemble(converted(draft, "s2t"), "0" * 16, Provenance())
    assert (result.title, result.text) == ("頭髮與發展", "皇后走了三公里。")
    assert result.metadata == {"栏目": "後來"}
    assert [c.name for c in result.contributors] == ["鍾發", "萬里"]
    assert result.language == "zh-Hant"
    assert undo_steps(draft.text, draft.steps) == text


def test_language_without_a_field_and_back() -> None:
    assert assemble(converted(article("\n國家"), "t2s"), "0" * 16, Provenance()).language == "zh-Hans"
    assert assemble(converted(article("\n国家"), "s2tw"), "0" * 16, Provenance()).language == "zh-Hant"


@pytest.mark.parametrize("language", ["ja", "ko", "en"])
def test_other_languages_keep_theirs(language: str) -> None:
    draft = converted(article("\n国会 (Diet)", Field("language", 0, 0, language, keep=True)), "s2t")
    assert assemble(draft, "0" * 16, Provenance()).language == language
    assert (draft.text == "\n国会 (Diet)") == (language != "en")


def test_names() -> None:
    assert {"s2t", "t2s", "s2tw", "tw2s", "s2twp", "tw2sp", "s2hk", "hk2s", "t2tw", "t2hk"} <= set(variants())
    with pytest.raises(UsageError, match="s2x") as caught:
        SPEC.factory({"variant": "s2x"})
    assert "s2twp" in (caught.value.hint or "")
    assert not SPEC.default


def test_cost_is_linear_and_text_without_entries_is_passed_over() -> None:
    def cost(name: str, text: str) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            list(converter(name).changes(text))
            best = min(best, time.process_time() - start)
        return best

    clean = "山中有人，水上有舟。" * 4000
    assert cost("t2s", clean) < 0.3 * cost("s2t", TEXT * 300)
    for unit in ("历史", "出来", "里", "国历史", "乾"):
        assert cost("s2t", unit * 20_000) < 20 * cost("s2t", unit * 2500) + 0.1
