"""The cover: a picture drawn from title and authors as SVG, or a JPEG or PNG that the user names.

The drawing is a bound book in the old style: cloth in one of a few quiet colours, a double frame, the title on a paper label.
Colours are fixed here, since a picture brings its own ground.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from convkit.errors import UsageError
from convkit.xmltext import xml_text

WIDTH, HEIGHT = 1200, 1600
LARGEST = 10 << 20
"""Bytes of a cover picture that the user names."""
MOST_EM = (8.5, 9, 9, 10, 11, 12, 13, 14, 15)
"""The widest line of a title on one line, on two, and so on."""
CUT = 100
"""Words or characters of a title that fits onto no cover; the rest is left out there."""
CLOTHS = (
    ("#23395b", "#182740"),
    ("#5b2a2e", "#431d21"),
    ("#2f4a3c", "#20362b"),
    ("#4a4238", "#352f27"),
    ("#3c3557", "#2a2540"),
    ("#1f4e56", "#15383e"),
)
PAPER, INK, FAINT = "#f6f1e4", "#2b2622", "#8a8172"
SERIF = "'Songti SC','Source Han Serif SC','Noto Serif CJK SC','Noto Serif SC',STSong,SimSun,serif"
KAI = "'Kaiti SC',STKaiti,KaiTi,'LXGW WenKai','Noto Serif CJK SC',serif"

NO_START = frozenset("、，。．：；！？’”）〕］｝〉》」』】〗·～—…,.:;!?)]}%")
NO_END = frozenset("‘“（〔［｛〈《「『【〖([{")
GOOD_ENDS = frozenset("：:，,、；;—！!？?》）)")


class Picture(NamedTuple):
    """A cover's picture: its file in the book, its media type, its bytes."""

    name: str
    media_type: str
    data: bytes


def read_cover(path: Path) -> Picture:
    """The JPEG or PNG at ``path``.  Raises UsageError where it is something else, too large or not to be read."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"the cover {path} can't be read: {error.strerror}") from error
    if len(data) > LARGEST:
        raise UsageError(f"the cover {path} is larger than {LARGEST >> 20} MiB")
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return Picture("cover.png", "image/png", data)
    if data.startswith(b"\xff\xd8\xff"):
        return Picture("cover.jpg", "image/jpeg", data)
    raise UsageError(f"the cover {path} is neither a JPEG nor a PNG picture")


def drawn_cover(title: str, authors: Sequence[str], seed: str) -> Picture:
    """A cover for ``title`` and ``authors``; ``seed`` chooses the colour, the same for the same book."""
    cloth, dark = CLOTHS[hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[0] % len(CLOTHS)]
    found = balanced(title)
    size = _size(found)
    pitch = round(size * 1.36)
    side = 170
    height = max(360, pitch * len(found) + 2 * 96)
    top = 300 if height < 640 else 190
    first = top + (height - pitch * len(found)) / 2 + pitch * 0.5 + size * 0.36
    text = "".join([_text(line, first + at * pitch, size, SERIF, INK, "600") for at, line in enumerate(found)])
    rule = top + height + 110
    names = "".join([_text(name, rule + 110 + at * 78, 50, KAI, PAPER) for at, name in enumerate(_names(authors))])
    mark = (
        f'<path d="M{WIDTH / 2 - 90:g} {rule}h180" stroke="{PAPER}" stroke-width="3" opacity=".6"/>\n' if names else ""
    )
    svg = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">\n'
        f"<title>{xml_text(' '.join(title.split()))}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{cloth}"/>\n'
        f'<rect width="64" height="{HEIGHT}" fill="{dark}"/>\n'
        f'<rect x="112" y="56" width="1032" height="1488" fill="none" stroke="{PAPER}" stroke-width="5" opacity=".75"/>\n'
        f'<rect x="128" y="72" width="1000" height="1456" fill="none" stroke="{PAPER}" stroke-width="2" opacity=".6"/>\n'
        f'<rect x="{side + 28}" y="{top}" width="{WIDTH - 2 * side}" height="{height}" fill="{PAPER}"/>\n'
        f'<rect x="{side + 44}" y="{top + 16}" width="{WIDTH - 2 * side - 32}" height="{height - 32}"'
        f' fill="none" stroke="{FAINT}" stroke-width="2"/>\n'
        f'<g text-anchor="middle">\n{text}{mark}{names}</g>\n</svg>\n'
    )
    return Picture("cover.svg", "image/svg+xml", svg.encode())


def balanced(title: str) -> list[str]:
    """``title`` on as few lines as read well, of about equal width, broken between words and rather behind marks."""
    words = _words(" ".join(title.split()))
    if not words:
        return []
    widths = [width(word) for word in words]
    for count, most in enumerate(MOST_EM, 1):
        found = _divided(words, widths, count, most)
        if found:
            return found
    return [*(_divided(words[:CUT], widths[:CUT], len(MOST_EM), MOST_EM[-1]) or ["".join(words)[:CUT]]), "…"]


def width(text: str) -> float:
    """The width of ``text`` in em, as a serif face sets it."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" or c in "—…“”‘’" else 0.56 for c in text)


def _words(title: str) -> list[str]:
    """What may not be divided: Latin words and numbers, and a character with the marks that cling to it."""
    words: list[str] = []
    for c in title[:400]:
        clings = bool(words) and (
            c in NO_START
            or words[-1].rstrip()[-1:] in NO_END
            or (c.isascii() and c != " " and words[-1][-1].isascii() and words[-1][-1] != " " and len(words[-1]) < 20)
            or (c == " " and words[-1] != " ")
            or unicodedata.combining(c) != 0
        )
        if clings:
            words[-1] += c
        else:
            words.append(c)
    return words


def _divided(words: Sequence[str], widths: Sequence[float], count: int, most: float) -> list[str]:
    """``words`` on ``count`` lines of at most ``most`` em, the sum of squared differences from their mean at its least.

    A line that ends with a mark costs less; [] where the words don't go onto so many lines.
    """
    total = len(words)
    target = sum(widths) / count
    bonus = (0.25 * target) ** 2
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *[None] * total]
    for _ in range(count):
        after: list[tuple[float, tuple[int, ...]] | None] = [None] * (total + 1)
        for start, so_far in enumerate(best[:total]):
            if so_far is None:
                continue
            wide = 0.0
            for end in range(start + 1, total + 1):
                wide += widths[end - 1]
                if wide > most:
                    break
                cost = so_far[0] + (wide - target) ** 2 - (bonus if words[end - 1][-1] in GOOD_ENDS else 0.0)
                known = after[end]
                if known is None or cost < known[0]:
                    after[end] = (cost, (*so_far[1], end))
        best = after
    found = best[total]
    if found is None:
        return []
    return ["".join(words[a:b]).strip() for a, b in pairwise((0, *found[1]))]


def _size(found: Sequence[str]) -> int:
    widest = max(map(width, found), default=1.0)
    return int(min(128, 750 / max(widest, 1), 760 / max(len(found), 1) / 1.36))


def _names(authors: Sequence[str]) -> list[str]:
    """Up to three authors, on one line where they fit; more are told by 等 or "et al."."""
    names = [" ".join(name.split())[:24] for name in authors if name.strip()]
    more = len(names) > 3
    latin = all(name.isascii() for name in names)
    line = (", " if latin else "\u3000").join(names[:3]) + ((" et al." if latin else " 等") if more else "")
    return [line] if names and width(line) <= 17 else names[:3]


def _text(line: str, y: float, size: int, family: str, colour: str, weight: str = "400") -> str:
    fit = ' textLength="760" lengthAdjust="spacingAndGlyphs"' if width(line) * size > 780 else ""
    return (
        f'<text x="{WIDTH / 2 + 28:g}" y="{y:.0f}" font-family="{family}" font-size="{size}" font-weight="{weight}"'
        f' fill="{colour}"{fit}>{xml_text(line)}</text>\n'
    )
