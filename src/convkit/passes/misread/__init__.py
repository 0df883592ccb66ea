"""Text that was decoded with the wrong table and saved again: how each kind looks, and the way back run by run.

A way back is taken only where it is strict: the repaired run, damaged again, is the run that was found.  What a decoder
lost on the way stays, or, between characters that came back, becomes U+FFFD as a guess.
"""

from __future__ import annotations

from convkit.passes.misread.korean import CP949_AS_LATIN, cp949_as_latin
from convkit.passes.misread.latin import GBK_AS_LATIN, LETTERS, UTF8_AS_LATIN, gbk_as_latin, utf8_as_latin
from convkit.passes.misread.pairs import BIG5_AS_GBK, GBK_AS_BIG5, big5_as_gbk, gbk_as_big5
from convkit.passes.misread.repair import Kind, Repair
from convkit.passes.misread.utf8 import UTF8_AS_GBK, utf8_as_gbk

__all__ = [
    "BIG5_AS_GBK",
    "CP949_AS_LATIN",
    "GBK_AS_BIG5",
    "GBK_AS_LATIN",
    "KINDS",
    "LETTERS",
    "UTF8_AS_GBK",
    "UTF8_AS_LATIN",
    "Kind",
    "Repair",
]

KINDS = (
    Kind("utf-8 read as gbk", UTF8_AS_GBK, utf8_as_gbk),
    Kind(UTF8_AS_LATIN, LETTERS, utf8_as_latin),
    Kind(CP949_AS_LATIN, LETTERS, cp949_as_latin),
    Kind(GBK_AS_LATIN, LETTERS, gbk_as_latin),
    Kind("big5 read as gbk", BIG5_AS_GBK, big5_as_gbk),
    Kind("gbk read as big5", GBK_AS_BIG5, gbk_as_big5),
)
"""In the order in which they are tried; a run that one kind explains is not tried by the next."""
