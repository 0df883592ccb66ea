"""What the host and its plugins agree on: the protocols, and the specs that hooks hand over.

Specs are named tuples: a frozen dataclass takes ten times as long to define, and each command pays for it.
``CONTRACT`` is the number a plugin states; it rises when a plugin would have to change.  A spec written against a
number that the host doesn't serve is refused with a remedy.
"""

from __future__ import annotations

from convkit.contract.cleaning import (
    ArticleStart,
    CleaningPass,
    Mark,
    PassSpec,
    Stage,
    Survey,
    TextView,
    Verdict,
    proposed,
)
from convkit.contract.common import CONTRACT, NOTHING, OLDEST_CONTRACT, ProblemSink
from convkit.contract.design import FontSpec, LayoutSpec
from convkit.contract.reading import Joined, Line, Reader, Sample, Source
from convkit.contract.running import Engine, EngineSpec, Interrupted, UnitResult, WorkUnit
from convkit.contract.writing import Format, Option, Publication, Session, Writer, WriteSession

__all__ = [
    "CONTRACT",
    "NOTHING",
    "OLDEST_CONTRACT",
    "ArticleStart",
    "CleaningPass",
    "Engine",
    "EngineSpec",
    "FontSpec",
    "Format",
    "Interrupted",
    "Joined",
    "LayoutSpec",
    "Line",
    "Mark",
    "Option",
    "PassSpec",
    "ProblemSink",
    "Publication",
    "Reader",
    "Sample",
    "Session",
    "Source",
    "Stage",
    "Survey",
    "TextView",
    "UnitResult",
    "Verdict",
    "WorkUnit",
    "WriteSession",
    "Writer",
    "proposed",
]
