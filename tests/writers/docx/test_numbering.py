"""Which number instance an item uses."""

import pytest

from convkit.layouts import Style
from convkit.writers.docx.numbering import ListNumbers, own_definitions


def numbers(*items):
    """Instance and level for items (level, ordered); None interrupts the list."""
    lists = ListNumbers(own_definitions(Style(), western=False))
    found = []
    for item in items:
        if item is None:
            lists.interrupt()
        else:
            found.append(lists.item(item[0], ordered=item[1]))
    return found


@pytest.mark.parametrize(
    ("label", "items", "expected"),
    [
        ("bullets share one", [(1, False), None, (1, False)], [(1, 0), (1, 0)]),
        ("one list, one instance", [(1, True), (1, True)], [(2, 0), (2, 0)]),
        ("after a break it begins again", [(1, True), None, (1, True)], [(2, 0), (3, 0)]),
        ("goes on after a nested list", [(1, True), (2, False), (1, True)], [(2, 0), (1, 1), (2, 0)]),
        ("each nested list begins again", [(1, False), (2, True), (2, True), (1, False), (2, True)],
         [(1, 0), (2, 1), (2, 1), (1, 0), (3, 1)]),
        ("deeper than Word goes", [(40, True)], [(2, 8)]),
        ("a level below 1", [(0, False)], [(1, 0)]),
        ("the kind changes", [(1, True), (1, False), (1, True)], [(2, 0), (1, 0), (3, 0)]),
    ],
)  # fmt: skip
def test_instances(label, items, expected):
    assert numbers(*items) == expected
