"""Chinese numerals as chapters, dates and documents write them."""

from __future__ import annotations

DIGITS = {
    **dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)),
    **dict(zip("○两兩壹贰貳叁參肆伍陆陸柒捌玖元", (0, 2, 2, 1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 1), strict=True)),
    **dict(zip("⼀⼆⼋⼗", (1, 2, 8, 10), strict=True)),
}
UNITS = {"十": 10, "拾": 10, "⼗": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000, "萬": 10000}
TENS = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
NUMERALS = "".join(DIGITS) + "".join(UNITS) + "".join(TENS)
"""Every character that a numeral may hold (beside ASCII and full-width digits)."""


def value(text: str) -> int | None:
    """The number that ``text`` writes (一百二十三, 二〇二一, 廿三, 12, １２, 一0三); None where it writes none."""
    text = text.strip()
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    text = text.replace("0", "〇").replace("０", "〇")
    if all(character in DIGITS and DIGITS[character] < 10 for character in text) and len(text) > 1:
        return int("".join(str(DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in UNITS:
            unit = UNITS[character]
            if unit == 10000:
                total += max(1, section + digit) * unit
                section = 0
            else:
                section += max(1, digit) * unit
            digit = 0
        elif character in TENS:
            section += TENS[character]
            digit = 0
        elif character in DIGITS:
            digit = DIGITS[character]
        else:
            return None
    return total + section + digit
