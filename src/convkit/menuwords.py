"""The menus of sites: names of sections, bars of them, calls to visitors, in simplified and in traditional characters.

A name of a section says little alone: a column of a newspaper and a chapter are called so too.  Several in a row are a menu.
"""

from __future__ import annotations

from collections.abc import Sequence

from convkit.patterns import Pattern, holds

LONGEST = 8
"""Code points of the longest word of a menu, blanks apart."""
BAR = 160
"""Code points of the longest bar of such words."""
LINK = 14
"""Code points of the longest link in a row of them."""
LEAST = 3
"""Fewest words of a bar."""
PUBLISHERS = ("新闻中心", "信息中心", "报社", "融媒体中心", "电视台", "广播电台", "宣传部", "传媒集团")
"""How the names of those end that run the site of a place."""
SITES = ("网", "網", "网站", "網站", "在线", "门户", "频道", "平台", "数据库")
"""How the names of sites end."""
MARKS = frozenset('，。；：！？、,;:!?“”"‘’《》…')
"""Marks that no word of a menu holds."""
TOPICS = frozenset({
    "国际", "國際", "国内", "國內", "社会", "社會", "时政", "時政", "政治", "财经", "財經", "经济", "經濟", "产经", "金融", "证券", "股票", "基金",
    "理财", "體育", "体育", "娱乐", "娛樂", "科技", "教育", "健康", "医疗", "文化", "藝文", "军事", "軍武", "軍事", "法治", "法制", "旅游", "旅遊",
    "汽车", "汽車", "房产", "地產", "民生", "生活", "地方", "综合", "綜合", "本地", "两岸", "兩岸", "港澳", "人物", "图片", "圖片", "视频", "視頻",
    "影音", "媒体", "媒體", "行业", "公司", "企业", "集团", "学院", "学校", "學校", "校园", "校園", "医院", "党建", "工会", "机关", "部门", "镇街",
    "乡镇", "县区", "区县", "基层", "产品", "热门", "熱門", "焦点", "焦點", "今日", "最新", "即时", "即時", "滚动", "滾動", "推荐", "农业", "三农",
    "环保", "能源", "食品", "时尚", "時尚", "读书", "美食", "公益", "全球", "环球", "校务", "院务", "政务", "县情", "市情", "视听", "要闻", "政策",
    "统战", "群团", "港聞", "蒐奇",
})  # fmt: skip
"""What sections are about; alone no more than a short word."""
KINDS = frozenset({
    "新闻", "新聞", "要闻", "要聞", "资讯", "資訊", "快讯", "快訊", "简讯", "动态", "動態", "频道", "頻道", "专题", "專題", "专栏", "專欄", "评论",
    "評論", "时评", "论坛", "論壇", "博客", "社区", "热点", "熱點", "头条", "頭條", "报道", "報道", "報導", "直播", "公告", "公示", "天地", "回顾",
    "在线", "大全", "要览", "信息", "展示",
})  # fmt: skip
"""What a section holds; with a topic before it, or beside another of them, it is one."""
NEWS = frozenset({"新闻", "新聞", "动态", "動態", "要闻", "要聞", "资讯", "資訊", "快讯", "团讯", "院讯", "校讯"})
"""What stands behind any two characters in the name of a section: 山城新闻."""
BEHIND = KINDS | {"中心", "网", "網"}
"""What stands behind a topic in the name of a section."""
WORDS = frozenset({
    "文章", "正文", "文章正文", "文章内容", "文章詳情", "文章详情", "新闻正文", "新闻详情", "新聞內容", "首页", "首頁", "主页", "网站首页", "网站首頁", "网站主页", "網站首页", "網站首頁", "網站主页", "本站首页", "本站首頁", "本站主页", "部门首页",
    "部门首頁", "部门主页", "返回首页", "返回首頁", "返回主页", "回到首页", "回到首頁", "回到主页", "回首页", "回首頁", "回主页", "学校首页",
    "学校首頁", "学校主页", "学院首页", "学院首頁", "学院主页", "新闻中心", "新聞中心", "关于我们", "關於我們", "联系我们", "聯絡我們", "聯繫我們",
    "联系方式", "网站介绍", "广告服务", "人才招聘", "招贤纳士", "诚聘英才", "在线留言", "公司简介", "企业简介", "企业文化", "产品中心", "客户服务",
    "资质荣誉", "服务支持", "解决方案", "工程案例", "成功案例", "信息公开", "政务公开", "党务公开", "校务公开", "院务公开", "政策法规", "办事指南",
    "办事服务", "互动交流", "下载中心", "资料下载", "通知公告", "公示公告", "公告公示", "机构设置", "机构简介", "学校概况", "学院概况", "医院概况",
    "学校简介", "医院简介", "院系设置", "教学科研", "教育教学", "科学研究", "招生就业", "学生工作", "党群工作", "师资队伍", "校友工作", "科室介绍",
    "专家介绍", "就医指南", "登录", "登入", "登錄", "注册", "註冊", "会员中心", "會員中心", "用户中心", "忘记密码", "用户名", "手机号", "手机号码",
    "绑定手机号", "验证码", "手机验证", "关注公众号", "手机版", "手機版", "客户端", "客戶端", "小程序", "电子报", "電子報", "数字报", "昔日電子報",
    "网上投稿", "报社信箱", "投稿信箱", "投稿邮箱", "前期回顾", "往期回顾", "热门推荐", "热门文章", "熱門文章", "推荐阅读", "设为首页", "加入收藏",
    "网站地图", "站点地图", "網站導覽", "網站總覽", "网站导航", "友情链接", "意见反馈", "返回顶部", "站内搜索", "搜索", "搜尋新聞", "简体", "繁體",
    "繁体", "簡体中文", "简体中文", "繁體中文", "部落格", "粉絲團", "無障礙", "无障碍", "長者版", "长者模式", "关怀版", "声音开关", "语速", "鼠标样式", "大字幕", "重置", "退出服务", "大字版", "辅助工具", "新闻内容", "公告详情", "动态详情", "详细信息", "高级检索", "站群导航", "数字报首页", "版面导航", "标题导航", "English", "EN", "RSS",
    "Home", "HOME", "About Us", "Contact Us", "News Center",
})  # fmt: skip
"""Words that stand in menus and in few other places."""
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".JPG", ".PNG")
"""How the names of pictures' files end."""
BETWEEN = " \u3000\xa0\t|｜丨·•/\\_-"
"""One of these stands between the words of a bar."""
CALLS = frozenset("★為为欢歡热熱您關关请請根我未無无本Yこ")
"""What calls to visitors begin with."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    parts = Pattern(r"[\s|｜丨·•/\\_-]+")
    spread = Pattern(r"\S(?:[ \u3000]\S)+")
    call = Pattern(
        r"★?\s*(?:為達最佳|为(?:了)?达到?最佳|無法正常(?:瀏覽|顯示)|您即將進入|關閉此視窗|热门(?:搜索|关键[词字])[:：]|熱門(?:搜尋|關鍵字)|(?:欢迎您?|歡迎您?)(?:关注|關注|访问|訪問|光临|光臨|来到|使用)[^。]{0,30}(?:网|網|站|号|號|报|報|评|平台|客户端)[，,！!。]?|根據「電腦網路內容分級|(?:我同意|我已年?滿|未滿)\d{0,2}歲?|本[网網]站使用.{0,16}(?:[Cc]ookie|技[术術])|請同意我們的隱私|Your browser (?:does not|is)|こちらのページは|(?:请|請)(?:登录|登錄|登入|下载|下載|至.{2,12}下載))"
    )
    owner = Pattern(r"(?:[^\s。，；：]{2,24}?(?:主管|主办|主辦|承办|编辑|編輯|出版|編印)[\s|｜]*){2,4}")
    linked = Pattern(r"\s*[|｜·•]+\s*|\s+-\s+|\s{2,}|>{2}")
    known = Pattern(
        "网站|網站|广告|廣告|联系|聯[絡繫]|关于|關於|服务|服務|隐私|隱私|声明|聲明|招聘|地图|地圖|帮助|版权|版權|合作|投稿|法律|客服|首页|首頁|我们|我們|反馈|介绍|诚聘|诚招|邮箱|郵箱|公告|活动|登[录錄入]|注册|新闻|新聞|直播|订阅|訂閱|举报|网友|專區|专题|频道|About|Contact|Privacy|Terms"
    )
    licence = Pattern(
        r".{0,80}ICP[备備证]\w?\s?\d{5}[^。]{0,60}|.{0,40}?批准文号\s*[:：][^。]{0,80}|"
        r"(?=.{0,40}(?:许可证|備案|备案)(?:[编編序]?[号號])?\s*[:：]?\s*[（(]?[^\W\d_]{0,3}[）)]?[\s\-]*\d{5})[^。]*|[^。，；\s]{1,4}新[办網网][^。，；\s]{0,3}[\[〔（(【]\d{4}[\]〕）)】]\s?\d{1,4}号.{0,60}"
        r"|[^。，；]{0,40}(?:国内|國內)?(?:统一|統一)?(?:连续出版物号|刊号)\s*[:：]?\s*CN[\d\s\-—/(（].{0,100}|(?:[^\s。，；：]{2,24}(?:报社|日报|电视台|宣传部|新闻网|新闻中心|传媒集团|融媒体中心)\s*)(?:主办|主管|版权所有)"
    )
    # fmt: on


def closed_up(line: str) -> str:
    """``line`` without the blanks that spread a word over a button: 今 日 要 闻."""
    return "".join(line.split()) if holds(line, " \u3000") and _Patterns.spread.fullmatch(line) else line


def is_section(line: str) -> bool:
    """Whether ``line`` is the name of a section of a site, or another word that stands in menus: 财经新闻, 联系我们."""
    return len(line) <= 2 * LONGEST and _is_known(closed_up(line).rstrip(">»›"))


def _is_known(word: str) -> bool:
    about, held = word[:2], word[2:]
    if len(word) == 4 and held in NEWS:
        return True
    return (
        word in WORDS or (about in TOPICS and (held in BEHIND or held in TOPICS)) or (about in KINDS and held in KINDS)
    )


def is_topic(line: str) -> bool:
    """Whether ``line`` is nothing but what a section is about or holds: 财经, 专题."""
    return line in TOPICS or line in KINDS


def is_short_word(line: str) -> bool:
    """Whether ``line`` is short enough for a word of a menu and holds no mark."""
    word = closed_up(line)
    return 0 < len(word) <= LONGEST and MARKS.isdisjoint(word) and not word.isdecimal()


def is_bar(line: str) -> bool:
    """Whether ``line`` is a row of words of a menu, two of them at the least known ones, and a third of all."""
    if len(line) > BAR or not holds(line, BETWEEN) or not MARKS.isdisjoint(line.replace(":", "").replace("：", "")):
        return False
    words = [word.rstrip(":：") for word in _Patterns.parts.split(line) if word]
    if len(words) < LEAST or max(map(len, words)) > LONGEST + 2:
        return False
    known = sum(1 for word in words if _is_known(word) or is_topic(word))
    return known >= 2 and known * 3 >= len(words)


def is_menu(lines: Sequence[str]) -> bool:
    """Whether ``lines``, one under another, are a menu: three of them, and one in four, are names of sections."""
    if len(lines) < LEAST or min(map(len, lines)) > LONGEST:
        return False
    known = sum(map(is_section, lines))
    return known >= LEAST and known * 4 >= len(lines)


def is_welcome(line: str) -> bool:
    """Whether ``line`` is what a site says to its visitors over its pages."""
    return line[:1] in CALLS and _Patterns.call.match(line) is not None


def is_links(line: str) -> bool:
    """Whether ``line`` is a row of links to parts of a site, as stands at the foot of its pages: 网站介绍 | 广告服务 | 联系我们."""
    if len(line) > BAR or line[-1:] in MARKS or not (holds(line, "|｜·•>") or "  " in line or " - " in line):
        return False
    words = [word for word in _Patterns.linked.split(line) if word]
    if len(words) < LEAST or max(map(len, words)) > LINK:
        return False
    known = sum(1 for word in words if _Patterns.known.search(word))
    return known >= 2 and known * 2 >= len(words)


def names_site(line: str) -> bool:
    """Whether ``line`` is the name of a site or of who runs it: 青渡新闻网, 青渡县融媒体中心."""
    long = LONGEST + (8 if line.endswith(PUBLISHERS) else 6)
    return len(line) <= long and line.endswith((*SITES, *PUBLISHERS)) and MARKS.isdisjoint(line)


def is_licence(line: str) -> bool:
    """Whether ``line`` states by which licence a site publishes: 山新办[2030]7号, 互联网新闻信息服务许可证：…."""
    return len(line) <= BAR and holds(line, "证备備新刊主版批") and _Patterns.licence.fullmatch(line) is not None


def is_owner(line: str) -> bool:
    """Whether ``line`` says who owns and who publishes a paper: 山城市委主管 山城日报社主办."""
    return len(line) <= BAR and line[-1:] in "管办辦版印辑輯" and _Patterns.owner.fullmatch(line) is not None
