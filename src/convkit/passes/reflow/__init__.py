"""From the lines of plain text to paragraphs.

``lines`` reads lines, ``settled`` sees those that need no more, ``grid`` says where lines end, ``layout`` finds hard-wrapped regions, ``endings`` learns from their line ends,
``keep`` finds verse and code, ``indents`` the indent of paragraphs, ``rules`` and ``model`` decide a border between two lines, ``wrapped`` one inside
a hard-wrapped region, ``spanned`` one over captions; ``syllabic`` one between Japanese or Korean lines; ``habit`` says what a text does with open lines, ``borders`` puts them together;
``aozora``, ``gutenberg``, ``boards``, ``wiki``, ``timed``, ``linked``, ``markdown``, ``tables``, ``quoted``, ``stacked``, ``columns``, ``pages``, ``continued``, ``joins``, ``captions`` and ``blocks`` are the passes.
"""

from __future__ import annotations

from convkit.builtin import later
from convkit.contract import PassSpec, Stage

PASSES = [
    PassSpec(
        "reflow.ruby", 1, Stage.REFLOW,
        "makes ruby of the readings in Japanese texts of Aozora Bunko (港《みなと》); notes ［＃…］ and the imprint go",
        later("convkit.passes.reflow.aozora", "Ruby"), order=12, trigger="《", survey=later("convkit.passes.reflow.aozora", "RubySurvey"),
    ),
    PassSpec(
        "reflow.gutenberg", 1, Stage.REFLOW,
        "sets aside what Project Gutenberg says of a file before and behind the book; _words_ are emphasis there",
        later("convkit.passes.reflow.gutenberg", "Frame"), order=13, trigger="G",
    ),
    PassSpec(
        "reflow.timed", 1, Stage.REFLOW,
        "takes the times out of songs (LRC) and subtitles (SRT, WebVTT)",
        later("convkit.passes.reflow.timed", "Timed"), order=14, trigger=">\\[",
    ),
    PassSpec(
        "reflow.boards", 1, Stage.REFLOW,
        "sets aside what a forum, a blog or a page of questions prints round the posts: buttons, ranks, counters",
        later("convkit.passes.reflow.boards", "Boards"), order=15,
    ),
    PassSpec(
        "reflow.wiki", 1, Stage.REFLOW,
        "makes headings of the lines of a wiki that end with [编辑]; its contents and its own words are furniture",
        later("convkit.passes.reflow.wiki", "Wiki"), order=16, trigger="编編Ee",
    ),
    PassSpec(
        "markdown.links", 1, Stage.REFLOW,
        "makes pictures and links of what Markdown writes as ![…](…) and […](…)",
        later("convkit.passes.reflow.linked", "Linked"), order=19, trigger="\\]",
    ),
    PassSpec(
        "markdown.remains", 1, Stage.REFLOW,
        "makes headings and strong emphasis of the # and ** that Markdown left",
        later("convkit.passes.reflow.markdown", "Remains"), order=20, trigger="*#", survey=later("convkit.passes.reflow.markdown", "MarkdownSurvey"),
    ),
    PassSpec(
        "reflow.tables", 1, Stage.REFLOW,
        "makes tables of rows that plain text divides by tabs, or by bars as Markdown does",
        later("convkit.passes.reflow.tables", "Tables"), order=25, trigger="\\t|",
    ),
    PassSpec(
        "reflow.stacked", 1, Stage.REFLOW,
        "closes text that stands with one character to a line",
        later("convkit.passes.reflow.stacked", "Stacked"), order=26,
    ),
    PassSpec(
        "reflow.quoted", 1, Stage.REFLOW,
        "makes quotes of the lines that mails and forums mark with a >",
        later("convkit.passes.reflow.quoted", "Quoted"), order=27, trigger=">＞",
    ),
    PassSpec(
        "reflow.columns", 1, Stage.REFLOW,
        "sets the columns of a page that were read across one behind the other; only where the text goes on down both sides",
        later("convkit.passes.reflow.columns", "Columns"), order=28,
    ),
    PassSpec(
        "reflow.pages", 1, Stage.REFLOW,
        "sets page numbers and running heads aside, which repetition and position tell",
        later("convkit.passes.reflow.pages", "Pages"), order=30,
    ),
    PassSpec(
        "reflow.continued", 1, Stage.REFLOW,
        "brings an article together that goes on on another page, where notes and its title say so",
        later("convkit.passes.reflow.continued", "Continued"), order=35, trigger="接",
    ),
    PassSpec(
        "reflow.join", 1, Stage.REFLOW,
        "joins lines that a page, a column or a line end cut out of one paragraph; only in a text that shows such cuts",
        later("convkit.passes.reflow.joins", "Join"), order=40, survey=later("convkit.passes.reflow.joins", "JoinSurvey"),
    ),
    PassSpec(
        "segment.gutenberg", 1, Stage.SEGMENT,
        "title and author of a book of Project Gutenberg that has no chapters",
        later("convkit.passes.reflow.gutenberg", "Work"), order=45, trigger="G",
    ),
    PassSpec(
        "reflow.captions", 1, Stage.REFLOW,
        "joins a sentence over the captions that cut it in two, and moves them behind the paragraph",
        later("convkit.passes.reflow.captions", "Captions"), order=60,
    ),
    PassSpec(
        "reflow.blocks", 1, Stage.REFLOW,
        "makes paragraphs, verse and code of the lines of plain text",
        later("convkit.passes.reflow.blocks", "Blocks"), order=90, required=True,
    ),
]  # fmt: skip
