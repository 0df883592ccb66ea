"""What forums, blogs and pages of questions print round what people wrote: buttons, counters, ranks, invitations to log in.

Such words prove nothing alone (回复 and 积分 stand in any text); :mod:`convkit.passes.reflow.boards` counts them.
"""

from __future__ import annotations

from convkit.patterns import Pattern, holds
from convkit.sitewords import GAPS, TOOLS

LONGEST = 80
"""Code points of the longest line that may be one of buttons."""
SIGNS = (
    "找回密码", "忘记密码", "登录", "注册", "复制链接", "主题", "只看", "楼层", "使用道具", "回复", "回覆", "评分", "积分", "发新", "被浏览", "写回答", "添加评论", "评论", "博客", "博文", "posted", "赞同",
    "取消回复", "楼主", "阅读(", "阅读（", "客户端", "显示全部",
)  # fmt: skip
"""One of these stands near the head or the end of such a page; looked for before anything else."""
BULLETS = "•·* \u3000"
"""What stands before the items of a list, as copies have it."""
_SURE = (
    r"找回密码|忘记密码\??|自动登录|(?:立即|会员|快速|免费|马上)注册(?:账号|帐号)?|(?:QQ|微信|微博|扫码|快捷|第三方(?:账号|帐号)?)登录|只需一步[，,]\s?快速开始|[收展][起开](?:左侧|回复)|电梯直达|复制链接"
    r"|[上下]一主题|只看(?:楼主|该作者|大图|TA)|(?:正序|倒序)(?:阅读|浏览|看帖|排列)|显示全部(?:楼层|帖子|回复)|使用道具|快速回复|发表(?:回复|新?帖子?|新?主题)|引用回复|回复(?:该?楼主?|本帖|此楼|帖子|主题)|高级模式|本版积分规则"
    r"|(?:免费|查看全部|我要)评分|发新[帖话]题?|返回(?:列表|版块|论坛)|加好友|发(?:短)?消息|收听TA|串个门|打招呼|送TA礼物|关注(?:者|问题|作者|TA)|被浏览|写回答|邀请回答|好问题|添加评论|赞同(?:来自)?"
    r"|查看全部\s?\d*\s?[个条]?(?:回答|评论|评分|回复)|刷新(?:评论|页面)|评论热议|博客(?:访问|积分|等级|园首页|统计)|博文数量|最后登录|阅读模式|阅读权限|注册时间|在线时间|用\s?户\s?组|我也说一句|登录\s?注册|注册\s?登录"
    r"|(?:该楼层疑似违规已被系统折叠|隐藏此楼|查看此楼|点击展开，查看完整图片|举报违规检举侵权投诉)|分享淘帖|来自:?\s?(?:手机|iPhone|Android|安卓|苹果)[^，。]{0,6}客户端|IP属地[:：]?\s?\w{2,6}"
)
"""Words that nothing but such a page has on a line of buttons."""
_RANKS = (
    r"主题|回帖|帖子|精华|威望|金钱|金币|贡献|积分|热心|热度|好友|听众|收听|粉丝|关注|性别|楼主|版主|沙发|板凳|地板|管理员|超级版主|新手上路|注册会员|中级会员|高级会员|金牌会员|论坛元老|离线|在线|QQ|UID|TOP|顶端|顶|引用|签到|编辑|删除|淘帖|支持|反对|推荐"
    r"|转发|转播|分享|收藏|文章分类|文章存档|我的朋友|最近访客|订阅|个人简介|文章|随笔|园龄|个评论|楼|注册|登录|Register|x|回答|等级|头衔|来自|点评|鲜花|鸡蛋|喜欢|表情|图片"
)
"""Words that such a page has, and other texts too."""


class _Patterns:
    """The regular expressions of this module."""

    # fmt: off
    sure = Pattern(_SURE)
    words = Pattern(rf"{GAPS}*+(?:(?:{_SURE}|中级会员|{TOOLS}|{_RANKS}){GAPS}*+){{1,24}}+")
    told = Pattern(
        r"马上注册[，,].{0,40}|(?:您|你)需要\s?登录.{0,40}|(?:请|您?需要)?先?\s?(?:登录|登陆)(?:之?后|才)[^。]{0,24}。?|登录后才能.{0,50}|本(?:帖|主题)(?:最后|子)?由.{1,40}(?:编辑|删除|移动|加入精华|置顶|高亮|合并|解除).{0,20}|参与人数\s+\d+.{0,60}"
        r"|给主人留下些什么吧.{0,6}|posted (?:@|on) ?.{0,70}|离线\s?\w{1,20}|(?:共|全部)?\s?\d+\s?(?:个|条)?(?:回复|评论|回答).{0,3}|(?:查看|浏览|阅读|点击)(?:数|次数)?\s?[:：]\s?\d+\s?[|｜,， ]\s?(?:回复|评论)(?:数)?\s?[:：]\s?\d+"
        r"|(?:博客访问|博文数量|博客积分|博客等级|用\s?户\s?组|注册时间|最后登录|在线时间)\s?[:：]\s?.{1,24}|\d{1,5}\s?(?:阅读|回复)|(?:楼主|发帖人|发贴人)[:：]\s?\S{1,20}|(?:上|下)一(?:篇|主题|帖)\s?[:：].{0,60}|阅读\s?[(（]\d+[)）]\s?[|｜]?\s?评论.{0,60}|\+\d+\s?(?:金币|贡献|威望|热心).{0,20}"
        r"|\[?\s?(?:本帖被|此帖被|该帖已?被).{1,40}|限\s?\d+\s?字节?|[上下]一个\s[上下]一个|免费评分|本版积分规则.{0,20}|B Color Image Link Quote Code Smilies.{0,20}"
    )
    counter = Pattern(r"[\d,.+\-×✕/\s]{1,16}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{4}年[（(]\d+[)）]|\d{1,5}\s?(?:楼|#|F)|\w{2,6}\s?[:：]\s?[\d,.]{1,10}")
    behind = Pattern(r"(?<=\S)\s*(?:[\[【]复制链接[\]】]|(?<=\s)只看楼主(?:\s?(?:收藏|回复)){1,2})\s*$")
    shown = Pattern(r"[\s|｜]+(?:(?:只看该作者|显示全部(?:楼层|帖子)|阅读模式|倒序浏览|正序浏览|来自\s?\S{2,16})[\s|｜]*)+$")
    kind = Pattern(r"[\[【]\w{2,6}[\]】]\s*(?=\S)")
    posted = Pattern(
        r"(?:\d{1,5}\s?(?:楼|#)\s*)?(?:[\w.\-·]{1,20}(?:\s+\w{1,12})?)?[\s|｜]*+(?:(?:只看\S{2,3}|倒序\S{2}|\d{1,4}(?!\d))[\s|｜]*+)*+(?:发表|发布|回复|回答|写|编辑)于\s*[:：]?\s*(?:[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|昨天\s*\d|\d+\s?(?:小时|分钟|天)前).{0,50}"
    )
    # fmt: on


def may_be_board(text: str) -> bool:
    """Whether one of the words of such pages stands in ``text``, the head or the end of one."""
    return holds(text, SIGNS)


def is_sure(line: str) -> bool:
    """Whether ``line`` says by itself that it is of a forum, a blog or a page of questions."""
    if len(line) > LONGEST or (line.endswith("。") and len(line) > 30):
        return False
    line = line.lstrip(BULLETS)
    if _Patterns.told.fullmatch(line):
        return True
    return _Patterns.sure.search(line) is not None and _Patterns.words.fullmatch(line) is not None


def may_go_with(line: str) -> bool:
    """Whether ``line`` may stand beside such a line and be none of the text: ranks, counters, single buttons."""
    line = line.lstrip(BULLETS)
    return len(line) <= LONGEST and (
        _Patterns.counter.fullmatch(line) is not None or _Patterns.words.fullmatch(line) is not None
    )


def is_posted(line: str) -> bool:
    """Whether ``line`` says who wrote what follows, and when: 阿木 发表于 2031-5-4 08:21."""
    return len(line) <= LONGEST and "于" in line and _Patterns.posted.fullmatch(line) is not None


def button_behind(line: str) -> int:
    """Where the buttons begin that stand behind a title or the head of a post on its line; the length of ``line`` where there are none."""
    if len(line) > LONGEST:
        return len(line)
    found = (
        _Patterns.behind.search(line) if line.endswith(("]", "】", "收藏", "回复")) else _Patterns.shown.search(line)
    )
    return found.start() if found else len(line)


def kind_before(line: str) -> int:
    """Where the title begins behind the kind of thread that stands before it (``[转帖] 山路``); 0 where none does."""
    found = _Patterns.kind.match(line) if line[:1] in ("[", "【") else None
    return found.end() if found else 0
