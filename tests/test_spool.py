"""Articles go through a spool file unchanged, but for the full record of edits."""

from pathlib import Path

from convkit.model import Provenance
from convkit.provenance import Edit, Step
from convkit.spool import Spool, articles_in
from convkit.testing import article, sample_articles


def test_articles_come_back_equal_and_in_order(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "deep" / "0")
    for one in sample_articles():
        spool.add(one)
    spool.close()
    assert list(articles_in(spool.path)) == sample_articles()


def test_counts_of_edits_stay_and_the_edits_go(tmp_path: Path) -> None:
    steps = (Step("pass", 1, (Edit(0, "a", "b"),)),)
    spool = Spool(tmp_path / "0")
    spool.add(article(provenance=Provenance("a.txt", edits=(("pass", 1),), steps=steps, article_steps=steps)))
    spool.close()
    (back,) = articles_in(spool.path)
    assert back.provenance.edits == (("pass", 1),)
    assert (back.provenance.steps, back.provenance.article_steps) == ((), ())


def test_an_empty_spool_and_a_discarded_one(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "0")
    spool.close()
    assert list(articles_in(spool.path)) == []
    spool.discard()
    assert not spool.path.exists()
