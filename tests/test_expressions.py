"""Every regular expression that looks at text takes time in proportion to it: repeated pieces of itself cost no more than other text."""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator
from types import ModuleType

from convkit.patterns import Pattern

ROOTS = ("convkit.passes", "convkit.readers", "convkit.sitewords", "convkit.menuwords")
BLANKS = (" ", "\u3000 ", "-", "（", "1", "一", "日", "、")
LENGTHS = (32, 44, 60, 120)
MOST = 0.25
"""Seconds for one line of a few dozen characters; what backtracks without end takes hours."""


def _modules() -> Iterator[ModuleType]:
    for root in ROOTS:
        module = importlib.import_module(root)
        yield module
        for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{root}."):
            if "make_" not in found.name:
                yield importlib.import_module(found.name)


def _expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Those that stand in modules and in classes, and those that functions without arguments compile."""
    for module in _modules():
        for name, one in list(vars(module).items()):
            if getattr(one, "__module__", module.__name__) != module.__name__:
                continue
            if inspect.isclass(one):
                lazy = [key for key, value in vars(one).items() if isinstance(value, (Pattern, re.Pattern))]
                yield from ((f"{module.__name__} {key}", getattr(one, key)) for key in lazy)
            elif hasattr(one, "cache_info") and not inspect.signature(one).parameters:
                made = one()
                for each in made if isinstance(made, tuple) else (made,):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield f"{module.__name__} {name}", each


def _lines(expression: str) -> Iterator[str]:
    """Pieces of the expression and blanks, one after another."""
    pieces = list(dict.fromkeys(re.findall(r"[\u2e80-\u9fff]{1,4}|[A-Za-z]{3,8}", expression)))[:8]
    yield from (*BLANKS, *pieces)
    yield from (f"{piece}{blank}" for piece, blank in itertools.product(pieces, (" ", "1", "|")))


def test_time_grows_with_the_text() -> None:
    slow = []
    for name, expression in _expressions():
        for piece, length in itertools.product(_lines(expression.pattern), LENGTHS):
            line = (piece * (length // len(piece) + 1))[:length] + "渡x\x01"
            start = time.process_time()
            expression.fullmatch(line)
            expression.search(line)
            if time.process_time() - start > MOST:
                slow.append((name, line))
                break
    assert not slow
