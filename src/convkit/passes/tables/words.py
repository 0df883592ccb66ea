"""Common English words, asked where a hyphen at a line's end may be the line's own.

They stand in ``words.txt``, which says where they come from; ``make_words.py`` makes it again.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).with_name("words.txt")
HEAD_LETTERS = 3


def is_word(word: str) -> bool:
    """Whether ``word``, in small letters, is a common English word of three letters or more."""
    ends = _table().get(word[:HEAD_LETTERS])
    return ends is not None and f" {word[HEAD_LETTERS:] or '-'} " in ends


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    found = {}
    for line in PATH.read_text("utf-8").split("\n"):
        head, _, ends = line.partition("\t")
        if len(head) == HEAD_LETTERS:
            found[head] = f" {ends} "
    return found
