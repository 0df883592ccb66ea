"""The words that a headline and two texts share."""

from convkit.passes.affinity import shared, taken_up, terms


def test_terms_hold_no_function_words() -> None:
    assert terms("水库的灯") == {"水库"}
    assert terms("Night trains of the coast") == {"night", "trains", "coast"}
    assert terms("灯台のカタカナ") == {"灯台", "カタカナ"}


def test_a_report_takes_up_its_headline() -> None:
    title = terms("三座水库本月蓄水")
    assert taken_up(title, terms("全县三座水库自本月起同时蓄水。")) > 0.7
    assert taken_up(title, terms("旧书摊搬进桥下的长廊。")) == 0.0
    assert taken_up(frozenset(), title) == 0.0


def test_two_stretches_of_one_subject_share_words() -> None:
    one, other = terms("水库蓄水以后，渠道清过一遍。"), terms("渠道通水，水库的闸门由站长看守。")
    assert shared(one, other) > 0.2
    assert shared(one, frozenset()) == 0.0
