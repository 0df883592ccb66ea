"""Makes ``words.txt``: common English words, which tell a divided word from one with a hyphen of its own.

::

    apt-get download scowl && dpkg -x scowl_*.deb scowl        # 2020.12.07-2
    cd scowl/usr/share/dict/scowl
    python -m convkit.passes.tables.make_words english-words.10 english-words.20 american-words.10 american-words.20

Format of the table: ``# `` notes; the first three letters of words, a tab, and how they end, divided by blanks ("-" for nothing).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from convkit.passes.tables.words import HEAD_LETTERS, PATH

HEAD = """\
# Common English words of three letters and more; made by make_words.py, read by words.py.
# From SCOWL 2020.12.07 (Spell Checker Oriented Word Lists), sizes 10 and 20.  Copyright 2000-2019 by Kevin Atkinson.
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output created from the
# scripts, and its documentation for any purpose is hereby granted without fee, provided that the above copyright notice
# appears in all copies and that both that copyright notice and this permission notice appear in supporting documentation.
# Kevin Atkinson makes no representations about the suitability of this array for any purpose.  It is provided "as is"
# without express or implied warranty.
"""


def table(words: Iterable[str]) -> str:
    """The text of the table of ``words``; those with other than small letters are left out."""
    ends: dict[str, set[str]] = {}
    for word in words:
        if len(word) >= HEAD_LETTERS and word.isascii() and word.isalpha() and word.islower():
            ends.setdefault(word[:HEAD_LETTERS], set()).add(word[HEAD_LETTERS:] or "-")
    return HEAD + "".join(f"{head}\t{' '.join(sorted(ends[head]))}\n" for head in sorted(ends))


def main() -> None:
    """Write the table from the lists named on the command line."""
    parser = argparse.ArgumentParser(description="Make words.txt again.")
    parser.add_argument("lists", type=Path, nargs="+")
    lists: list[Path] = parser.parse_args().lists
    PATH.write_text(table(word for path in lists for word in path.read_text("iso-8859-1").split()), "utf-8")


if __name__ == "__main__":
    main()
