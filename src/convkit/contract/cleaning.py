"""What cleans: stages, surveys and their verdicts, marks, the view a pass has of a text, the spec of a pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from convkit.contract.common import CONTRACT, NOTHING
from convkit.model import Block, Field, Furniture, Run
from convkit.provenance import Edit, SourceRef, Span, Step

if TYPE_CHECKING:
    pass


class Stage(StrEnum):
    """When a pass runs.  Repair to segment see a record, the others an article."""

    REPAIR = "repair"
    REFLOW = "reflow"
    SEGMENT = "segment"
    STRUCTURE = "structure"
    METADATA = "metadata"
    VARIANT = "variant"


class Verdict(NamedTuple):
    """What a survey decided for one source.

    ``open``: the pass may work.  ``suspect``: how many places look damaged and are left alone all the same (W_SUSPECT).
    ``evidence`` goes to the report; ``data`` to the pass (it must pickle).
    """

    open: bool
    suspect: int = 0
    evidence: Mapping[str, float] = NOTHING
    data: object = None


class Survey(Protocol):
    """Counts the evidence for one pass over a whole source, before its first record is cleaned."""

    def feed(self, text: str) -> None:
        """Look at the next stretch of the decoded source."""

    def verdict(self) -> Verdict:
        """Decide."""


class ArticleStart(NamedTuple):
    """An article begins with the block that starts at ``start``."""

    start: int
    score: float = 0.0
    reason: str = ""


Mark = Block | Field | Furniture | ArticleStart | Run
"""What a pass may propose beside edits.

A Block replaces the blocks that it covers (in a plain stretch: it makes one); a Field without ``keep`` and a Furniture take
their text out of the blocks.  A Block's ``parent`` is an index of the blocks that stand, or :func:`proposed`.
"""


def proposed(index: int) -> int:
    """The parent to state for a block that goes into another of the same proposal: the ``index``-th block of that."""
    return -2 - index


class TextView(Protocol):
    """What a pass sees.  It can't change anything through it."""

    @property
    def text(self) -> str:
        """The text as it stands now; all spans are in its coordinates."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The facts so far."""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The inline runs."""

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """What was set aside."""

    @property
    def plain(self) -> tuple[Span, ...]:
        """The stretches whose lines are not blocks yet."""

    @property
    def fixed(self) -> tuple[Span, ...]:
        """The stretches that no edit may touch."""

    @property
    def source(self) -> SourceRef:
        """Where the text lay."""

    @property
    def gathered(self) -> bool:
        """Whether the text stands among others that are an article each, so that it may well hold several."""

    @property
    def steps(self) -> Sequence[Step]:
        """What was done to the text so far; the last step's edits led to the present text."""

    @property
    def verdict(self) -> Verdict:
        """The verdict of this pass's own survey; open without evidence where it has none."""

    @property
    def guesses(self) -> bool:
        """False under ``--no-guesses``: propose only what is exact."""

    def problem(self, code: str, message: str = "", count: int = 1, at: int | None = None) -> None:
        """Note a problem at position ``at`` of the text."""

    @property
    def explaining(self) -> bool:
        """Whether somebody asks why (``inspect --explain``): a pass that decides by a score says then what it decided, with :meth:`remark`."""

    def remark(self, what: str, at: int, score: float = 0.0, reason: str = "") -> None:
        """Say that ``what`` was decided at position ``at`` of the text, by which score and why; heard only while ``explaining``."""


class CleaningPass(Protocol):
    """One small repair or recognition: pure, idempotent, in linear time."""

    def propose(self, view: TextView) -> Iterable[Edit | Mark]:
        """Edits (sorted, disjoint) and marks, both in the coordinates of ``view.text``.

        The host counts the edits that are guesses (W_GUESS) and makes the edits of one move all or none.
        """


class PassSpec(NamedTuple):
    """A pass as its plugin hands it over.

    ``order`` sorts the passes of one stage (ties by name).  ``version`` rises whenever the edits change.  ``trigger`` is a set of
    characters, as inside ``[…]`` of a regular expression, of which one must stand in the source and in the record for the pass to have
    work; "" means always.  ``required`` passes
    can't be switched off.  ``survey`` decides once a source; ``factory`` takes the run's cleaning options.
    """

    name: str
    version: int
    stage: Stage
    summary: str
    factory: Callable[[Mapping[str, str]], CleaningPass]
    order: int = 50
    default: bool = True
    required: bool = False
    trigger: str = ""
    survey: Callable[[], Survey] | None = None
    contract: int = CONTRACT
