"""Ways that end with the title."""

import pytest

from convkit.passes.trails import way_ends
from convkit.testing import cleaned

BODY = "渡口的灯从今晚起通宵不熄,船夫们商量了半个月,决定轮流看守,每人一夜,风雨无阻。"


@pytest.mark.parametrize(
    ("label", "lines", "over"),
    [
        ("right over the title", ["柳岸书屋 > 历史 > 渡口旧事", "渡口旧事", BODY], 1),
        ("with the page between", ["欢迎来到柳岸书屋!", "柳岸书屋 > 历史 > 渡口旧事", "字体大小:", "18", "渡口旧事", BODY], 4),
        ("gaps apart", ["首页 > 教育 > 渡口旧事(精选 3篇)", "渡口旧事(精选3篇)", BODY], 1),
        ("no title below", ["柳岸书屋 > 历史 > 渡口旧事", "夜航船", BODY], 0),
        ("a sentence above", ["船开了。", "柳岸书屋 > 历史 > 渡口旧事", "渡口旧事", BODY], 0),
        ("a paragraph between", ["柳岸书屋 > 历史 > 渡口旧事", BODY, "渡口旧事"], 0),
        ("a word is no title", ["柳岸书屋 > 历史 > 正文", "正文", BODY], 0),
        ("two places", ["历史 > 渡口旧事", "渡口旧事", BODY], 0),
    ],
)  # fmt: skip
def test_way_ends(label: str, lines: list[str], over: int) -> None:
    assert way_ends(lines) == over, label


def test_the_page_over_the_title_is_furniture() -> None:
    result = cleaned(
        f"亲,欢迎光临柳岸书屋!\n后台有人,会尽快回复!\n柳岸书屋 > 历史 > 渡口旧事\n• 恢复默认\n\n渡口旧事\n\n{BODY}\n\n{BODY}"
    )
    assert [a.title for a in result.articles] == ["渡口旧事"]
    assert len(result.furniture) == 4
