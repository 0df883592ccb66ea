"""Languages and fonts."""

import pytest

from convkit.writers.docx.typefaces import FACES, LATIN, TABLE, Language, font_table, fonts, language_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("zh-Hans", ("zh-CN", "hans")), ("zh", ("zh-CN", "hans")), ("zh-CN", ("zh-CN", "hans")),
        ("zh-Hant", ("zh-TW", "hant")), ("zh-TW", ("zh-TW", "hant")), ("zh-Hant-HK", ("zh-HK", "hant")),
        ("zh-Hans-HK", ("zh-CN", "hans")), ("en", ("en-US", "latin")), ("en-GB", ("en-GB", "latin")), ("fr", ("fr", "latin")),
        ("ja", ("ja-JP", "ja")), ("ko", ("ko-KR", "ko")), ("", ("zh-CN", "hans")), ('"><x>', ("zh-CN", "hans")),
    ],
)  # fmt: skip
def test_languages(name, expected):
    assert language_of(name) == Language(*expected)


def test_chinese_quotation_marks_come_from_the_chinese_face():
    assert fonts("song", "hans") == (
        '<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="宋体" w:cs="Times New Roman"/>'
    )


def test_those_of_english_text_do_not():
    assert 'w:hAnsi="Times New Roman"' in fonts("song", "latin")


def test_every_font_is_in_the_table_and_has_its_english_name():
    for script, faces in FACES.items():
        assert faces.keys() == LATIN.keys()
        assert all(TABLE[face][0].isascii() and TABLE[face][0] for face in faces.values()), script
    assert 'w:name="宋体"><w:altName w:val="SimSun"/>' in font_table(["hans"])
