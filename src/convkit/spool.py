"""Articles on their way from many workers into one output: a hidden file of pickles for each input.

Only the run that wrote a spool file reads it, and removes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from convkit.model import Article

BUFFER = 1 << 16
"""Bytes; a larger one is mapped and unmapped by the system for every small file."""


class Spool:
    """A spool file being written."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._file = path.open("wb", buffering=BUFFER)

    def add(self, article: Article) -> None:
        """Add ``article``, without the full record of its edits: no writer needs more than their counts."""
        bare = replace(article, provenance=replace(article.provenance, steps=(), article_steps=(), cuts=()))
        import pickle

        pickle.dump(bare, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def discard(self) -> None:
        """Remove the file."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def articles_in(path: Path) -> Iterator[Article]:
    """The articles of the spool file ``path``, in order; one is in memory at a time."""
    import pickle

    with path.open("rb", buffering=BUFFER) as file:
        while True:
            try:
                article = pickle.load(file)
            except EOFError:
                return
            assert isinstance(article, Article)
            yield article
