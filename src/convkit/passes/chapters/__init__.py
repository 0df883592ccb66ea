"""Chapters of a novel: each becomes an article, its part (卷) the kicker, the book's title and author metadata.

``heads`` says which lines look like a chapter's head; ``survey`` keeps over the whole source, unit by unit, the ``chain`` of numbers
that best explains them, so that 第一次会议 or a numbered headline in a newspaper opens nothing; ``contents`` tells a table of contents from
the body by what stands between its lines: nothing; ``cut`` has the passes; ``page`` is for the one chapter of a page.
"""

from __future__ import annotations

from convkit.builtin import later
from convkit.contract import PassSpec, Stage

_survey = later("convkit.passes.chapters.survey", "ChapterSurvey")

PASSES = (
    PassSpec(
        "reflow.chapters", 1, Stage.REFLOW,
        "keeps the heads of chapters apart from the lines over and under them, before lines are joined",
        later("convkit.passes.chapters.cut", "HeadsPass"), order=28, survey=_survey,
    ),
    PassSpec(
        "segment.chapters", 2, Stage.SEGMENT,
        "chapters of a novel, each an article; its part is the kicker, the table of contents is set aside",
        later("convkit.passes.chapters.cut", "ChaptersPass"), order=20, survey=_survey,
    ),
    PassSpec(
        "segment.chapter-page", 1, Stage.SEGMENT,
        "one chapter on the page of a site for novels: its head is the title, the site's lines round it are set aside",
        later("convkit.passes.chapters.page", "ChapterPage"), order=18, trigger="章回节節话話/る",
    ),
)  # fmt: skip
