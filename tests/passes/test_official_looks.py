"""What one line of an official document can be."""

import pytest

from convkit.passes.official import looks
from convkit.passes.official.numbers import numbered


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("青政办发〔2030〕7号", "青政办发〔2030〕7号", ""), ("青政办发[2030]7号", "青政办发[2030]7号", ""), ("青政办发（2030）7号", "青政办发（2030）7号", ""),
        ("青政办发【2030】 第 7 号", "青政办发【2030】 第 7 号", ""), ("（青）安委办﹝2030﹞7号", "（青）安委办﹝2030﹞7号", ""), ("青政办发〔2030〕7-2号", "青政办发〔2030〕7-2号", ""),
        ("青政办发2030年7号", "青政办发2030年7号", ""), ("财农字[90]第12号", "财农字[90]第12号", ""), ("(90)农计字第5号", "(90)农计字第5号", ""),
        ("府水字第1190001234號", "府水字第1190001234號", ""), ("（2030）青0123民初45号", "（2030）青0123民初45号", ""), ("（2030）青01刑终7号之二", "（2030）青01刑终7号之二", ""),
        ("（青政办发〔2030〕7号）", "青政办发〔2030〕7号", ""), ("青政办发〔2030〕7号　　签发人：林川", "青政办发〔2030〕7号", ""),
        ("关于修缮渡口的通知（青水发〔2030〕5号）", "青水发〔2030〕5号", "关于修缮渡口的通知"), ("关于修缮渡口的通知 青水发〔2030〕5号", "青水发〔2030〕5号", "关于修缮渡口的通知"),
        ("青水发〔2030〕5号 关于修缮渡口的通知", "青水发〔2030〕5号", "关于修缮渡口的通知"), ("青山市人民政府令第15号", "第15号", "青山市人民政府令"),
        ("第 15 号", "第 15 号", ""), ("2030年第3号", "2030年第3号", ""), ("（总第12期）", "总第12期", ""), ("第12期（总第140期）", "第12期（总第140期）", ""),
        ("〔十七届〕第六号", "〔十七届〕第六号", ""), ("柳卫农 (2OO9) 88 号", "柳卫农 (2OO9) 88 号", ""), ("青交函〔2031〕12号      类别标记：A", "青交函〔2031〕12号", ""),
        ("国办发明电〔2030〕2号", "国办发明电〔2030〕2号", ""), ("法释〔二〇三〇〕三号", "法释〔二〇三〇〕三号", ""),
    ],
)  # fmt: skip
def test_numbers(line: str, number: str, title: str) -> None:
    seen = numbered(line)
    assert seen is not None
    assert line[seen.start : seen.end] == number
    assert line[slice(*seen.title)] == title if seen.title else title == ""


@pytest.mark.parametrize(
    "line",
    [
        "根据青政办发〔2030〕7号文件，各乡镇要修好渡口。", "他住在3号", "渡口街12号院", "一、青政办发〔2030〕7号文件精神", "第三次", "5号", "2030年3月9日",
        "车票号：A123号", "《关于修缮渡口的通知》（青水发〔2030〕5号）要求，各乡镇修好渡口", "房间在二楼（202）", "联系电话：0123-4567890",
    ],
)  # fmt: skip
def test_what_is_no_number(line: str) -> None:
    assert numbered(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "各乡镇人民政府，县直各部门：", "各县（市、区）人民政府，市政府各委、办、局，各有关单位:", "你局：", "青山县水务局：", "省财政厅、水利厅：",
        "各中小学校、幼儿园：", "全县广大农户：", "各会员单位：", "云溪市人大常委会：", "各市（州）人民政府，省直各部门，有关高等学校，各人民团体：", "各科室：",
        "有关企业：", "青山县供销社、各乡镇农技站：", "局机关各股室、局属各单位：", "本公司各部门：",
    ],
)  # fmt: skip
def test_addressees(line: str) -> None:
    assert looks.addresses(line)


@pytest.mark.parametrize(
    "line",
    [
        "他站在桥头说：", "现将有关事项通知如下：", "同志们：", "各位代表：", "附件：", "抄送：县委办公室，各乡镇人民政府：", "为修好渡口，县政府决定：",
        "会议要求：", "一、各乡镇人民政府：", "时间：", "联系人：", "亲爱的朋友：", "问：", "老船工王大河：", "县政府决定：", "第一：",
    ],
)  # fmt: skip
def test_what_addresses_nobody(line: str) -> None:
    assert not looks.addresses(line)


@pytest.mark.parametrize(
    "line",
    [
        "青山县人民政府办公室", "中共青山县委员会", "青山县水务局　　青山县财政局", "青山县总工会（盖章）", "青山（北岸）渡运有限公司", "县长　方立群",
        "市长：何青", "青山县“三夏”工作领导小组办公室", "中国共产党青山县委员会", "石桥中学", "白渡社区居委会", "青山縣政府水利處",
    ],
)  # fmt: skip
def test_signatures(line: str) -> None:
    assert looks.signs(line)


@pytest.mark.parametrize(
    "line",
    ["附件：青山县水务局", "一、县水务局", "做好宣传工作", "方立群", "2030年3月9日", "请各乡镇抓好落实。", "青山县水务局关于修缮渡口的通知", "第一组"],
)  # fmt: skip
def test_what_signs_nothing(line: str) -> None:
    assert not looks.signs(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [("000123", "份号"), ("机密★1年", "密级"), ("秘密★ 3 年", "密级"), ("绝密", "密级"), ("特 急", "紧急程度"), ("加急", "紧急程度"),
     ("123", ""), ("秘密花园", ""), ("急诊", ""), ("机密档案室", ""), ("内部装修", "")],
)  # fmt: skip
def test_classifications(line: str, name: str) -> None:
    assert looks.classifies(line) == name


@pytest.mark.parametrize(
    ("title", "closed"),
    [
        ("青山县人民政府办公室 关于做好春季 植树工作的通知", "青山县人民政府办公室关于做好春季植树工作的通知"),
        ("青山县水务局 青山县财政局关于修缮渡口的通知", "青山县水务局 青山县财政局关于修缮渡口的通知"),
        ("青山县水务局　青山县财政局 关于修缮渡口的通知", "青山县水务局 青山县财政局关于修缮渡口的通知"),
        ("关于印发《渡口 管理办法》的通知", "关于印发《渡口管理办法》的通知"),
        ("关于做好 2030 年防汛工作的通知", "关于做好2030年防汛工作的通知"),
        ("关于 APEC 会议的通知", "关于 APEC 会议的通知"),
    ],
)
def test_spaces_in_a_title(title: str, closed: str) -> None:
    for start, end, new in reversed(looks.title_gaps(title)):
        title = title[:start] + new + title[end:]
    assert title == closed
