"""Clean text as programs spoiled it that took the bytes for Latin-1, and for UTF-8 where they chanced to look like it."""

from __future__ import annotations


def mingle(text: str, table: str = "gbk") -> str:
    """``text`` of the encoding ``table`` spoiled: the soft hyphen dropped, then each byte a letter of Latin-1 but where UTF-8 begins."""
    data, out, at = text.encode(table).replace(b"\xad", b""), "", 0
    while at < len(data):
        for size in (3, 2, 1):
            try:
                letter = data[at : at + size].decode("utf-8" if size > 1 else "latin-1")
            except UnicodeDecodeError:
                continue
            if len(letter) == 1:
                break
        out, at = out + letter, at + size
    return out
