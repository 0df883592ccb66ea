"""The language of a text."""

import pytest

from convkit.passes.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("园丁把树种运到山脚，当地人很高兴，说这样的事过去没有见过。", "zh-Hans"),
        ("船工把燈油運到渡口，村裡人都來幫忙，說這樣的事過去沒有見過。", "zh-Hant"),
        ("庭師は木の種を山のふもとまで運んだ。", "ja"),
        ("정원사는 나무 씨앗을 산기슭으로 옮겼다.", "ko"),
        ("The gardener took the seeds to the foot of the hill.", "en"),
        ("在APP上发放5G手机券，用户通过WIFI登录，见过的人都说方便。", "zh-Hans"),
        ("山高水清，明月如霜。", "zh-Hans"),
        ("「山高水清，明月如霜。」", "zh-Hant"),
        ("", "zh-Hans"),
        ("1234", "zh-Hans"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
