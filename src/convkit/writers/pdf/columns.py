"""The text of an article in columns: how high they are on its last page, so that they end side by side."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from convkit.writers.pdf.item import Columns, Figure, Item, RedHead, RedLine, Table
from convkit.writers.pdf.outlines import rule
from convkit.writers.pdf.page import Band, Page, Sheets
from convkit.writers.pdf.para import Para
from convkit.writers.pdf.trial import SilentOutlines, SilentPainter, SilentStructure, TooLowError, TrialSheets

if TYPE_CHECKING:
    from convkit.writers.pdf.flow import Flow

AHEAD = 4
"""How many pages of an article are looked at before they are set.  An article that is longer is set from its head on meanwhile."""
LEAST_LINES = 3
"""The least height of columns, in lines."""
RULE = 0.4
"""The thickness of the line between columns, in pt."""


def set_in_columns(flow: Flow, sheets: Sheets, items: Iterable[Item], *, ruled: bool) -> None:
    """Put ``items`` on the pages of ``sheets`` by ``flow``, in columns that are about equally high where the items end."""
    area = sheets.area

    def draw(page: Page, height: float, count: int) -> None:
        step = area.column + area.gutter
        lines = []
        for number in range(1, count + 1):
            x = page.left + number * step - area.gutter / 2
            lines.append((x, page.top, x, page.top - height))
        rule(page, lines, RULE)

    sheets.columns(Band(area, draw if ruled else None))
    waiting: list[Item] = []
    height, most = 0.0, AHEAD * area.columns * area.height
    for item in items:
        waiting.append(item)
        height += _height(item)
        if height > 2 * most:
            count, taken = 0, 0.0
            while count < len(waiting) and (taken < most or _kept(waiting[count - 1])):
                taken += _height(waiting[count])
                count += 1
            flow.put(waiting[:count])
            waiting, height = waiting[count:], height - taken
    band = sheets.band
    if band is not None and waiting:
        band.last = _last(sheets, waiting, flow.pitch, widows=flow.widows)
        _limit(sheets, band)
    flow.put(waiting)
    sheets.whole()


def _kept(item: Item) -> bool:
    return isinstance(item, Figure) or (isinstance(item, Para) and item.keep_next)


def _limit(sheets: Sheets, band: Band) -> None:
    """Let ``band`` count the pages from the present one on."""
    if band.last is not None:
        pages, height = band.last
        if pages == 0 and sheets.page is not None:
            sheets.page.height = min(sheets.page.height, height)
        band.last = (pages - 1, height)


def _last(sheets: Sheets, items: list[Item], pitch: float, *, widows: bool) -> tuple[int, float] | None:
    """After how many pages ``items`` end, and how high the columns of that page are to be; None where nothing is to be gained."""
    trial = _try(sheets, items, None, None, pitch, widows)
    page = trial.page
    if page is None:
        return None
    most = page.height
    taken = page.column * (most - 2 * pitch) + page.used  # up to two lines may be free at a column's foot
    height = max(math.floor(taken / sheets.area.columns / pitch), LEAST_LINES) * pitch
    while height < most:
        try:
            done = _try(sheets, items, (trial.turned, height), trial.turned, pitch, widows).page
        except TooLowError:
            done = None
        if done is not None and max(done.lowest, done.used) <= height + 0.01:
            return trial.turned, height
        height += pitch
    return None


def _try(
    sheets: Sheets, items: list[Item], last: tuple[int, float] | None, most: int | None, pitch: float, widows: bool
) -> TrialSheets:
    """Put ``items`` on trial pages from the present place on."""
    from convkit.writers.pdf.flow import Flow

    page = replace(sheets.current(), parts=[], owners=[], annotations=[])
    trial = TrialSheets(sheets.area, page, most)
    trial.band = Band(sheets.area, last=last)
    _limit(trial, trial.band)
    Flow(trial, SilentPainter(), SilentStructure(), SilentOutlines(), pitch, widows=widows).put(items)
    return trial


def _height(item: Item) -> float:
    if isinstance(item, Para | Figure):
        return item.before + item.height + item.after
    if isinstance(item, Table):
        return sum(item.heights)
    return 0.0 if isinstance(item, RedHead | RedLine | Columns) else item.style.leading
