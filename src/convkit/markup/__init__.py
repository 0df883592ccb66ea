"""Markup in a text, read where it stands: edits that drop it, and the blocks and runs that it says.

Nothing is cut out and parsed elsewhere: every result is a span or an edit of the text that was given, so that a reader can hand both over
as they are.  Readers of tables use it for cells, the reader of pages for whole documents.  Three ways lead through it, and
they agree where more than one is open: :func:`paragraphs` (a guarded pattern for cells that hold plain ``<p>`` elements and
nothing else, most of a dump), :func:`strip_markup` (any markup) and :func:`flat` (any markup, one line of text).

Why no tree of lxml or bs4: it drops text in silence beyond 256 levels, knows no offsets, and takes six to fifty times as long.
"""

from __future__ import annotations

from convkit.markup.fast import Plain, has_markup, paragraphs
from convkit.markup.flat import flat
from convkit.markup.strip import Markup, strip_markup

__all__ = ["Markup", "Plain", "flat", "has_markup", "paragraphs", "strip_markup"]
