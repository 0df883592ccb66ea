"""What short lines of a web page say: tools and counters, ways through the site, heads of related pages, where an article comes from."""

from __future__ import annotations

import re

from convkit.patterns import Pattern, holds

TOOLS = (
    r"分享至好友和朋友圈|(?:我要)?分享(?:到|至|给|給|工具)?|(?:添加|加入)收藏|点击(?:查看|看)?(?:高清)?(?:原图|大图)|余下全文|阅读全文|查看原文|阅读原文"
    r"|(?:已)?(?:阅读|浏览|点击|访问|點閱|瀏覽|人氣|人气|播放|评论|回复|查看)(?:人?次数|人次|人数|总量|量|数|率|人氣)?|朋友圈|微信(?:好友|扫一扫|公众号)?|(?:新浪|腾讯|腾讯官方)?微博|腾讯QQ|QQ(?:空间|好友)?|Qzone|易信|人人网?|开心网|豆瓣|贴吧|钉钉|复制链接"
    r"|(?:请?用?微信)?扫(?:码|描)?(?:上方|下方|左方|右方)?二维码(?:分享|关注|阅读)?|二维码|扫一扫|扫码(?:阅读|分享|关注|下载)?(?:全文|手机版|客户端)?|Scan me!?"
    r"|(?:我要)?收藏(?:本文|本页|此页|本篇|成功)?|下载点点通|關鍵字|关键字|点赞|[赞踩]|顶(?!部|端)|打赏|喜欢|在看|评论|我要评论|发表评论|我有话说|跟[贴帖]|举报|我要举报|【?纠错】?|我要纠错|打印(?:本页|本文|文章)?|列印|友善列印|轉寄|转发|关闭(?:本页|窗口|页面)?|關閉(?:視窗)?"
    r"|字[号體体號級级型](?:大小)?|[超特最加]?[大小]号?|中号?|标准|正常|默认|(?:放大|缩小|调整|调节)字[体号]|放大(?:[圖图]片|字體)?|缩小|縮小(?:字體)?|[AT](?![A-Za-z])[-+]?|\+\s?1|返回(?:顶部|首页|列表|上页|上一页|前[頁页])?|回(?:首頁|上頁|頂部)|顶部|TOP"
    r"|首页|尾页|末页|[上下]一[篇页章節节則则頁版期](?:全文)?|换一[换批]|次(?:阅读|浏览|点击)?|刚刚|[昨前今]天|(?:秒|分钟|小时|天|个?月|年)前|人(?:参与|已读|阅读|喜欢|评论)|条(?:评论)?|篇|(?:已有)?\d+人点?赞|已收藏|留言|反馈"
    r"|关注(?:我们|公众号|微信|微博)?|更多(?:功能)?|加载更多|PDF\s?版|推荐(?!票)|下載|展开(?:全文)?|收起(?:全文)?|订阅|投稿|无障碍(?:浏览|阅读|说明)?|[简繁](?:体|體)?|朗读|听新闻|聽新聞|听全文|语音(?:播报|朗读)?|播放|暂停|手机(?:看新闻|看|阅读|版|浏览)|客户端|下载(?:APP|客户端)?"
    r"|跳(?:至|到|转到|轉到)(?:主要)?[内內]容(?:區塊?)?|Skip to (?:main )?content|背景(?:颜色|色)?|夜间(?:模式)?|护眼(?:模式)?|[关开]灯|[關開]燈|巨大|直[达達]底部|最后编辑于|[白灰绿蓝粉黄黑]色?|目录|章节目录|(?:加入)?书签|(?:投)?推荐票|(?:章节)?报错|加入书架|原创|转载|正文已结束.{0,24}|打开文本图片集|客服机器人|在线客服|Share(?: this)?(?: article)?|Tweet|Print|E-?mail|Save|Like|Comments?|Reply|Follow(?: us)?|Copy link|Back to top|Next|Prev(?:ious)?|Home|Font size|Loading(?:\.{3}|…)?|Subscribe|Read more|Listen"
    r"|이 기사를 공유합니다|(?:스크롤 이동 )?상태바|본문 ?글씨 ?(?:키우기|줄이기)|(?:SNS ?)?기사 ?(?:보내기|공유하기|저장|스크랩|댓글|프린트)|(?:URL ?)?복사(?:하기)?|바로가기|댓글(?: ?쓰기| ?달기)?|공유(?:하기)?|(?:페이스북|트위터|카카오톡|카카오스토리|네이버밴드|네이버블로그|이메일)(?:\(으\)로)?|인쇄(?:하기)?|글자 ?크기(?: ?설정)?|음성 ?재생 ?설정|닫기|목록(?:으로)?"
    r"|文字サイズ|シェア(?:する)?|ツイート(?:する)?|ポスト|印刷(?:する)?|ページの?(?:先頭|トップ)(?:へ)?(?:戻る)?|一覧(?:へ|に)戻る|トップページ|ブックマーク|はてブ|いいね！?"
    r"|Back to (?:News|Blog|all|list|home)|min(?:ute)?s? read|Facebook|Twitter|WhatsApp|Telegram|LinkedIn|Pinterest|Reddit|LINE|Close"
)
"""Words of buttons and counters."""

GAPS = r"[\s\d,.，、|｜丨·•/:：\-—+~()（）\[\]【】「」<>＜＞«»‹›→×&…\ue000-\uf8ff]"
"""What stands between them: blanks, numbers, bars, brackets, and the private characters of icon fonts."""


IN_TOOLS = frozenset(TOOLS + TOOLS.upper() + TOOLS.lower() + GAPS + " 0123456789０１２３４５６７８９")
"""The characters of such a row."""
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
"""The name of a month in English, short or long, as a part of an expression."""


BUTTONS = frozenset({
    "搜索", "站内检索", "站内搜索", "全站搜索", "搜尋", "站內搜尋", "首页", "首頁", "回首頁", "返回首页", "登录", "登入", "注册", "EN", "English",
    "查看原文", "阅读原文", "简体", "繁體", "繁体", "无障碍", "打印", "列印", "关闭", "分享", "返回顶部", "返回列表", "打印本页", "关闭窗口", "关闭本页", "留言", "已收藏", "聽新聞", "听新闻",
})  # fmt: skip
"""What a page has on lines of their own over its articles."""
SHORTEST_CALL = 6
LONGEST_SITE = 80
"""Code points of the shortest call of a site, and of the longest line that names one with its address."""
CALLS = frozenset("（(【[*本这小章天一手请喜记最更百Ww推热相书書终添亲親 ")
"""What the calls of sites begin with."""
PROMPTS = ("扫一扫", "掃一掃", "微信扫一扫", "扫码关注", "扫码阅读", "长按识别", "长按二维码")
"""How the line under an article begins that asks for a telephone."""
SHOWN = ("查看精彩图片", "查看高清图片", "查看原图", "繼續往下閱讀")
"""How the line ends that stands for a picture or an advertisement."""


IN_WAYS = ("置", "栏", "欄", "页", "頁", ">", "»", "›", "＞", "ome", "OME")
IN_TALK = (*"评評留跟回迴讨说", "omment", "esponse", "iscussion", "eave a", "OMMENT", "ESPONSE", "ISCUSSION", "EAVE A")
IN_NOTICES = (
    "声明", "聲明", "转载", "轉載", "版权", "版權", "未经", "未經", "本文", "以上", "文章", "pyright", "PYRIGHT", "©", "ights", "IGHTS", "저작", "무단", "張貼", "發表", "发表", "发布",
    "支持", "注明", "本站", "本网", "本網", "本稿", "使用", "违法", "举报", "备", "备案", "标识码", "增值", "传播", "信息", "地图", "主办", "承办", " by", " BY", "您是",
)  # fmt: skip
IN_APPS = ("APP", "App", "app", "客户端", "客戶端", "精彩图片")
IN_RELATED = (
    *"闻聞读讀荐薦章报報导導道容题讯词詞稿集图喜顾顧榜点热看链連息志帖频签料态载评你选周贊赞討範篇则則广", "elated", "ELATED", "ore ", "ead", "ecommend", "ost ", "opular",
    "rending", "dvertis", "also", "ORE ", "EAD", "ECOMMEND", "OST ", "OPULAR", "RENDING", "DVERTIS", "ALSO",
)  # fmt: skip
"""One of these stands in each line of its kind: looked for before the expression."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    tools = Pattern(rf"{GAPS}*+(?:(?:{TOOLS}){GAPS}*+){{1,24}}+", re.IGNORECASE)
    prompt = Pattern(
        r"(?:This|Premium) (?:content|article|story|page) is (?:only )?(?:for|available to) (?:our )?subscribers.{0,120}|Your e-?mail address will not be published\..{0,60}|点击(?:查看|看)?(?:高清)?(?:原图|大图|图片)[^。]{0,10}|(?:请?用?微信)?(?:扫|長按|长按)[^。！？]{0,8}二维码[^。！？]{0,12}|(?:微信)?扫一扫|扫码(?:关注|阅读|分享)|分享(?:到|至).{0,8}|广告|廣告|Advertisement|(?:我是廣告\s*)?請繼續往下閱讀|Scan me!?"
        r"|[页頁][:：]\s*(?:\[\d+\][\s\d\[\]]*)?|\[\d{1,3}\]|查看完整版本[:：][^。]{0,80}|.{0,200}/enpproperty-->|关注\S{2,12}(?:网|報|报|微信|微博|公众号)|[^。]{0,14}意见反馈(?:留言板)?\s*电话.{0,60}|播放本新聞.{0,8}|(?:[【\[]?[上下]一[篇页頁章条條则則](?:文章|新闻|新聞|信息)?[】\]]?\s*[:：][^。]{0,70}){1,2}|[点點][击擊](?:支持一下|更多新[闻聞]).{0,40}|[（(]?(?:资料图片|图文无关|图片来自网络)[，,]?(?:仅供参考|与.{2,8}无关)?[）)]?|\*?正文[:：]|验证码[:：].{0,20}|暂无(?:网友|任何)?评论.{0,10}|关闭\s?[×xX]|不支持Flash|[^。，]{0,12}Flash[^。，]{0,4}(?:播放器|插件)[^。]{0,20}"
        r"|[（(]?本章(?:未完|已?完|完毕|结束)[^。]{0,20}[）)]?|点击(?:进入|查看)(?:专题|更多|全文)[^。！？]{0,16}|本文关键词[:：].{0,80}|阅读选项[:：].{0,24}",
        re.IGNORECASE
    )
    call = Pattern(
        r"[（(【\[*]?\s*(?:请安装我们的客户端|[亲親][,，][双雙][击擊][屏螢]幕即可|更新超快的免费小说|终身免费阅读$|添加到主屏幕$|请点击[,，]\s?然后点击[“\"]添加到主屏幕|本小?章(?:节|節)?(?:还|還)?未完|这章没有结束|小主，?这个章节后面还有|章节错误|(?:天才)?一秒记住|手机用户请(?:浏览|访问|到)|请记住本书首发|记住本站|"
        r"最新章节请(?:访问|到)|(?:请|喜欢)[^。]{0,30}(?:收藏本站|大家收藏)|本书(?:由|最新|首发)[^。]{2,20}(?:首发|整理|提供|下载)|更多(?:精彩|好书|小说)[^。]{0,16}(?:访问|登录|请到)|"
        r"请勿开启浏览器阅读模式|百度搜索[^。]{2,16}(?:最新|阅读)|[Ww]{3}\.\S+\.(?:com|net|cc|org|la)\S*\s*$)"
        r"|\s*(?:推荐阅读|热门推荐|小说推荐|相关推荐|最新小说|[书書]迷(?:正在|都在|[还還]在)?(?:阅读|閱讀|看))[:：]\s*+[^。！？、，,\s]{2,30}(?:[、，,\s]+[^。！？、，,\s]{2,30}){2,}$"
    )
    site = Pattern(r"[^。，,：:\s]{0,16}\s?[（(]?(?:https?://)?www\.[\w.-]+\.[a-z]{2,6}/?[)）]?(?:[,，][^。]{0,40}[!！])?")
    counter = Pattern(r"[\d,.+/\s\ue000-\uf8ff]{1,12}万?\+?|[×xX•·|+\-—]{1,3}")
    way = Pattern(
        r"(?:您|你|我)?(?:现在|目前|当前|現在|當前)?(?:所在|所處)?的?(?:位置|栏目|欄目)(?:是|在)?\s*[:：】]|[^\s。！？，]{0,8}(?:(?:当前|目前|现在|您)所?在?的?您?所在的?|本[页頁])位置\s*[:：]|(?:首页|首頁|主页|Home)\s*(?:[>»›/→＞·-]|&gt;|$)"
        r"|[^。！？]{1,14}\s*[>»›＞]+\s*[^。！？]{1,14}\s*[>»›＞]",
        re.IGNORECASE
    )
    related = Pattern(
        r"[■◆●▍【\[|]?\s*(?:(?:相关|相關|热门|熱門|最新|推荐|推薦|精彩|更多|延伸|往期|近期|今日|本周|猜你|为您|為您|热点|焦点|大家|编辑|小编|频道|图片|视频|全站|其他|其它|同类|上下|随机|深度|重点|优质|本栏目?|本类)"
        r"(?:的|在|都|新|相关|热门|精彩|推荐|精选|图片|视频)*(?:新闻|新聞|阅读|閱讀|推荐|推薦|文章|报道|報導|内容|专题|资讯|词条|詞條|稿件|图集|图文|图片|喜欢|回顾|回顧|排行榜?|热点|热文|看|链接|連結|信息|日志|主题|帖子|视频|话题|标签|资料|动态|要闻|消息|下载|评论)+"
        r"|推荐阅读|相关链接|猜你喜欢|你可能(?:也?会?|還)(?:感兴趣|喜欢|想看)(?:的.{0,4})?|为你推荐|延伸·推荐|排行榜|(?:新闻|新聞)推[荐薦]|栏目精选|一周排行|贊助廣告|商品推薦|\w{2,8}討論區|規範發布|百格视频|上一篇|下一篇|上\s*/\s*下一[篇则則](?:新闻|新聞|文章)?|友情链接|特别推荐|广告|赞助商链接|(?:You may also like|Related(?: (?:articles|stories|posts|news|topics))?|More (?:from|on|in|stories)\b.{0,30}|Read more|Recommended|Most (?:read|popular)|Trending|Advertisement))"
        r"\s*[:：】\]|]?\s*(?:更多|more|换一换)?\s*[>»›]*",
        re.IGNORECASE
    )
    talk = Pattern(
        r"[■◆●▍【\[|]?\s*(?:(?:网友|網友|用户|读者|讀者|全部|所有|最新|热门|最热|精彩|文章|发表|發表|我要|参与|本文|观察员|已有\d+[条人]?)*(?:共\s?\d+\s?[則条])?\s?(?:评论|評論|留言|跟[贴帖]|回复|回應|回应|回响|迴響|讨论|点评)(?:区|列表|区域|板)?|说两句|我有话说|回复列表"
        r"|(?:Leave a (?:reply|comment)(?: \([^)]{1,40}\))?|Comments?|Responses?|Discussion|Post a comment|Add a comment))\s*[（(\[]?\s*(?:\d+\s*[条则个篇]?)?\s*(?:评论)?\s*[)）\]】:：|]?\s*",
        re.IGNORECASE
    )
    notice = Pattern(
        r"(?:[^。，、]{0,12}(?:版权|版權|免责|免責)(?:与|與|及|和|、)?(?:免责|免責|版权|版權)?(?:声明|聲明)|[^。]{2,80}[，,]?转载请(?:注明|标明|保留)|[^。]{2,80}[，,]?轉載請(?:註明|標明))"
        r"|[【\[（(*※]?\s*(?:免责声明|免責聲明|版权声明|版權聲明|特别声明|特別聲明|郑重声明|本[站网報报]郑?重?声明|声明[:：]|转载(?:请|須|须)|轉載(?:請|須)|未经(?:授权|许可|本[站网报刊])|未經(?:授權|許可)|本文(?:为|系|由|來自|来自).{0,30}(?:原创|授权|上传|发布|APP|客户端|首发)"
        r"|(?:以上|本文)(?:内容|仅)?.{0,12}(?:不代表|仅代表).{0,40}(?:观点|立场)|文章(?:内容)?(?:仅代表|不代表)|版权(?:所有|归)|版權所有|Copyright|©|All rights reserved|저작권자\s*[©ⓒ(（<]|[^.。]{0,30}무단\s?(?:전재|복제)[^.。]{0,20}금지"
        r"|-?\s*(?:張貼|發表|发表|发布)(?:文章|評論|评论|言论|留言).{0,24}(?:不得|法律|遵守)|技术支持(?:单位)?[:：]\S{2,40}$|【?(?:视频|圖片|图片|本片)未经.{0,8}(?:允许|许可|授权)|转载此文是?出于|凡(?:本[网站])?注明|本[站网][^。，]{0,6}版权(?:属|归)|建议使用\s?IE|[^。，]{2,24}版权所有[,，][^。]{0,60}$|本稿件所含|违法和不良信息|(?:不良信息)?举报(?:电话|邮箱|热线)|[^。，]{0,12}ICP备|[^。，]{0,6}公网安备|网站标识码|增值电信|信息网络传播视听|互联网新闻信息服务|网站地图|(?:主办|承办|技术支持)(?:单位)?[:：].{0,60}(?:电话|地址|备案|承办|版权|技术支持|邮编)"
        r"|(?:Powered|Produced|Designed) by|建议使用.{0,30}浏览器|您是(?:本站)?第)",
        re.IGNORECASE
    )
    origin = Pattern(
        r"[（(【\[]?\s*(?:(?:信息|文章|稿件|新闻|内容|文字|本文)?(?:来源|來源|出处|稿源)|责任编辑|責任編輯|责编|编辑|編輯|作者|撰稿|供稿|撰文|摄影|通讯员|记者|(?:发布|发稿|发表|更新|录入|刊发)(?:日期|时间|人|者|单位|部门|机构)|初审|复审|终审|审核|校对|签发)\s*[:：]\s*\S"
        r"|(?:(?:首次|最后)?(?:发布|编辑|发表|更新|刊发)于|Published|Posted|Updated|First published|Last updated)[\s:]*(?:on\s+)?(?=[12]\d{3}|\d{1,2} [A-Z]|[A-Z][a-z]{2})"
    )
    app = Pattern(r"打开\S{2,10}\s+查看精彩图片|[^。]{0,40}(?:下[载載]|打开|打開|安[装裝]|用|看)[^。]{0,8}(?:APP|客[户戶]端)[^。]{0,40}", re.IGNORECASE)
    day = Pattern(rf"(?<!\d)(?:[12]\d{{3}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}|{MONTH}\s+\d{{1,2}},?\s+[12]\d{{3}}|\d{{1,2}}\s+{MONTH}\s+[12]\d{{3}})(?!\d)")
    file = Pattern(r"附件|附表|附图|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|rar|zip|7z|ofd|txt|jpe?g|png)\b", re.IGNORECASE)
    torn = Pattern(r"([12]\d{3})\s*[/|]?\s*(\d{2})\s*/\s*(\d{2})(?:\s*\d{2}:\d{2}(?::\d{2})?)?")
    # fmt: on


SENTENCE = frozenset("。；！？;")


def is_tool(said: str) -> bool:
    """Whether ``said`` is nothing but the words of buttons and counters."""
    if len(said) > 120 or (said.isprintable() and "正文" not in said and not IN_TOOLS.issuperset(said)):
        return False
    return _Patterns.tools.fullmatch(said) is not None


def is_prompt(said: str) -> bool:
    """Whether ``said`` asks the reader to do something with the page, wherever in the text it stands."""
    return _Patterns.prompt.fullmatch(said) is not None


def is_call(said: str) -> bool:
    """Whether ``said`` begins as a line does that a site sets into a story to call its readers; no sentence of a story does."""
    if len(said) < SHORTEST_CALL:
        return False
    return (said[0] in CALLS and _Patterns.call.match(said) is not None) or (
        "提示您" in said[:20] and "求收藏" in said[:30]
    )


def is_site(said: str) -> bool:
    """Whether ``said`` is the name of a site with its address, and what it offers at most: 渡口书屋(www.example.com)."""
    return len(said) <= LONGEST_SITE and "www." in said and _Patterns.site.fullmatch(said) is not None


def is_counter(said: str) -> bool:
    """Whether ``said`` is a bare number, as a counter shows it, or a mark that closes a box."""
    return (said[:1] in ("x", "X") or not said[:1].isalpha()) and _Patterns.counter.fullmatch(said) is not None


def is_rubble(said: str) -> bool:
    """Whether ``said`` is a stroke that stood between links, the place of a picture, or the mark that closes a box."""
    bare = said.replace("![]()", "").strip("| \\?？")
    return said != "" and (bare == "" or (is_counter(bare) and not any(map(str.isdigit, bare))))


def is_way(said: str) -> bool:
    """Whether ``said`` tells the way to this page through the site."""
    return len(said) <= 150 and holds(said, IN_WAYS) and _Patterns.way.match(said) is not None


def is_related(said: str) -> bool:
    """Whether ``said`` is the head of a list of other pages."""
    return len(said) <= 30 and holds(said, IN_RELATED) and _Patterns.related.fullmatch(said) is not None


def is_talk(said: str) -> bool:
    """Whether ``said`` is the head of the readers' comments."""
    return len(said) <= 60 and holds(said, IN_TALK) and _Patterns.talk.fullmatch(said) is not None


def is_notice(said: str) -> bool:
    """Whether ``said`` is what a site says under each of its articles on rights and liability."""
    return holds(said, IN_NOTICES) and _Patterns.notice.match(said) is not None


def is_file(said: str) -> bool:
    """Whether ``said`` names a file that comes with the article."""
    return _Patterns.file.search(said) is not None


def credits_in_words(said: str) -> bool:
    """Whether ``said`` names somebody by what he did."""
    return any(
        word in said for word in ("记者", "記者", "作者", "编辑", "編輯", "通讯员", "撰文", "摄影", "By ", "by ")
    )


def is_app(said: str) -> bool:
    """Whether ``said`` asks to go on in an app."""
    return len(said) <= 80 and holds(said, IN_APPS) and _Patterns.app.fullmatch(said) is not None


def says_origin(said: str) -> bool:
    """Whether ``said`` is a line that states source, author, editor or date by their labels."""
    return len(said) <= 100 and SENTENCE.isdisjoint(said) and _Patterns.origin.match(said) is not None


def torn_day(said: str) -> str:
    """The ISO date that ``said`` is in pieces that style sets apart (``2029 03/18 10:22:35``); "" for any other text."""
    match = _Patterns.torn.fullmatch(said)
    year, month, day = (int(part) for part in match.groups()) if match else (0, 0, 0)
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def states_day(said: str) -> bool:
    """Whether ``said`` is a short line, no sentence, that states a whole date."""
    return (
        len(said) <= 120
        and SENTENCE.isdisjoint(said)
        and said.count("，") < 2
        and _Patterns.day.search(said) is not None
    )
