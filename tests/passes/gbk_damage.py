"""Clean text as the tools spoiled it: what the repairs of GBK bytes are tested with."""

from collections.abc import Iterable

from convkit.passes.gbk.damage import decode


def mark_all(text: str, needles: Iterable[tuple[str, str]]) -> str:
    """``text`` after a byte search wrote each needle's ``(reading)`` behind each place where its bytes stand.

    ``needles`` are (character, reading), applied one after another as the tool did.
    """
    data = text.encode("gbk")
    for marked, reading in needles:
        needle = marked.encode("gbk")
        data = data.replace(needle, needle + f"({reading})".encode("gbk"))
    return decode(data)


def comma_all(text: str, marks: str) -> str:
    """``text`` after a byte search wrote a comma before each place where the bytes of one of ``marks`` stand."""
    data = text.encode("gbk")
    for mark in marks:
        needle = mark.encode("gbk")
        data = data.replace(needle, b"," + needle)
    return decode(data)
