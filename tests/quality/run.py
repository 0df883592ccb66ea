"""``make quality``: what the labelled documents become, as a table by kind.

``python tests/quality/run.py [KIND[/NAME] …] [--show] [--write]``: ``--show`` prints each difference, ``--write`` puts the table
into docs/quality.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.quality.labels import Labelled, documents  # noqa: E402
from tests.quality.score import Figures, score  # noqa: E402

import convkit  # noqa: E402
from convkit.article_json import article_to_dict  # noqa: E402

PAGE = ROOT / "docs" / "quality.md"
BEGIN, END = "<!-- figures: make quality -->", "<!-- end of figures -->"


class Column(NamedTuple):
    """A column of the table: its head, its value for the figures of a kind (None where it says nothing), digits after the point."""

    head: str
    measure: str
    digits: int


COLUMNS = (
    Column("articles F1", "articles", 3), Column("title", "title", 3), Column("kicker", "kicker", 3),
    Column("date", "date", 3), Column("authors", "authors", 3), Column("number", "doc_number", 3),
    Column("addressee", "addressee", 3), Column("issuer", "issuer", 3), Column("other fields", "others", 3),
    Column("paragraphs F1", "paragraphs", 3), Column("types", "types", 3), Column("wrong/1000", "wrong", 2),
    Column("exact/1000", "exact", 2), Column("lost", "lost", 0), Column("invented", "invented", 0),
    Column("edits", "edits", 0),
)  # fmt: skip
_OTHERS = ("subtitle", "date_text", "byline", "source", "url", "column", "place", "language")


def measure(figures: Figures, name: str) -> float | None:
    """The measure ``name`` of ``figures``: a share (0 to 1), a count for each 1,000 characters, or a count; None where nothing is labelled."""
    match name:
        case "articles":
            return _share(2 * figures["found"], figures["gold"] + figures["got"])
        case "paragraphs":
            return _share(2 * figures["boundaries_ok"], figures["boundaries"] + figures["boundaries_got"])
        case "wrong" | "exact":
            return _share(1000 * figures["wrong" if name == "wrong" else "exact_wrong"], figures["characters"])
        case "lost" | "invented" | "edits":
            return figures[name]
        case "others":
            return _share(sum(figures[f"{field}_ok"] for field in _OTHERS), sum(figures[field] for field in _OTHERS))
        case _:
            return _share(figures[f"{name}_ok"], figures[name])


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def look(document: Labelled) -> tuple[Figures, list[str]]:
    """The figures of one document, and its differences."""
    articles = [article_to_dict(article) for article in convkit.clean(document.path)]
    figures, notes = score(document.articles, articles)
    if document.kind == "clean":
        figures["edits"] = sum(sum(article["provenance"]["edits"].values()) for article in articles)
        notes += [f"edits: {edits}" for article in articles if (edits := article["provenance"]["edits"])]
    return figures, notes


def by_kind(looked: Iterable[tuple[str, Figures]]) -> dict[str, Figures]:
    """Figures summed by kind, and over all as ``all``."""
    made: dict[str, Figures] = defaultdict(Figures)
    for kind, figures in looked:
        made[kind].update(figures)
        made["all"].update(figures)
    return made


def table(kinds: dict[str, Figures]) -> str:
    """A Markdown table, a row for each kind, all last."""
    lines = [
        "| kind | documents | " + " | ".join(column.head for column in COLUMNS) + " |",
        "|---|" + "---:|" * (len(COLUMNS) + 1),
    ]
    for kind in [*sorted(set(kinds) - {"all"}), "all"]:
        cells = [_cell(measure(kinds[kind], column.measure), column.digits) for column in COLUMNS]
        lines.append(f"| {kind} | {kinds[kind]['documents']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def main() -> int:
    """Print the table, and what was asked for beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", metavar="KIND[/NAME]")
    parser.add_argument("--show", action="store_true", help="print each difference")
    parser.add_argument("--write", action="store_true", help="put the table into docs/quality.md")
    options = parser.parse_args()
    looked = [(document, *look(document)) for document in documents(*options.only)]
    if options.show:
        for document, _, notes in looked:
            if notes:
                print(document.name, *notes, sep="\n    ")
    made = table(by_kind((document.kind, figures) for document, figures, _ in looked))
    print(made)
    if options.write:
        text = PAGE.read_text("utf-8")
        head, rest = text.split(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n{made}\n{END}{rest.split(END)[1]}", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
