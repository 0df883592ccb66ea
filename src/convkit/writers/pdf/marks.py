"""Which characters a line may not begin or end with, and how much blank each mark can give.

Sources: W3C Requirements for Chinese Text Layout (CLREQ) 3.1.3 to 3.1.6, GB/T 15834-2011 5.1; small kana and the sound
mark after JIS X 4051.  Blanks are in thousandths of the em.
"""

from __future__ import annotations

LIGATURE = "\udffe"
"""Stands in code text for the first half of a joined —— (its glyph shows both)."""
SKIP = "\udfff"
"""Stands in code text for the second half; it is not drawn."""

OPENING = "‘“（〔［｛〈《「『【〖〝｢｟"
CLOSING = "、，。．：；！？’”）〕］｝〉》」』】〗〞｣｠"

NO_START = frozenset(
    CLOSING + "·・～–‐゠,.:;!?)]}%‰℃°％々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶヽヾゝゞ\u3000 \u00a0" + SKIP
)
"""Not at the start of a line.  The spaces stand here because they stay behind at the end of the line before."""

NO_END = frozenset(OPENING + "([{￥$£#@/／＄￡＃＠¥\u00a0" + LIGATURE)
"""Not at the end of a line."""

PAIRS = frozenset("—…⋯―")
"""Two of the same are one mark and are never divided."""

MARK_CLASS = f"[{OPENING}{CLOSING}]".replace("［", r"\［").replace("］", r"\］")
"""A regular expression's class of the marks that give blank."""

LEFT_BLANK: dict[str, int] = dict.fromkeys(OPENING, 500)
"""The blank before the ink of a mark."""

RIGHT_BLANK: dict[str, int] = dict.fromkeys(CLOSING, 500)
"""The blank after the ink of a mark, where marks stand low and left (mainland faces)."""

CENTRED = "、，。．：；！？"
"""The marks that stand in the middle of their cell in traditional faces; they give a quarter em at each side."""

CENTRED_LEFT = LEFT_BLANK | dict.fromkeys(CENTRED, 250)
CENTRED_RIGHT = RIGHT_BLANK | dict.fromkeys(CENTRED, 250)

GAP = 120
"""Between a hanzi and a Latin letter or digit.  CLREQ 3.2.2 allows 125 to 250, but text extractors take a gap above
120 (MuPDF) or 150 (Poppler) for a space."""

SPREAD = 120
"""The most that may be set between two characters of a line, for the same reason."""

SQUEEZE = 250
"""What one mark inside a line gives up when a line is too full."""
