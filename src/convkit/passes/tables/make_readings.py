"""Makes ``readings.txt``: the tone-marked readings of every two-byte GBK ideograph that has a simplified form of its own.

::

    pip install pypinyin==0.55.0
    python -m convkit.passes.tables.make_readings

A line is a character, a tab, and its readings divided by spaces, the first one first; lines in the order of GBK.  A character
belongs to the table if OpenCC's TSCharacters maps it to another one.  Readings without a tone mark are left out, but for
the first ones of 們, 麼 and 嗎.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from convkit.passes.gbk.table import NEUTRAL, PATH

HEAD = """\
# Mandarin readings of the two-byte GBK ideographs whose simplified form differs; made by make_readings.py.
# From pypinyin 0.55.0 (MIT, Copyright (c) 2016 mozillazg and others), table PINYIN_DICT;
# which characters: OpenCC's TSCharacters (Apache License 2.0, Copyright (c) 2010-2014 Carbo Kuo)
# as shipped by opencc-python-reimplemented 0.1.7.
"""
READING = re.compile("[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*")


def simplified() -> dict[str, str]:
    """What OpenCC's TSCharacters maps each character to first."""
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.rstrip("\n").split("\t") for line in path.read_text("utf-8").split("\n") if line)
    return {key: value.split(" ")[0] for key, value in pairs}


def ideographs() -> Iterator[str]:
    """Every character of GBK's two-byte area, in its order."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                yield bytes([lead, trail]).decode("gbk")
            except UnicodeDecodeError:
                continue


def rows() -> Iterator[str]:
    """The lines of the table."""
    from pypinyin.constants import PINYIN_DICT

    forms = simplified()
    for character in ideographs():
        if forms.get(character, character) == character:
            continue
        every = PINYIN_DICT.get(ord(character), "").split(",")
        readings = [r for r in every if READING.fullmatch(r) or (r in NEUTRAL and r == every[0])]
        if readings:
            yield f"{character}\t{' '.join(readings)}\n"


if __name__ == "__main__":
    PATH.write_text(HEAD + "".join(rows()), "utf-8", newline="\n")
