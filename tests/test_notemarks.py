"""Whether a note brings the mark that calls it."""

import pytest

from convkit.notemarks import begins_with

CASES = [
    ("the same", "[1] 桥长九丈。", "[1]", True),
    ("in other brackets", "〔1〕桥长九丈。", "［1］", True),
    ("of other widths", "（１）桥长九丈。", "[1]", True),
    ("a figure in a circle", "①桥长九丈。", "①", True),
    ("set in", "\u3000\u3000[2] 桥长九丈。", "[2]", True),
    ("it says what it is", "注：桥长九丈。", "*", True),
    ("another figure", "2029年修成。", "[1]", False),
    ("none", "桥长九丈。", "[1]", False),
]


@pytest.mark.parametrize(("text", "mark", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_note_begins_with_its_mark(text: str, mark: str, expected: bool) -> None:
    assert begins_with(text, mark) is expected
