"""Copies are found, versions are told from them, forms and notices are left alone."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from tests.duplicates.simulate import COPIES, MORE, VERSIONS, Simulator, Text, article, load

from convkit.duplicates.groups import Group, groups, related
from convkit.duplicates.index import Index
from convkit.duplicates.signature import sign

ARTICLES, OTHERS = load("articles.txt"), load("others.txt")
CLOSE = pytest.mark.parametrize("close", [False, True], ids=["quick", "close"])


def grouped(texts: list[Text], close: bool) -> list[Group]:
    index = Index()
    for number, text in enumerate(texts):
        index.add(number, 0, sign(article(text, number), close=close))
    index.settle()
    return groups(related(index.pairs(), index.signature), index.signature)


def kinds_found(simulate: Simulator, close: bool) -> tuple[Counter[str], list[tuple[str, str]]]:
    """Of copies of all articles among all other texts: how each was found to be related, and what was found beside."""
    random = Random(7)
    names = [*ARTICLES, *OTHERS]
    texts = [*ARTICLES.values(), *OTHERS.values(), *(simulate(text, random) for text in ARTICLES.values())]
    kinds: Counter[str] = Counter()
    false = []
    for group in grouped(texts, close):
        for member in group.members:
            first, second = sorted((group.kept, member.number))
            if second - first == len(names):
                kinds[member.relation.kind] += 1
            else:
                false.append((names[first % len(names)], names[second % len(names)]))
    return kinds, false


@CLOSE
@pytest.mark.parametrize("name", COPIES)
def test_copies_are_found_and_nothing_else(name: str, close: bool) -> None:
    kinds, false = kinds_found(COPIES[name], close)
    assert false == []
    assert kinds.total() >= len(ARTICLES) - (name == "misread 10 %")


@CLOSE
@pytest.mark.parametrize("name", VERSIONS)
def test_versions_are_found_and_are_no_copies(name: str, close: bool) -> None:
    kinds, false = kinds_found(VERSIONS[name], close)
    assert false == []
    assert kinds.total() == len(ARTICLES)
    assert kinds["revised"] >= len(ARTICLES) - 1
    assert kinds["identical"] == kinds["same"] == 0


EXACT = [("copied", "identical"), ("another date", "identical"), ("retyped", "same"), ("traditional", "same")]


@pytest.mark.parametrize(("name", "kind"), EXACT)
def test_a_close_look_tells_what_differs_in_marks_and_script_only(name: str, kind: str) -> None:
    kinds, _ = kinds_found(COPIES[name], close=True)
    assert kinds[kind] >= len(ARTICLES) - 1


@CLOSE
def test_forms_notices_and_quotations_repeat_nothing(close: bool) -> None:
    assert grouped([*ARTICLES.values(), *OTHERS.values()], close) == []


# --- how a version differs ---

FERRY = ARTICLES["ferry"]

DIFFERENCES = [
    ("more at the end", FERRY._replace(text=f"{FERRY.text}\n{MORE}"), ("longer",)),
    ("less at the end", FERRY._replace(text=FERRY.text.rpartition("\n")[0]), ("shorter",)),
    ("a corrected number", FERRY._replace(text=FERRY.text.replace("六十四级", "六十七级")), ("changed",)),
    ("a rewritten paragraph", FERRY._replace(text=FERRY.text.rpartition("\n")[0] + "\n" + MORE), ("changed",)),
    ("another date", FERRY._replace(date="2029-04-12"), ("date",)),
    ("another title", FERRY._replace(title="石阶重修，渡船照开"), ("title",)),
]


@pytest.mark.parametrize(("label", "version", "differs"), DIFFERENCES, ids=[row[0] for row in DIFFERENCES])
def test_what_differs_is_said(label: str, version: Text, differs: tuple[str, ...]) -> None:
    (group,) = grouped([version, FERRY], close=True)
    relation = group.members[0].relation
    turned = {"longer": "shorter", "shorter": "longer"} if group.kept == 0 else {}
    assert tuple(turned.get(what, what) for what in relation.differs) == differs


def test_a_corrected_digit_is_a_revision() -> None:
    text = (
        "水利站统计，3月1日至5日，全县放水1260.5万立方米，灌溉秧田8.4万亩，占计划的97%，比上年同期多出近一成，下游14个村全部放到，最远的一个村等了6天。"
        * 1
    )
    more = "为了夜里也有人守，站里把原来的两班改成三班，又从各村借来11个人；每班早晚各报一次水位，遇到大雨随时上报，谁值班谁签字。"
    rest = "站长说，今年的水来得早，也来得少，能多放一天就多放一天，等到插秧的时候再想水就晚了，老人们都记得那一年河床见底的样子。"
    base = Text("春灌过半", "2030-04-01", "\n".join([text, more, rest]))
    (group,) = grouped([base, base._replace(text=base.text.replace("97%", "79%"))], close=True)
    assert group.members[0].relation.kind == "revised"
    assert group.members[0].relation.differs == ("numbers",)


# --- which is kept ---


def kept(*texts: Text, damage: dict[int, int] | None = None) -> tuple[int, str]:
    from dataclasses import replace

    from convkit.model import Problem

    index = Index()
    for number, text in enumerate(texts):
        made = article(text, number)
        if damage and number in damage:
            made = replace(made, problems=(Problem("W_REPLACED", "", damage[number]),))
        index.add(number, 0, sign(made))
    index.settle()
    (group,) = groups(related(index.pairs(), index.signature), index.signature)
    return group.kept, group.reason


def test_the_longest_is_kept() -> None:
    assert kept(FERRY, FERRY._replace(text=f"{FERRY.text}\n{MORE}")) == (1, "the longest")


def test_of_those_as_long_the_least_damaged() -> None:
    assert kept(FERRY, FERRY, FERRY, damage={0: 3, 2: 1}) == (1, "the least damaged")


def test_then_the_one_that_most_others_agree_with() -> None:
    noisy = COPIES["misread 5 %"](FERRY, Random(1))
    assert kept(noisy, FERRY, FERRY)[0] == 1


def test_then_the_best_described() -> None:
    reason = "the one with most facts (title, date, author, source)"
    assert kept(FERRY._replace(date=""), FERRY) == (1, reason)


def test_else_the_first() -> None:
    assert kept(FERRY, FERRY, FERRY) == (0, "the first")


# --- the index ---


@CLOSE
def test_the_order_in_which_units_come_changes_nothing(close: bool) -> None:
    random = Random(3)
    texts = [*ARTICLES.values(), *(COPIES["misread 5 %"](text, random) for text in ARTICLES.values())]
    signed = [(number, sign(article(text, number), close=close)) for number, text in enumerate(texts)]
    found = []
    for order in (signed, signed[::-1], signed[7:] + signed[:7]):
        index = Index()
        for number, signature in order:
            index.add(number, 0, signature)
        index.settle()
        found.append(groups(related(index.pairs(), index.signature), index.signature))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == len(ARTICLES)


def test_many_copies_make_one_group_in_linear_time() -> None:
    (group,) = grouped([FERRY] * 3000, close=False)
    assert (group.kept, len(group.members)) == (0, 2999)


def test_signatures_beyond_a_bound_leave_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    from convkit.duplicates import index as module

    monkeypatch.setattr(module, "HELD", 1000)
    assert len(grouped([*ARTICLES.values(), *ARTICLES.values()], close=False)) == len(ARTICLES)
