"""From the lines of plain text to paragraphs.

``lines`` reads lines, ``settled`` sees those that need no more, ``grid`` says where lines end, ``layout`` finds hard-wrapped regions, ``endings`` learns from their line ends,
``keep`` finds verse and code, ``rules`` and ``model`` decide a border between two lines, ``borders`` puts them together;
``quoted``, ``columns``, ``pages``, ``joins``, ``captions`` and ``blocks`` are the passes.
"""

from __future__ import annotations

from collections.abc import Mapping

from convkit.contract import CleaningPass, PassSpec, Stage, Survey


def _join(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.joins import join

    return join(options)


def _survey() -> Survey:
    from convkit.passes.reflow.joins import survey

    return survey()


def _remains(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.markdown import remains

    return remains(options)


def _remains_survey() -> Survey:
    from convkit.passes.reflow.markdown import survey

    return survey()


def _tables(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.tables import tables

    return tables(options)


def _quoted(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.quoted import quoted

    return quoted(options)


def _stacked(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.stacked import stacked

    return stacked(options)


def _columns(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.columns import columns

    return columns(options)


def _pages(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.pages import pages

    return pages(options)


def _continued(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.continued import continued

    return continued(options)


def _captions(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.captions import captions

    return captions(options)


def _blocks(options: Mapping[str, str]) -> CleaningPass:
    from convkit.passes.reflow.blocks import blocks

    return blocks(options)


PASSES = [
    PassSpec(
        "markdown.remains", 1, Stage.REFLOW,
        "makes headings and strong emphasis of the # and ** that Markdown left",
        _remains, order=20, trigger="*#", survey=_remains_survey,
    ),
    PassSpec(
        "reflow.tables", 1, Stage.REFLOW,
        "makes tables of rows that plain text divides by tabs, or by bars as Markdown does",
        _tables, order=25, trigger="\\t|",
    ),
    PassSpec(
        "reflow.quoted", 1, Stage.REFLOW,
        "makes quotes of the lines that mails and forums mark with a >",
        _quoted, order=27, trigger=">＞",
    ),
    PassSpec(
        "reflow.stacked", 1, Stage.REFLOW,
        "closes text that stands with one character to a line",
        _stacked, order=26,
    ),
    PassSpec(
        "reflow.columns", 1, Stage.REFLOW,
        "sets the columns of a page that were read across one behind the other; only where the text goes on down both sides",
        _columns, order=28,
    ),
    PassSpec(
        "reflow.pages", 1, Stage.REFLOW,
        "sets page numbers and running heads aside, which repetition and position tell",
        _pages, order=30,
    ),
    PassSpec(
        "reflow.continued", 1, Stage.REFLOW,
        "brings an article together that goes on on another page, where notes and its title say so",
        _continued, order=35, trigger="接",
    ),
    PassSpec(
        "reflow.join", 1, Stage.REFLOW,
        "joins lines that a page, a column or a line end cut out of one paragraph; only in a text that shows such cuts",
        _join, order=40, survey=_survey,
    ),
    PassSpec(
        "reflow.captions", 1, Stage.REFLOW,
        "joins a sentence over the captions that cut it in two, and moves them behind the paragraph",
        _captions, order=60,
    ),
    PassSpec(
        "reflow.blocks", 1, Stage.REFLOW,
        "makes paragraphs, verse and code of the lines of plain text",
        _blocks, order=90, required=True,
    ),
]  # fmt: skip
