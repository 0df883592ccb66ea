"""Quality has a floor: what the labelled documents become may only get better, kind by kind.

The floors stand in tests/quality/floors.toml; the documents and their labels beside it.
"""

import tomllib
from pathlib import Path

import pytest
from tests.quality.labels import documents
from tests.quality.run import COLUMNS, by_kind, look, measure, table
from tests.quality.score import Figures, score

FLOORS = tomllib.loads((Path(__file__).parent / "quality" / "floors.toml").read_text("utf-8"))
KINDS = sorted({document.kind for document in documents()})
AT_MOST = {"wrong", "exact", "lost", "invented", "edits"}


@pytest.mark.usefixtures("no_plugins")
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_keeps_its_floors(kind: str) -> None:
    figures = Figures()
    notes: list[str] = []
    for document in documents(f"{kind}/"):
        one, said = look(document)
        figures.update(one)
        notes += [f"{document.name}: {note}" for note in said]
    assert FLOORS.get(kind), f"{kind} has no floor: write one into floors.toml"
    for name, floor in FLOORS[kind].items():
        value = measure(figures, name)
        assert value is not None, f"{kind} labels no {name}"
        kept = value <= floor if name in AT_MOST else value >= floor
        assert kept, f"{kind}: {name} is {value:.4f}, its floor {floor}\n" + "\n".join(notes)


def test_floors_are_for_kinds_that_stand() -> None:
    assert sorted(FLOORS) == KINDS
    assert {name for floors in FLOORS.values() for name in floors} <= {column.measure for column in COLUMNS}


def test_there_are_documents_of_many_kinds() -> None:
    assert len(documents()) >= 120
    assert len(KINDS) >= 10


# --- the scorer itself ---------------------------------------------------------------------------------------------

LABEL = {
    "title": "修桥的人",
    "date": "2029-07-02",
    "blocks": [["h1", "一、开工"], ["p", "桥修好了，路也通了。"], ["p", "大家都来看。"]],
}


def made(*blocks: tuple[str, str], **fields: object) -> dict[str, object]:
    return {"title": "修桥的人", "date": "2029-07-02", **fields, "blocks": [{"type": t, "text": s} for t, s in blocks]}


RIGHT = (("heading", "一、开工"), ("paragraph", "桥修好了，路也通了。"), ("paragraph", "大家都来看。"))
SCORES = [
    ("as labelled", made(*RIGHT), {"articles": 1, "title": 1, "paragraphs": 1, "types": 1, "wrong": 0, "exact": 0}),
    ("another width", made(RIGHT[0], ("paragraph", "桥修好了,路也通了。"), RIGHT[2]), {"wrong": 0, "types": 1}),
    (
        "another width is not exact",
        made(RIGHT[0], ("paragraph", "桥修好了,路也通了。"), RIGHT[2]),
        {"exact": 1000 / 20},
    ),
    ("joined", made(RIGHT[0], ("paragraph", "桥修好了，路也通了。大家都来看。")), {"paragraphs": 4 / 5, "articles": 1}),
    ("cut", made(*RIGHT[:2], ("paragraph", "大家"), ("paragraph", "都来看。")), {"paragraphs": 6 / 7, "wrong": 0}),
    ("not a heading", made(("paragraph", "一、开工"), *RIGHT[1:]), {"types": 2 / 3, "paragraphs": 1}),
    ("another title", made(*RIGHT, title="桥"), {"title": 0, "lost": 3, "date": 1}),
    ("nothing", None, {"articles": 0, "title": 0, "lost": 24, "paragraphs": 0}),
]


@pytest.mark.parametrize(("label", "got", "expected"), SCORES, ids=[case[0] for case in SCORES])
def test_the_scorer(label: str, got: dict[str, object] | None, expected: dict[str, float]) -> None:
    figures, _ = score([LABEL], [got] if got else [])
    assert {name: measure(figures, name) for name in expected} == pytest.approx(expected)


def test_the_table_has_a_row_for_each_kind() -> None:
    figures, _ = score([LABEL], [made(*RIGHT)])
    rows = table(by_kind([("news", figures), ("laws", figures)])).splitlines()
    assert [row.split("|")[1].strip() for row in rows[2:]] == ["laws", "news", "all"]
