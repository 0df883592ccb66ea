"""The command line: parse, call, print.  What it does stands in :mod:`convkit.api`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == ["--version"]:
        # Asked for by scripts and by bug reports: it needs nothing of what follows.
        from convkit import __version__

        sys.stdout.write(f"convkit {__version__}\n")
        return 0
    # Articles are values without cycles, and a parse tree that has some is let go of with its page: to look for garbage 30 times
    # as seldom takes a twentieth less time and a few megabytes.  Worker processes that are forked inherit it.
    gc.set_threshold(20_000, 10, 10)
    from convkit.cli.app import run

    return run(given)
