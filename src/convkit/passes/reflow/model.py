"""How likely a line goes on the one before: features, and a logistic score with trained weights.

There are two models: for borders inside hard-wrapped regions, and for all others (page and column ends).  The features go
back to the prototype whose figures stand in docs/; ``tables/make_weights.py`` trains the weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from convkit.bigrams import Bigrams
from convkit.passes.reflow.endings import QUOTES
from convkit.passes.reflow.layout import Wrap
from convkit.passes.reflow.lines import is_han, open_marks, width
from convkit.passes.reflow.rules import INNER, LEADING, STOP, Patterns, closes, cuts_number, is_head

WEIGHTS = Path(__file__).parent.parent / "tables" / "weights.txt"
WRAPPED, FREE = "wrapped", "free"
MIXED = 0.5
"""The table knows Latin letters and digits as one each; beside Chinese ones they show little."""
CLOSED_QUOTES = frozenset('”’」』"')

Features = dict[str, float]


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The trained weights by model and feature."""
    found: dict[str, dict[str, float]] = {WRAPPED: {}, FREE: {}}
    for line in WEIGHTS.read_text("utf-8").split("\n"):
        if line and not line.startswith("#"):
            model, name, value = line.split("\t")
            found[model][name] = float(value)
    return found


def score(model: str, features: Features) -> float:
    """The log-odds of a join."""
    weights = load_weights()[model]
    return sum([weights.get(name, 0.0) * value for name, value in features.items()])


def _pair(features: Features, line: str, first: str, table: Bigrams) -> float:
    """Add how well ``first`` goes after ``line``: log-odds over 4, clipped.  A bracket at the line's end is looked past."""
    last = line[-1]
    name = "pair"
    if last in "）)":
        at = max(line.rfind("（"), line.rfind("("))
        last, name = (line[at - 1] if at > 0 else last), "pair_bracket"
    odds = max(-2.0, min(4.0, table.log_odds(last, first) / 4.0))
    if (last.isascii() and last.isalnum()) != (first.isascii() and first.isalnum()):
        odds = min(MIXED, odds)
    features[name] = odds
    if is_han(last) and is_han(first):
        features["pair_han"] = odds
    elif last.isdigit() and first.isdigit():
        features["digits"] = 1.0
    return odds


def wrapped_features(
    last: str, first: str, room: int, line: int, indent: int, gap: int | None, wrap: Wrap, table: Bigrams
) -> Features:
    """The features of a border inside a hard-wrapped region.

    ``room`` are the columns left behind ``last``, which is line ``line`` of the page, ``indent`` the columns before ``first``,
    ``gap`` the blank lines between, None where a page ended there.
    """
    f: Features = {"bias": 1.0}
    odds = _pair(f, last, first[0], table)
    term = closes(last) and not cuts_number(last, first)
    endings = wrap.endings
    place = line - endings.first
    slack = endings.slack[place]
    bare = not wrap.indented and not wrap.spaced
    f["slack_term" if term else "slack"] = slack
    if room * 4 > wrap.measure:
        f["very_short"] = 1.0
    if term:
        f["term"] = 1.0
        f["term_pair"] = odds
        if last[-1] in "：；:;":
            f["colon"] = 1.0
        if bare and slack > 0.0:
            f["prior"] = endings.quoted if first[0] in QUOTES else endings.ended
            if endings.lines:
                share = endings.since[place] / endings.lines
                f["young" if share < 0.4 else "old" if share > 1.6 else "middle"] = 1.0
    if wrap.indented:
        f["set_in" if wrap.sets_in(indent) else "set_on"] = 1.0
    elif wrap.sets_in(indent):
        f["odd_indent"] = 1.0
    if gap is None:
        f["page"] = 1.0
    elif wrap.spaced:
        f["blank" if gap > wrap.gap else "no_blank"] = 1.0
        if gap > wrap.gap and not term and room <= 2:
            f["blank_full"] = 1.0
    elif gap > wrap.gap:
        f["odd_blank"] = 1.0
    if bare:
        f["bare_term" if term else "bare"] = 1.0
        if term:
            f["opening"] = table.opening(first)
            if first[0] in QUOTES:
                f["quote"] = 1.0
            if last[-1] in CLOSED_QUOTES:
                f["quoted"] = 1.0
    if open_marks(last):
        f["open"] = 1.0
    if endings.open[place]:
        f["still_open_term" if term else "still_open"] = 1.0
    if is_head(first):
        f["head"] = 1.0
    if first[:1] in LEADING and Patterns.lead.match(first):
        f["lead_bracket" if first[0] in "（(" else "lead"] = 1.0
    return f


def lone(last: str, first: str) -> float:
    """What a short line with no sentence in it pays off its score before a closed one: it is rather a heading.

    The training cuts fall anywhere, also a few characters into a paragraph; pages and columns seldom do.
    """
    size = len(last)
    if size > 28 or not closes(first) or not STOP.isdisjoint(last):
        return 0.0
    return 3.0 if size <= 12 else 1.5 if size <= 20 else 1.0


def free_features(
    last: str, first: str, set_in: int, gap: int, blanks_usual: bool, seen: int, table: Bigrams
) -> Features:
    """The features of a border outside hard-wrapped regions.

    ``set_in``: 1 where ``first`` is set in, -1 where it is not though paragraphs are; ``gap``: blank lines between; ``blanks_usual``: in this text blank lines part paragraphs;
    ``seen``: how many characters across the border stand in one piece near by (0, 3 or 4).
    """
    f: Features = {"bias": 1.0}
    odds = _pair(f, last, first[0], table)
    size = len(last)
    kind = "plain" if INNER.isdisjoint(last) else "clause" if STOP.isdisjoint(last) else "body"
    f[kind] = 1.0
    if last[-1] not in "）)":
        f["pair_" + kind] = odds
    if kind != "body":
        f[
            f"{kind}{'12' if size <= 12 else '20' if size <= 20 else '30' if size <= 30 else '45' if size <= 45 else '_long'}"
        ] = 1.0
    elif size <= 20:
        f["body20"] = 1.0
    elif size > 80:
        f["body_long"] = 1.0
    if width(last) > 80:
        f["long"] = 1.0
    if len(first) <= 20:
        f["next20"] = 1.0
    elif len(first) <= 40:
        f["next40"] = 1.0
    if closes(first):
        f["next_closed"] = 1.0
    elif not STOP.isdisjoint(first):
        f["next_body"] = 1.0
    if seen:
        f[f"seen{seen}"] = 1.0
    if set_in:
        f["set_in" if set_in > 0 else "set_on"] = 1.0
    if gap == 0:
        f["no_blank_odd" if blanks_usual else "no_blank"] = 1.0
        if blanks_usual and len(last) <= 20 and len(first) <= 20:
            f["short_pair"] = 1.0
    if open_marks(last):
        f["open"] = 1.0
    if last[-1] in "”’」』":
        f["quote_end"] = 1.0
    elif last[-1] in "）)":
        f["bracket_plain" if kind == "plain" else "bracket_end"] = 1.0
    if kind == "plain" and " " in last and is_han(last[-1]):
        f["headline_gap"] = 1.0
    return f
