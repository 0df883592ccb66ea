from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from epub_books import Problems, said, write

from convkit.contract import Publication
from convkit.model import BlockKind, Contributor
from convkit.testing import article, sample_articles
from convkit.writers.epub.metadata import CONFORMANCE, Contents, metadata
from convkit.writers.epub.package import identifier_from, package

K = BlockKind


def lines(held: Contents, problems: Problems | None = None, language: str = "zh-Hans", **given: str) -> list[str]:
    publication = Publication("题", language=language, metadata=given)
    return metadata(publication, "题", "urn:x", held, problems or Problems()).splitlines()


def test_what_the_package_says_of_the_book(tmp_path: Path) -> None:
    given = {"publisher": "青山出版社", "keywords": "水利；春耕", "date": "2031-07", "series": "青山", "volume": "3"}
    found = said(
        write(
            tmp_path / "a.epub",
            sample_articles(),
            title="春耕文集",
            authors=("林川", "", "何青"),
            modified="2031-07-01T08:00:00Z",
            identifier="urn:isbn:9780000000000",
            metadata={**given, "译者": "周行"},
        )
    )
    assert found["title"] == ["春耕文集"]
    assert found["creator"] == ["林川", "何青"]
    assert found["contributor"] == ["周行"]
    assert found["role"] == ["aut", "aut", "trl"]
    assert found["identifier"] == ["urn:isbn:9780000000000"]
    assert found["language"] == ["zh-CN", "zh-Hant", "en"], "the book's own first"
    assert found["dcterms:modified"] == ["2031-07-01T08:00:00Z"]
    assert found["publisher"] == ["青山出版社"]
    assert found["subject"] == ["水利", "春耕"]
    assert found["date"] == ["2031-07"]
    assert found["belongs-to-collection"] == ["青山"]
    assert found["group-position"] == ["3"]


def test_the_only_article_of_a_book_says_what_nobody_else_did(tmp_path: Path) -> None:
    made = replace(sample_articles()[0], contributors=(Contributor("何青", "photographer"), Contributor("叶", "")))
    found = said(write(tmp_path / "a.epub", [made]))
    assert (found["date"], found["source"]) == (["2031-07-01"], ["本报讯"])
    assert (found["contributor"], found["role"]) == (["何青", "叶"], ["pht"])
    given = said(write(tmp_path / "b.epub", [made], metadata={"date": "2033", "editor": "苏"}))
    assert (given["date"], given["contributor"]) == (["2033"], ["苏"])
    assert "date" not in said(write(tmp_path / "c.epub", [made, made]))


def test_what_cannot_stand_in_the_package_is_left_out(tmp_path: Path) -> None:
    found = said(write(tmp_path / "a.epub", [], modified="yesterday", metadata={"date": "1. Juli", "volume": "3"}))
    assert found["dcterms:modified"] == ["1980-01-01T00:00:00Z"]
    assert "date" not in found
    assert "group-position" not in found


def test_a_book_from_right_to_left_says_so() -> None:
    rtl = package("ug", "", [])
    assert 'xml:lang="ug" dir="rtl"' in rtl
    assert '<spine page-progression-direction="rtl">' in rtl
    assert "rtl" not in package("zh-Hans", "", [])


# --- accessibility -------------------------------------------------------------------------------------------------


def test_accessibility_is_stated_and_no_conformance_claimed(tmp_path: Path) -> None:
    found = said(write(tmp_path / "a.epub", sample_articles()))
    assert found["schema:accessMode"] == ["textual", "visual"]
    assert found["schema:accessModeSufficient"] == ["textual,visual", "textual"]
    assert {"tableOfContents", "alternativeText", "rubyAnnotations"} <= set(found["schema:accessibilityFeature"])
    assert found["schema:accessibilityHazard"] == ["none"]
    assert found["schema:accessibilitySummary"][0]
    assert "dcterms:conformsTo" not in found
    plain = said(write(tmp_path / "b.epub", [], cover="none"))
    assert (plain["schema:accessMode"], plain["schema:accessModeSufficient"]) == (["textual"], ["textual"])
    assert {"alternativeText", "rubyAnnotations"}.isdisjoint(plain["schema:accessibilityFeature"])


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_pictures_without_words_are_not_called_readable(language: str) -> None:
    found = "\n".join(lines(Contents(pictures=True, undescribed=True), language=language))
    assert re.findall(r'accessModeSufficient">(.*?)<', found) == ["textual,visual"]
    assert "alternativeText" not in found
    assert ("没有文字说明" in found) or ("no description" in found)


def test_conformance_is_claimed_where_somebody_certifies_it() -> None:
    problems = Problems()
    claim = f'<meta property="dcterms:conformsTo" id="conformance">{CONFORMANCE}</meta>'
    assert claim in lines(Contents(), certified_by="青山出版社")
    assert claim not in lines(Contents())
    assert claim not in lines(Contents(pictures=True, undescribed=True), problems, certified_by="青山出版社")
    assert problems.counts == {"W_IMAGE": 1}


def test_the_identifier_follows_from_what_is_in_the_book(tmp_path: Path) -> None:
    made = identifier_from("题", ["a", "b"])
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", made)
    assert made == identifier_from("题", ["a", "b"])
    assert len({made, identifier_from("题", ["ab"]), identifier_from("题", ["b", "a"]), identifier_from("", [])}) == 4
    assert said(write(tmp_path / "a.epub", [article()]))["identifier"][0].startswith("urn:uuid:")
