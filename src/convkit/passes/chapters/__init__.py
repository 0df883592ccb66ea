"""Chapters of a novel: each becomes an article, its part (卷) the kicker, the book's title and author metadata.

``heads`` says which lines look like a chapter's head; ``survey`` keeps over the whole source, unit by unit, the ``chain`` of numbers
that best explains them, so that 第一次会议 or a numbered headline in a newspaper opens nothing; ``contents`` tells a table of contents from
the body by what stands between its lines: nothing; ``cut`` has the passes.
"""

from __future__ import annotations

from collections.abc import Mapping

from convkit.contract import CleaningPass, PassSpec, Stage, Survey


def _chapters(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.chapters.cut import ChaptersPass

    return ChaptersPass()


def _heads(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.chapters.cut import HeadsPass

    return HeadsPass()


def _survey() -> Survey:
    from convkit.passes.chapters.survey import ChapterSurvey

    return ChapterSurvey()


PASSES = (
    PassSpec(
        "reflow.chapters", 1, Stage.REFLOW,
        "keeps the heads of chapters apart from the lines over and under them, before lines are joined",
        _heads, order=28, survey=_survey,
    ),
    PassSpec(
        "segment.chapters", 2, Stage.SEGMENT,
        "chapters of a novel, each an article; its part is the kicker, the table of contents is set aside",
        _chapters, order=20, survey=_survey,
    ),
)  # fmt: skip
