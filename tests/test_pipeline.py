"""The loop that applies what passes propose: which edits it makes, and what it notes of them."""

from collections.abc import Iterable, Mapping

import pytest

from convkit.contract import CleaningPass, Mark, PassSpec, Stage, TextView
from convkit.draft import Draft
from convkit.errors import PluginError
from convkit.model import Block, BlockKind, LineStart, Record
from convkit.pipeline import Pipeline
from convkit.provenance import Edit, SourceRef, Span
from convkit.survey import OPEN

TEXT = "甲乙丙丁\n戊己庚辛\n"


class Proposing:
    """A pass that proposes what it was made with."""

    def __init__(self, *proposals: Edit | Mark) -> None:
        self.proposals = proposals

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        return self.proposals


def spec_of(*proposals: Edit | Mark, name: str = "test.pass") -> PassSpec:
    def factory(_: Mapping[str, str]) -> CleaningPass:
        return Proposing(*proposals)

    return PassSpec(name, 1, Stage.REPAIR, "proposes what it was made with", factory)


def ran(*proposals: Edit | Mark, guesses: bool = True, fixed: tuple[Span, ...] = ()) -> Draft:
    spec = spec_of(*proposals)
    draft = Draft(SourceRef("page.txt", 0, 26, 1, "utf-8"), TEXT, plain=(Span(0, len(TEXT)),), fixed=fixed)
    Pipeline([spec], guesses=guesses).run(draft, spec, OPEN)
    return draft


SURE = Edit(1, "乙", "")
SCORED = Edit(3, "丁", "叮", "guess")
AWAY, BACK = Edit(4, "\n", "", "exact", 7), Edit(9, "", "\n", "guess", 7)


def test_guesses_are_noted_once_with_the_name_of_the_pass_and_the_first_place() -> None:
    (problem,) = ran(SURE, SCORED, Edit(6, "己", "已", "guess")).problems
    assert (problem.code, problem.message, problem.count, problem.place) == ("W_GUESS", "test.pass", 2, 3)


def test_exact_edits_are_no_guesses() -> None:
    assert ran(SURE).problems == []


def test_a_move_is_one_guess() -> None:
    assert [problem.count for problem in ran(AWAY, BACK).problems] == [1]


def test_without_guesses_none_is_made_and_none_is_noted() -> None:
    draft = ran(SURE, SCORED, guesses=False)
    assert draft.text == TEXT.replace("乙", "")
    assert draft.problems == []


@pytest.mark.parametrize(
    ("guesses", "fixed"), [(False, ()), (True, (Span(8, 10),))], ids=["a guess in it is barred", "fixed text in it"]
)
def test_half_a_move_is_never_made(guesses: bool, fixed: tuple[Span, ...]) -> None:
    away, back = Edit(4, "\n", "", "exact", 7), Edit(9, "\n", "\n\n", "guess", 7)
    assert ran(SURE, away, back, guesses=guesses, fixed=fixed).text == TEXT.replace("乙", "")


def test_edits_that_touch_fixed_text_are_dropped() -> None:
    assert ran(SURE, SCORED, fixed=(Span(1, 2),)).text == TEXT.replace("丁", "叮")


def test_the_place_of_a_guess_is_a_byte_of_the_file_in_the_article() -> None:
    spec = spec_of(Edit(6, "己", "已", "guess"))
    lines = (LineStart(0, 100, 5), LineStart(5, 113, 6))
    record = Record(SourceRef("page.txt", 100, 126, 5, "utf-8"), TEXT, plain=(Span(0, len(TEXT)),), lines=lines)
    (article,) = Pipeline([spec]).source({}).clean(record).articles
    assert [(p.code, p.message, p.place) for p in article.problems] == [("W_GUESS", "test.pass", 116)]


def test_a_plugins_edits_are_held_against_the_text() -> None:
    spec = spec_of(Edit(0, "乙", ""))
    draft = Draft(SourceRef("page.txt", 0, 26, 1, "utf-8"), TEXT)
    with pytest.raises(PluginError, match="edits that don't fit the text") as caught:
        Pipeline([spec], owners={"test.pass": "strange 1.0"}).run(draft, spec, OPEN)
    assert caught.value.code == "E_PLUGIN_RESULT"


def test_what_no_pass_claims_of_a_plain_stretch_is_paragraphs() -> None:
    claimed = Block(BlockKind.CAPTION, 2, 4)
    spec = spec_of(claimed, Block(BlockKind.IMAGE, 6, 6))._replace(stage=Stage.REFLOW)
    record = Record(SourceRef("page.txt", 0, 26, 1, "utf-8"), TEXT, plain=(Span(0, 7), Span(8, 10)))
    (article,) = Pipeline([spec]).source({}).clean(record).articles
    assert [(str(b.kind), article.block_text(b)) for b in article.blocks] == [
        ("paragraph", "甲乙"), ("caption", "丙丁"), ("paragraph", "戊"), ("image", ""), ("paragraph", "己"), ("paragraph", "辛"),
    ]  # fmt: skip
