"""Years of eras: the Republic, the Japanese eras since Meiji, the Qing reigns and their sexagenary cycle.

The first years are those of the calendars' concordances (China: first year of a reign is the one after the old emperor's death).  A
year of the lunar calendar is given as the solar year that most of it lies in; its months and days are not converted.
"""

from __future__ import annotations

from typing import NamedTuple


class Era(NamedTuple):
    """The first and last solar year of an era; ``solar``: the year from which on its months are those of the solar calendar."""

    first: int
    last: int
    solar: int = 9999


ERAS = {
    "中華民國": Era(1912, 2999, 0), "中华民国": Era(1912, 2999, 0), "民國": Era(1912, 2999, 0), "民国": Era(1912, 2999, 0),
    "令和": Era(2019, 2999, 0), "平成": Era(1989, 2019, 0), "昭和": Era(1926, 1989, 0), "大正": Era(1912, 1926, 0),
    "明治": Era(1868, 1912, 1873),
    "宣统": Era(1909, 1911), "宣統": Era(1909, 1911), "光绪": Era(1875, 1908), "光緒": Era(1875, 1908), "同治": Era(1862, 1874),
    "咸丰": Era(1851, 1861), "咸豐": Era(1851, 1861), "道光": Era(1821, 1850), "嘉庆": Era(1796, 1820), "嘉慶": Era(1796, 1820),
    "乾隆": Era(1736, 1795), "雍正": Era(1723, 1735), "康熙": Era(1662, 1722), "顺治": Era(1644, 1661), "順治": Era(1644, 1661),
}  # fmt: skip
ERA_NAMES = "|".join(sorted(ERAS, key=len, reverse=True))
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def era_year(era: str, year: int | str) -> tuple[int | None, bool]:
    """The solar year of ``year`` of ``era``, a number from 1 or a sign of the cycle (甲子), and whether months are solar.

    None where the era has no such year, or where its length leaves a sign open (康熙壬寅 is two years).
    """
    first, last, solar = ERAS[era]
    if isinstance(year, int):
        found = first + year - 1
        return (found if year >= 1 and found <= last else None), found >= solar
    years = [one for one in range(first, min(last, first + 120) + 1) if sign(one) == year]
    return (years[0] if len(years) == 1 else None), solar == 0


def sign(year: int) -> str:
    """The sign of a solar year in the cycle of sixty: 1984 is 甲子."""
    return STEMS[(year - 4) % 10] + BRANCHES[(year - 4) % 12]
