"""The gates of a source: which passes are asked, what their surveys see, and how often the source is gone through."""

from collections.abc import Iterator

import pytest

from convkit.contract import PassSpec, Stage, Verdict
from convkit.survey import Gates, survey

CHUNKS = ["一、水位\n", "渡口的灯。\n", "a & b\n", "桥下 3 米\n"]


class Heard:
    """A survey that says what it heard."""

    def __init__(self) -> None:
        self._text = ""

    def feed(self, text: str) -> None:
        self._text += text

    def verdict(self) -> Verdict:
        return Verdict("灯" in self._text, data=self._text)


class Apart(Heard):
    """Another one."""


def spec(name: str, trigger: str = "", factory: type[Heard] | None = Heard) -> PassSpec:
    return PassSpec(name, 1, Stage.REPAIR, name, lambda options: None, trigger=trigger, survey=factory)  # type: ignore[arg-type, return-value]


class Stream:
    """A source that counts how often it is begun, and how many of its stretches are asked for."""

    def __init__(self) -> None:
        self.begun = self.given = 0

    def __call__(self) -> Iterator[str]:
        self.begun += 1
        for chunk in CHUNKS:
            self.given += 1
            yield chunk


@pytest.mark.parametrize("trigger", ["", "水", "灯", "&", "3", "a3"])
def test_a_survey_hears_all_of_the_text_wherever_its_trigger_stands(trigger: str) -> None:
    assert survey(Stream(), [spec("p", trigger)])["p"].data == "".join(CHUNKS)


def test_without_its_trigger_a_pass_is_shut_and_its_survey_not_asked() -> None:
    found = survey(Stream(), [spec("p", "x"), spec("q", "y", None), spec("r", "灯", None)])
    assert {name: verdict.open for name, verdict in found.items()} == {"p": False, "q": False, "r": True}
    assert found["p"].data is None


def test_passes_that_name_one_survey_share_it() -> None:
    found = survey(Stream(), [spec("early", "水"), spec("late", "3"), spec("other", "3", Apart)])
    assert {verdict.data for verdict in found.values()} == {"".join(CHUNKS)}


def test_what_is_asked_for_by_name_is_open_with_the_surveys_data() -> None:
    found = Gates([spec("p", "&"), spec("q")], ["p"]).verdicts(lambda: ["a & b"])
    assert (found["p"].open, found["p"].data, found["q"].open) == (True, "a & b", False)


WORK = [
    ("nothing to look for", [spec("p", "", None)], 1, 1),
    ("all found in the first stretch", [spec("p", "水", None), spec("q", "一", None)], 1, 1),
    ("one trigger nowhere", [spec("p", "水", None), spec("q", "x", None)], 1, 4),
    ("surveys from the first stretch on", [spec("p", "水"), spec("q", "", Apart)], 1, 4),
    ("a survey from the third stretch on", [spec("p", "&")], 2, 6),
]


@pytest.mark.parametrize(("label", "passes", "begun", "given"), WORK, ids=[row[0] for row in WORK])
def test_a_source_is_gone_through_no_more_than_it_takes(
    label: str, passes: list[PassSpec], begun: int, given: int
) -> None:
    stream = Stream()
    survey(stream, passes)
    assert stream.begun <= begun
    assert stream.given <= given
