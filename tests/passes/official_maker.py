"""Official documents made by a seed: all 15 kinds of GB/T 9704 and their parts, laid out and damaged as copies from PDF, web and OCR are.

Each comes with what a reader would enter in a register: number, title, addressee, date, issuer.
"""

from __future__ import annotations

import re
from random import Random
from typing import NamedTuple


class Notice(NamedTuple):
    """A document's text and its labels; None where it has no such part."""

    text: str
    number: str | None
    title: str
    addressee: str | None
    date: str
    issuer: str | None


PLACES = ("青山县", "云溪市", "白渡区", "石桥镇", "柳河省", "临川自治州", "东坝乡", "南屏街道")
BUREAUX = (
    "水务局", "教育局", "交通运输局", "农业农村局", "市场监督管理局", "文化广电和旅游局", "应急管理局", "财政局",
    "人力资源和社会保障局", "卫生健康委员会", "发展和改革委员会", "民政局", "总工会", "妇女联合会",
)  # fmt: skip
MATTERS = (
    "春季植树造林", "渡口安全管理", "冬春农田水利建设", "中小学校舍修缮", "古桥保护", "防汛物资储备", "农村公路养护", "学生营养餐供应",
    "河道采砂专项整治", "老旧小区供水管网改造", "农贸市场食品抽检", "第三次土壤普查", "2030年夏季征兵", "高温天气户外作业劳动保护",
    "城乡居民基本医疗保险参保缴费", "“十五五”水利发展规划编制",
)  # fmt: skip
CODES = (
    "青政办发",
    "云府",
    "白教体字",
    "柳政函",
    "青水农",
    "临交运规",
    "石镇政发",
    "东委办",
    "青财农",
    "云人社发",
    "白市监",
    "（青）安委办",
)
PAPERS = (
    "实施方案",
    "管理办法",
    "暂行规定",
    "工作细则",
    "考核办法（试行）",
    "三年行动计划（2030—2032年）",
    "应急预案",
    "若干措施",
)
ACTIONS = (
    "把任务分到人头", "在月底以前报送名册", "逐座登记造册", "安排专人值守", "按旧例预留经费", "同气象站互通雨情", "不得向农户摊派",
    "把清单张贴在村口", "及时更换锈蚀的锚链", "组织一次演练", "留存照片备查", "先修支渠后修干渠", "会同驻村工作队入户核对",
)  # fmt: skip
SUBJECTS = ("各村", "各单位", "有关股室", "各学校", "沿河各站", "各项目负责人", "牵头部门", "各渡口管理员", "县直机关")
REASONS = (
    "为保证汛期行船安全",
    "根据上级部署",
    "针对去年冬天暴露的问题",
    "为方便群众办事",
    "按照年度工作安排",
    "考虑到今年雨水偏多",
)
HEADS = (
    "提高认识",
    "明确分工",
    "落实经费",
    "加强巡查",
    "严格考核",
    "备足物资",
    "做好宣传",
    "工作要求",
    "时间安排",
    "组织领导",
)
ENDINGS = ("特此通知。", "请认真贯彻执行。", "请结合实际抓好落实。", "以上意见，请研究执行。", "")
NAMES = ("方立群", "罗小满", "林川", "何青", "许远", "欧阳明", "石　磊", "沈 河")
DIGITS = "〇一二三四五六七八九"


def sentence(random: Random) -> str:
    """One sentence of a body."""
    parts = [random.choice(REASONS)] if random.random() < 0.4 else []
    subject = random.choice(SUBJECTS)
    actions = random.sample(ACTIONS, random.randint(1, 3))
    return "，".join([*parts, f"{subject}要{actions[0]}", *actions[1:]]) + "。"


def paragraph(random: Random) -> str:
    """Two to five sentences."""
    return "".join(sentence(random) for _ in range(random.randint(2, 5)))


def numeral(number: int) -> str:
    """A number below 100 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def printed(random: Random, year: int, month: int, day: int) -> str:
    """A date as such documents print it."""
    if random.random() < 0.3:
        zero = random.choice("〇○零〇OＯ0")
        return f"{''.join(DIGITS[int(d)] for d in str(year))}年{numeral(month)}月{numeral(day)}日".replace("〇", zero)
    return f"{year}年{month}月{day}日"


class Draftsman:
    """Makes one document from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = r = Random(seed)
        place = r.choice(PLACES)
        self.place = place
        self.organ = r.choice(
            [f"{place}人民政府", f"{place}人民政府办公室", place + r.choice(BUREAUX), f"中共{place}委员会办公室"]
        )
        self.organs = [self.organ]
        self.matter = r.choice(MATTERS)
        self.year, self.month, self.day = r.randint(1998, 2034), r.randint(1, 12), r.randint(1, 28)
        self.date = printed(r, self.year, self.month, self.day)
        self.number: str | None = self._number()
        self.head: list[str] = []
        self.body: list[str] = []
        self.tail: list[str] = []
        self.note = ""
        self.signed: list[str] = []
        self.addressee: str | None = None
        self.title = ""

    def _number(self) -> str:
        r = self.random
        opening, closing = r.choice(["〔〕", "〔〕", "〔〕", "[]", "（）", "【】", "［］", "()", "﹝﹞"])
        return f"{r.choice(CODES)}{opening}{self.year}{closing}{r.randint(1, 320)}号"

    # --- parts ---

    def levels(self, deep: bool = True) -> list[str]:
        """A body with heads of up to four levels."""
        r = self.random
        lines = [f"{r.choice(REASONS)}，现就{self.matter}有关事项通知如下：" if r.random() < 0.6 else paragraph(r)]
        for index, head in enumerate(r.sample(HEADS, r.randint(2, 4)), 1):
            style = r.random()
            if style < 0.55:
                lines.append(f"{numeral(index)}、{head}")
            elif style < 0.8:
                lines.append(f"{numeral(index)}、{head}。{paragraph(r)}")
                continue
            else:
                lines.append(f"{numeral(index)}、{sentence(r)}")
                continue
            if deep and r.random() < 0.5:
                for sub, name in enumerate(r.sample(HEADS, 2), 1):
                    lines.append(f"（{numeral(sub)}）{name}。{paragraph(r)}")
                    if r.random() < 0.4:
                        lines += [f"{n}.{sentence(r)}" for n in (1, 2)]
                        lines += [f"（{n}）{sentence(r)}" for n in (1, 2)] if r.random() < 0.4 else []
            else:
                lines += [paragraph(r) for _ in range(r.randint(1, 2))]
        return lines

    def to_many(self) -> str:
        r = self.random
        return r.choice(
            [
                "各乡镇人民政府，县直各部门：", "各县（市、区）人民政府，市政府各委、办、局，各有关单位：", f"{self.place}各中小学校：",
                "各科室、各直属单位：", "局属各单位、机关各股室：", "各镇（街道）党委、政府，各有关企业：",
                "各市（州）人民政府，省直各部门，各直属机构，有关高等学校，中央驻柳各单位，各人民团体：", "各会员单位：", "全县广大农户：",
                "各村（居）民委员会：",
            ]
        )  # fmt: skip

    def to_one(self) -> str:
        r = self.random
        return r.choice(
            [
                "云溪市人民政府：",
                "县人民政府：",
                f"{r.choice(PLACES)}{r.choice(BUREAUX)}：",
                "你局：",
                "柳河省水利厅：",
                "白渡区人大常委会：",
            ]
        )

    def title_of(self, kind: str, verb: str = "关于") -> str:
        issuer = self.organ if self.random.random() < 0.65 else ""
        return f"{issuer}{verb}{kind}"

    # --- kinds ---

    def notice(self) -> None:
        r = self.random
        form = r.random()
        if form < 0.5:
            self.title = self.title_of(f"{r.choice(['做好', '切实加强', '进一步规范', '开展'])}{self.matter}工作的通知")
            self.body = self.levels()
            if r.random() < 0.4:
                self.body.append(r.choice(ENDINGS[:3]))
        elif form < 0.8:
            paper = f"{self.place}{self.matter}{r.choice(PAPERS)}"
            self.title = self.title_of(f"印发{paper if r.random() < 0.4 else f'《{paper}》'}的通知")
            self.body = [f"《{paper}》已经研究同意，现印发给你们，请认真贯彻执行。"]
            self.tail = self._attached(paper)
        else:
            other = f"{self.place}{r.choice(BUREAUX)}"
            paper = f"关于{self.matter}的意见"
            self.title = self.title_of(f"转发{other}{paper}的通知", "")
            self.body = [f"{other}《{paper}》已经同意，现转发给你们，请遵照执行。"]
            self.tail = (
                [paper, other, f"（{self.year}年{self.month}月1日）"] if r.random() < 0.5 else [f"{other}{paper}"]
            )
            self.tail += self.levels()
            if len(self.tail[0]) > 24 and r.random() < 0.5:
                self.tail += [other, f"{self.year}年{self.month}月1日"]
        self.addressee = self.to_many()

    def _attached(self, paper: str) -> list[str]:
        r = self.random
        head = [paper] if r.random() < 0.5 else [r.choice(["附件", "附件1", "附件："]), paper]
        if r.random() < 0.4:
            clauses = [f"第{numeral(n)}条　{paragraph(r)}" for n in range(1, r.randint(5, 9))]
            clauses.insert(0, "第一章　总则")
            clauses.insert(4, "第二章　附则")
            return head + clauses
        return head + self.levels()

    def opinion(self) -> None:
        self.title = self.title_of(
            f"{self.random.choice(['加强', '推进', '支持'])}{self.matter}的{self.random.choice(['意见', '实施意见', '指导意见'])}"
        )
        self.addressee, self.body = self.to_many(), self.levels()

    def decision(self) -> None:
        self.title = self.title_of(f"表彰{self.matter}先进集体和先进个人的{self.random.choice(['决定', '通报'])}")
        self.addressee, self.body = self.to_many(), [paragraph(self.random), paragraph(self.random), ""]
        self.body[2] = "希望受表彰的集体和个人再接再厉，为全县作出新的贡献。"

    def request(self) -> None:
        self.title = self.title_of(f"解决{self.matter}经费的请示")
        self.addressee = self.to_one()
        self.body = [
            paragraph(self.random),
            paragraph(self.random),
            self.random.choice(["妥否，请批示。", "当否，请审示。"]),
        ]
        if self.random.random() < 0.6:
            self.note = f"（联系人：{self.random.choice(NAMES).replace(' ', '')}，电话：0123-45678{self.random.randint(10, 99)}）"

    def report(self) -> None:
        self.title = self.title_of(f"{self.matter}情况的报告")
        self.addressee, self.body = self.to_one(), [*self.levels(), "特此报告。"]

    def reply(self) -> None:
        r = self.random
        self.title = self.title_of(f"同意{self.matter}方案的批复")
        self.addressee = self.to_one()
        self.body = [
            f"你局《关于{self.matter}方案的请示》（青水〔{self.year}〕{r.randint(1, 40)}号）收悉。经研究，现批复如下：",
            *[f"{numeral(n)}、{sentence(r)}" for n in (1, 2, 3)],
            "此复。",
        ]

    def letter(self) -> None:
        kind = self.random.choice(["函", "复函", "答复"])
        self.title = self.title_of(f"商请支持{self.matter}的{kind}")
        self.addressee, self.body = (
            self.to_one(),
            [paragraph(self.random), paragraph(self.random), self.random.choice(["特此函达。", "专此函复。"])],
        )

    def announcement(self) -> None:
        r = self.random
        kind = r.choice(["公告", "通告"])
        self.title = self.title_of(f"{self.matter}的{kind}") if r.random() < 0.7 else f"{self.organ}{kind}"
        self.body = [
            f"{r.choice(REASONS)}，现将有关事项{kind}如下：",
            *[f"{numeral(n)}、{sentence(r)}" for n in (1, 2, 3)],
            f"特此{kind}。",
        ]
        if r.random() < 0.5:
            self.number = f"{self.year}年第{r.randint(1, 30)}号"

    def order(self) -> None:
        r = self.random
        self.title = f"{self.place}人民政府令"
        self.number = f"第{r.randint(1, 260)}号" if r.random() < 0.7 else f"第 {r.randint(1, 99)} 号"
        paper = f"{self.place}{self.matter}{r.choice(PAPERS[:3])}"
        self.body = [
            f"《{paper}》已经{self.year}年{self.month}月1日{self.place}人民政府第{r.randint(2, 90)}次常务会议通过，现予公布，自{self.year + 1}年1月1日起施行。"
        ]
        self.signed = [f"{r.choice(['县长', '市长', '区长'])}　{r.choice(NAMES)}"]
        self.tail = self._attached(paper)

    def bill(self) -> None:
        self.title = self.title_of("提请审议《渡口管理条例（草案）》的议案")
        self.addressee = f"{self.place}人大常委会："
        self.body = [paragraph(self.random), "现提请审议。"]

    def resolution(self) -> None:
        r = self.random
        session = f"{self.place}第{numeral(r.randint(5, 18))}届人民代表大会第{numeral(r.randint(1, 5))}次会议"
        self.title = f"{session}关于政府工作报告的决议"
        self.date = f"{self.year}年{self.month}月{self.day}日"
        self.head = [f"（{self.date}{session}通过）"]
        self.body = [paragraph(r), paragraph(r)]
        self.number, self.signed = None, ["-"]

    def minutes(self) -> None:
        r = self.random
        self.title = r.choice([f"{self.place}人民政府常务会议纪要", f"关于{self.matter}的专题会议纪要"])
        self.number = r.choice(
            [f"〔{self.year}〕{r.randint(1, 40)}号", f"第{r.randint(1, 40)}期", f"第{r.randint(1, 40)}号"]
        )
        self.body = [
            f"{self.year}年{self.month}月{self.day}日，副县长{r.choice(NAMES)}主持召开会议，研究{self.matter}有关事项。现纪要如下：",
            *[f"{numeral(n)}、{paragraph(r)}" for n in (1, 2, 3)],
        ]
        self.note = f"出席：{'、'.join(name.replace(' ', '').replace('　', '') for name in r.sample(NAMES, 4))}"

    # --- the whole ---

    def draft(self) -> None:
        """Choose a kind and fill the parts."""
        r = self.random
        kind = r.choices(
            [self.notice, self.opinion, self.decision, self.request, self.report, self.reply, self.letter, self.announcement, self.order, self.bill, self.resolution, self.minutes],
            [8, 2, 2, 2, 1, 2, 2, 2, 1, 1, 1, 1],
        )[0]  # fmt: skip
        kind()
        if not self.signed:
            self.signed = list(self.organs)
            if r.random() < 0.15 and kind not in (self.minutes,):
                self.signed.append(self.place + r.choice(BUREAUX))
            if r.random() < 0.12:
                self.signed = []
        if self.signed == ["-"]:
            self.signed = []
        if r.random() < 0.12 and kind not in (self.order, self.announcement, self.minutes):
            self.number = None
        if self.addressee and r.random() < 0.05:
            self.addressee = None
        if not self.note and r.random() < 0.15:
            self.note = r.choice(["（此件公开发布）", "（此件主动公开）", "（此件发至乡镇）"])


class Printer(Draftsman):
    """Lays a document out, and damages it."""

    def lines(self) -> list[tuple[str, str]]:
        """The parts in order, each with what it is: head, number, title, addressee, body, annex, signed, date, note, copy."""
        r = self.random
        out: list[tuple[str, str]] = []
        if r.random() < 0.1:
            out += [("mark", "000123")] * (r.random() < 0.5) + [
                ("mark", r.choice(["机密★1年", "特急", "加急", "秘密★3年"]))
            ]
        formal = r.random()
        if self.number and formal < 0.35 and "发" in self.number:
            out.append(("red", f"{self.organ}文件"))
        number = [("number", self.number)] if self.number else []
        if number and r.random() < 0.1 and self.addressee:
            number = [("number", f"{self.number}　　　　签发人：{r.choice(NAMES).replace(' ', '').replace('　', '')}")]
        title = [("title", self.title)]
        if len(number) == 1 and r.random() < 0.08 and "第" not in str(self.number):
            shape = r.random()
            if shape < 0.4:
                return [*out, ("title", f"{self.title}（{self.number}）"), *self._rest()]
            if shape < 0.7:
                return [*out, *title, ("number", f"（{self.number}）"), *self._rest()]
            return [*out, ("number", f"{self.number} {self.title}"), *self._rest()]
        after = self.title.endswith(("令", "纪要", "公告", "通告")) or (number and r.random() < 0.3 and out == [])
        out += title + number if after else number + title
        return out + self._rest()

    def _rest(self) -> list[tuple[str, str]]:
        """The parts under number and title."""
        r = self.random
        out: list[tuple[str, str]] = []
        out += [("under", line) for line in self.head]
        out += [("addressee", self.addressee)] if self.addressee else []
        out += [("body", line) for line in self.body]
        if not self.tail and self.addressee and r.random() < 0.25:
            names = [f"{self.place}{r.choice(MATTERS)}{r.choice(PAPERS)}" for _ in range(r.randint(1, 3))]
            out += [("annex", f"附件：{names[0]}")] if len(names) == 1 else [
                ("annex", ("附件：" if n == 1 else "　　　") + f"{n}.{name}") for n, name in enumerate(names, 1)
            ]  # fmt: skip
        if not self.head:
            out += self._end()
        out += [("note", self.note)] if self.note else []
        out += [("tail", line) for line in self.tail]
        if r.random() < 0.2:
            out.append(
                (
                    "copy",
                    f"抄送：{r.choice(['县委办公室，县人大办公室，县政协办公室', '市水利局，县纪委监委', '各民主党派县委'])}。",
                )
            )
            out.append(("copy", f"{self.organ}　　{self.year}年{self.month}月{self.day}日印发"))
        return out

    def _end(self) -> list[tuple[str, str]]:
        r = self.random
        if len(self.signed) == 2 and r.random() < 0.4:
            return [("signed", "　　".join(self.signed)), ("date", self.date)]
        if len(self.signed) == 1 and r.random() < 0.05:
            return [("date", f"{self.signed[0]}　　{self.date}")]
        if self.signed and r.random() < 0.08:
            return [("date", self.date), *(("signed", name) for name in self.signed)]
        return [*(("signed", name) for name in self.signed), ("date", self.date)]

    def make(self) -> Notice:
        """The text and its labels."""
        self.draft()
        lines = self.lines()
        layout = self.random.choice(
            [self.plain, self.spaced, self.indented, self.wrapped, self.wrapped, self.web, self.scan]
        )
        text = self.damaged(layout(lines))
        issuer = "".join(self.signed) or None
        return Notice(
            text, self.number, self.title, self.addressee, f"{self.year}-{self.month:02}-{self.day:02}", issuer
        )

    def title_lines(self, title: str, width: int) -> list[str]:
        """The title broken into lines at most ``width`` long: by sense, evenly, or where the line is full."""
        r = self.random
        if len(title) <= width:
            return [title]
        at = title.find("关于")
        if 4 <= at <= width and r.random() < 0.6:
            return [title[:at], *self.title_lines(title[at:], width)]
        parts = -(-len(title) // width)
        size = -(-len(title) // parts) if r.random() < 0.6 else width
        return [title[i : i + size] for i in range(0, len(title), size)]

    def plain(self, lines: list[tuple[str, str]]) -> str:
        """Each part on a line, as copied from a page on the web."""
        return "\n".join(line for _, line in lines) + "\n"

    def spaced(self, lines: list[tuple[str, str]]) -> str:
        """The same with blank lines, the title broken or with spaces where it was."""
        r = self.random
        out = []
        for part, line in lines:
            if part == "title" and len(line) > 16 and r.random() < 0.6:
                line = r.choice(["\n", " ", "\n\n"]).join(self.title_lines(line, 18))
            out.append(line)
        return "\n\n".join(out) + "\n"

    def indented(self, lines: list[tuple[str, str]]) -> str:
        """Paragraphs set in, the end set to the right, the head in the middle."""
        out = []
        for part, line in lines:
            if part in ("number", "red"):
                out.append(" " * 20 + line)
            elif part == "title":
                out += [" " * 12 + one for one in self.title_lines(line, self.random.choice([16, 20, 26]))]
            elif part in ("signed", "date"):
                out.append(" " * 30 + line)
            else:
                out.append(line if part == "addressee" else "　　" + line)
        return "\n".join(out) + "\n"

    def wrapped(self, lines: list[tuple[str, str]]) -> str:
        """As a PDF of the standard gives it: lines of 28 characters, 22 on a page, page numbers between dashes."""
        return self._pages(lines, self.random.choice([26, 28, 28, 30]), set_in=True)

    def scan(self, lines: list[tuple[str, str]]) -> str:
        """As recognised from a scan: the same lines without any indent."""
        return self._pages(lines, self.random.choice([26, 28, 32]), set_in=False)

    def _pages(self, lines: list[tuple[str, str]], width: int, *, set_in: bool) -> str:
        r = self.random
        rows: list[str] = []
        for part, line in lines:
            middle = part in ("number", "red", "title", "under")
            right = part in ("signed", "date")
            if part == "title":
                pieces = self.title_lines(line, r.choice([16, 18, 20, 22]))
            else:
                lead = "" if middle or right or part in ("addressee", "mark", "copy") else "　　"
                whole = lead + line
                pieces = [whole[i : i + width] for i in range(0, len(whole), width)]
            for piece in pieces:
                if middle and set_in:
                    piece = " " * max(0, width - len(piece)) + piece
                elif right and set_in:
                    piece = " " * max(0, 2 * (width - len(piece) - 4)) + piece
                rows.append(piece if set_in else piece.strip("　 "))
            if part in ("number", "title", "red") and r.random() < 0.3:
                rows.append("")
        numbered = r.random() < 0.6
        out: list[str] = []
        form = r.choice(["— {} —", "－{}－", "- {} -", "{}", "—{}—"])
        for page, start in enumerate(range(0, len(rows), 22), 1):
            out += rows[start : start + 22]
            out += ["", form.format(page), ""] if numbered and len(rows) > 22 else []
        return "\n".join(out) + "\n"

    def web(self, lines: list[tuple[str, str]]) -> str:
        """With the sheet that sites put over a document."""
        r = self.random
        sheet = r.choice(
            [
                [
                    f"发布日期：{self.year}-{self.month:02}-{min(28, self.day + 3):02}  来源：{self.organ}  浏览次数：{r.randint(10, 900)}"
                ],
                [
                    f"发布时间：{self.year}-{self.month:02}-{min(28, self.day + 2):02} 10:2{r.randint(0, 9)}",
                    f"信息来源：{self.place}政府网",
                ],
                [f"发文字号：{self.number}"] * bool(self.number)
                + [f"发布机构：{self.organ}"] * bool(self.signed)
                + [f"发布日期：{self.year}年{self.month}月{self.day}日"],
                [
                    f"作者：法规资料库  时间：2034-05-0{r.randint(1, 9)} 22:45:45  浏览：{r.randint(10, 9000)}",
                    "下载地址：点击此处下载",
                    self.organ,
                    self.title,
                ][: 4 if self.signed else 2],
                [
                    f"索引号：11{r.randint(100, 999)}/2030-00{r.randint(10, 99)}",
                    "主题分类：农业、林业、水利",
                    "有效性：有效",
                ],
            ]
        )
        out = [line for part, line in lines if part not in ("mark", "red")]
        kept = [part for part, _ in lines if part not in ("mark", "red")]
        at = kept.index("title") if "title" in kept else kept.index("number")
        place = 0 if "索引" in sheet[0] else at + 1
        out[place:place] = sheet
        if self.title not in sheet and r.random() < 0.15:
            out.insert(0, self.title)
        gap = r.choice(["\n", "\n\n"])
        return gap.join(out) + "\n" + r.choice(["", "【打印】【关闭】\n", "扫一扫在手机打开当前页\n"])

    def damaged(self, text: str) -> str:
        """Small damage all over."""
        r = self.random
        if r.random() < 0.25:
            text = (
                re.sub(r"(\d+)([年月日])", r" \1 \2", text)
                if r.random() < 0.5
                else re.sub(r"(\d)([年月日])", r"\1 \2", text)
            )
        if self.number and r.random() < 0.2:
            text = text.replace(self.number, re.sub(r"(\d+)", r" \1 ", self.number).strip(), 1)
        if self.number and r.random() < 0.06 and "号" in self.number[-1:] and len(self.number) > 10:
            middle = re.search(r"(?<=[〕\])）】］﹞])", self.number)
            if middle:
                text = text.replace(
                    self.number, self.number[: middle.start()] + "\n" + self.number[middle.start() :], 1
                )
        if r.random() < 0.15:
            text = text.replace("：\n", ":\n").replace("附件：", "附件:")
        if r.random() < 0.1:
            text = text.replace("　", "  ")
        if r.random() < 0.1:
            text = text.replace("，", ",")
        if r.random() < 0.1:
            text = text.replace("\n", "\r\n")
        return text


def notice(seed: int) -> Notice:
    """The document of ``seed``."""
    return Printer(seed).make()
