"""Forms of the other script in a text, and wrong ones: told from sound text of every house, from quotations and from other languages."""

from __future__ import annotations

import pytest

from convkit.draft import Draft
from convkit.model import Field
from convkit.passes import mixed
from convkit.passes.mixed import PAIRS, WRONG, strangers
from convkit.passes.opencc_matcher import converter
from convkit.pipeline import Pipeline
from convkit.provenance import SourceRef
from convkit.survey import OPEN

(SPEC,) = mixed.PASSES

SPOILED = [
    ("simplified forms were left", "志愿隊對于防汛的事很上心，有癥狀的人不能坐在里面。縣里采取了辦法，之后由于雨大，渡口關閉了兩個月。",
     True, ["于", "愿", "里"]),
    ("each character got its usual form", "皇後的頭發很長，離宮三公裏的山穀裡有一座寺，她隻有春天纔去，曬的餅幹放在窗臺上，內髒不好，也不準吃。",
     True, ["皇後", "頭發", "公裏"]),
    ("and so with a map of rare forms", "走瞭三天，方嚮不對，遠處齣現瞭燈，大傢決定嚮前，結閤地圖一看，還在國傢公園裡麵，時鍾停瞭。",
     True, ["方嚮", "齣現", "大傢"]),
    ("traditional forms were left in simplified text", "渡口的灯從昨晚开始换成新的，老船工们都说比過去亮，夜里下船也不用摸黑，对岸的人也能看见這边的路。",
     False, ["從", "過", "這"]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "traditional", "forms"), SPOILED, ids=[row[0] for row in SPOILED])
def test_a_wrong_conversion_is_found(label: str, text: str, traditional: bool, forms: list[str]) -> None:
    found = strangers(text)
    assert found.traditional is traditional
    joined = "、".join(found.forms)
    assert [form for form in forms if form not in joined] == []


SOUND = [
    ("Taiwan", "志願隊對於防汛的事很上心，有症狀的人不能坐在裡面。縣裡採取了辦法，之後由於雨大，渡口關閉了兩個月。"),
    ("words that hold rarer forms", "皇后與于先生走了三公里，余家的采邑在征途上，後來占卜的人說：鄰里都來了，準時開門，制度很嚴。"),
    ("house style", "台灣的群眾在床上吃麵，周先生和游小姐只有一隻貓，證書托人寫好了，這個胡同沒有門牌，學校關著。"),
    ("Hong Kong", "羣眾在牀上喫麪，衞生署説這裏的巴士由啟德開出，綫路沒有改動，着重安全，擺檔的人都裝上了鐘。"),
    ("dry, to do, to interfere", "幹部說天氣乾燥，不要干預，若干人沿欄杆站着，把餅乾分給大家，乾隆年間的樹幹還在。"),
    ("hair and to send", "他的頭髮白了，還在發信，理髮店的燈發亮，一髮千鈞的時候，發展出新的辦法。"),
    ("to understand, and a watchtower", "為瞭解情況，她登上瞭望塔，遠處的山巒一目瞭然，只有鳥聲和風聲，這時候天已經亮了。"),
    ("a quotation in the other script", "老師在黑板上寫了一行字：“东风夜放花千树，更吹落、星如雨”，說這是簡體的寫法，學生們照著抄了兩遍，誰也沒有出聲。"),
    ("simplified, of course", "渡口的灯从昨晚开始换成新的，老船工们都说比过去亮，夜里下船也不用摸黑，对岸的人也能看见这边的路。"),
    ("simplified, with a title quoted", "展出的还有一本旧书，封面题着《國語學習與實踐叢書》，是县图书馆从旧书摊上买来的，管理员说这样的书现在不多见了。"),
    ("simplified, with forms that both have", "乾隆年间的窑址、著名的瞭望台、慰藉人心的歌，都写在这本书里，於菟是老虎的别名，这个字读起来很难。"),
    ("too few to tell", "渡口的燈換成了新的，老船工們說比過去亮，只是夜里還有些暗，對岸的人看不見這邊的路，等到天亮纔放心，兩個人輪流看著。"),
    ("Japanese", "日本の国会は対応を発表した。学校の図書館では、経済と歴史の本が増えている。"),
    ("nothing", ""),
    ("letters", "A,B"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text"), SOUND, ids=[row[0] for row in SOUND])
def test_sound_text_is_not_reported(label: str, text: str) -> None:
    assert not strangers(text).forms


PLAIN = "志愿者对于准备工作很细心，没有症状的人才能进里面。皇后的头发很长，离三公里远，只有干部在发展农业，钟停了，一只鸟飞走了，后来大家放松下来，吃了面条和饼干。"


@pytest.mark.parametrize("name", ["s2t", "s2tw", "s2hk", "s2twp"])
def test_what_we_convert_is_not_reported(name: str) -> None:
    assert not strangers(converter(name).convert(PLAIN)).forms
    assert not strangers(converter("t2s").convert(converter(name).convert(PLAIN))).forms


@pytest.mark.parametrize("name", ["s2tw", "s2hk"])
def test_no_conversion_of_ours_makes_a_word_that_is_called_wrong(name: str) -> None:
    """Each word back in simplified characters, converted by phrases, is another one: the list and OpenCC agree."""
    made = {word: converter(name).convert(converter("t2s").convert(word)) for word in WRONG.split()}
    assert [word for word, right in made.items() if word == right] == []


def test_lists_have_no_word_twice() -> None:
    words = (PAIRS + " " + WRONG).split()
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_it_is_noted_with_the_article_and_nothing_is_changed() -> None:
    text = SPOILED[0][1]
    draft = Draft(SourceRef("page", 0, 1, 1, "utf-8"), text)
    Pipeline([SPEC]).run(draft, SPEC, OPEN)
    assert draft.text == text
    (problem,) = draft.problems
    assert problem.code == "W_VARIANT"
    assert problem.message.startswith("simplified or wrong forms in a traditional text (")


def test_an_article_in_another_language_is_none_of_its_business() -> None:
    text = SPOILED[0][1]
    draft = Draft(SourceRef("page", 0, 1, 1, "utf-8"), text, fields=[Field("language", 0, 0, "ja", keep=True)])
    Pipeline([SPEC]).run(draft, SPEC, OPEN)
    assert not draft.problems
