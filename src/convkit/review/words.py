"""What the page of review says, in English and Chinese: its own words, and names for passes, roles and reasons.

What has no entry (a plugin's pass, a reason of its own) is shown by its own name.
"""

from __future__ import annotations

from convkit.errors import CODES
from convkit.messages import meaning


def words(language: str) -> dict[str, str]:
    """The words by key, in ``language`` ("en" or "zh"); the meanings of codes under the codes themselves."""
    column = 2 if language == "zh" else 1
    rows = (row.split(" | ") for row in TABLE.strip().splitlines() if row)
    found = {row[0]: row[column] for row in rows}
    return found | {code: meaning(code, language) for code in sorted(CODES)}


TABLE = """
review | Review | 校阅
skip | To the articles | 跳到正文
contents | Articles and edits | 文章与修改
find | Search | 搜索
show | Show | 显示
both | Both | 对照
article | Article | 文章
source | Source | 原文
decisions | Decisions | 决定
theme | Colours | 配色
theme auto | as the system | 跟随系统
theme light | light | 浅色
theme dark | dark | 深色
help | Help | 帮助
edits | Edits | 修改
edit | Edit | 修改
sample | Aa | 文
exact | certain | 确定
guess | guess | 推测
only-edited | Only articles with these edits | 只看有这些修改的文章
articles | Articles | 文章
pages | Pages | 分页
previous-edit | Previous edit | 上一处修改
next-edit | Next edit | 下一处修改
close | Close | 关闭
save | Save file | 保存文件
copy | Copy | 复制
copied | Copied | 已复制
load | Load file … | 载入文件…
clear | Take all back | 全部撤回
clear-sure | Take all decisions back? | 撤回全部决定？
decisions-hint | What you decide here changes nothing yet. Save it as a file and give that to the next run. | 这里的决定不会立即改变结果。请保存为文件，在下次转换时交给 convkit。
command-hint | Then: | 然后运行：
no-decisions | Nothing is decided yet. | 还没有任何决定。
followed | followed already | 已采用
show-place | Show | 查看
take-back | Take back | 撤回
taken-back | Taken back | 已撤回
noted | Decided: {what} | 已决定：{what}
saved-as | Saved as {name} | 已保存为 {name}
not-decisions | it is no file of decisions | 不是人工决定文件
not-loaded | The file could not be loaded: {error} | 无法载入文件：{error}
noscript | This page needs JavaScript, which stands in the page itself; nothing is loaded from anywhere. | 本页需要启用 JavaScript；脚本就在本页之内，不会从任何地方加载内容。
help-what | On the left stands the source as it was, on the right the article that was made of it. Point at a mark to see what was, what is, and which step did it; lines that belong together light up on both sides. | 左边是原文，右边是整理出的文章。把指针移到标记上，可以看到原来是什么、现在是什么、由哪一步修改；两边对应的段落会同时亮起。
help-marks | A solid line: bytes or layout force the edit. A dashed line: it is a guess. A bar: something was dropped. An arc: lines were joined. Hatched: it belongs to no article, with the reason. | 实线：由字节或版面确定的修改；虚线：推测的修改；竖线：删去了字符；弧线：接起了断行；斜纹：不属于文章的内容，并注明理由。
help-decide | Where it is wrong, say so: ⋯ beside a line joins, cuts, names the title, drops or restores it; an edit can be undone from its mark. Save the decisions and run convkit again with them. | 如果有误，可以改判：点段落旁的 ⋯，可以并段、拆段、指定标题、删去或恢复；点修改标记，可以撤销该处修改。保存决定，再交给 convkit 运行即可。
key-edits | next, previous edit | 下一处、上一处修改
key-articles | next, previous article | 下一篇、上一篇文章
key-blocks | next, previous line; Enter opens its menu | 下一段、上一段；回车打开菜单
key-enter | open the edit, or the menu | 打开修改说明或菜单
key-undo | undo this edit, or take that back | 撤销该处修改，再按一次恢复
key-find | search | 搜索
key-view | both, article, source | 切换对照、文章、原文
key-decisions | decisions | 查看决定
key-save | save the decisions | 保存决定
key-theme | light, dark | 切换配色
key-close | close | 关闭
more | Show more | 显示更多
nothing | (nothing) | （空）
moved | ⤓ moved here | ⤓ 移到此处
left-out | Left out: {reason} | 不收入：{reason}
decide-line | Decide about this line | 对这一段作决定
between | {number} edits between the lines | 段落之间的 {number} 处修改
no-text | no text | 没有正文
no-article | No article | 不属于任何文章
untitled | (no title) | （无标题）
failed | Could not be cleaned | 无法整理
continued | continued | 续
line | line {line} | 第 {line} 行
chars | {number} characters | {number} 字
nothing-found | Nothing is found. | 没有找到。
no-more | No more edits | 没有更多修改
no-edits | Nothing was edited. | 没有修改。
alone | only | 只看
page-before | Before | 上一页
page-next | Next | 下一页
file-before | File before | 上一个文件
file-next | Next file | 下一个文件
hits | {number} articles | {number} 篇
was | was | 原
now | now | 现
part-of-move | Part of a move: the text stands elsewhere now. | 这是移动的一部分：文字移到了别处。
required | This step can't be undone. | 这一步不能撤销。
own-decision | This follows a decision; take it back in the list. | 这是按决定修改的，可在决定列表中撤回。
undo-edit | Undo this edit | 撤销此处修改
do join | Join with the paragraph before | 与上一段合并
do cut | Cut | 拆段
do start | An article begins here | 由此另起一篇
do continue | Goes on the article before | 并入上一篇
do discard | Leave this article out | 不收入此文
do undo | Undo: {pass} | 撤销：{pass}
start-with-title | An article begins here, and this is its title | 由此另起一篇，并以此为标题
as-role | This is: {role} | 改为：{role}
drop | Leave out | 不收入
restore | Restore as text | 恢复为正文
no-title | This is no title | 这不是标题
this-is | This is | 这是
cut-hint | Point at the place, or move the mark with the arrow keys; Enter cuts. | 点一下要拆开的地方，或用方向键移动标记；回车拆开。
cut-here | Cut here | 在此拆开
cancel | Cancel | 取消
too-short | It is too short to be cut. | 太短，无法拆开。
role title | title | 标题
role kicker | kicker | 眉题
role subtitle | subtitle | 副标题
role heading | heading | 小标题
role paragraph | paragraph | 正文
role caption | caption | 图注
role quote | quotation | 引文
role verse | verse | 诗行
role byline | byline | 署名
role date | date | 日期
role source | source | 来源
role note | note | 注释
role author | author | 作者
role contributor | contributor | 其他作者
role url | address | 网址
role column | column | 栏目
role place | place | 地点
role doc_number | number | 文号
role addressee | addressee | 主送
role issuer | issuer | 发文机关
duplicate | Repeats {title} ({file}) | 与《{title}》（{file}）重复
duplicate identical | The same as {title} ({file}) | 与《{title}》（{file}）相同
duplicate near | Nearly the same as {title} ({file}) | 与《{title}》（{file}）几乎相同
duplicate revised | Another version of {title} ({file}) | 与《{title}》（{file}）是同一文的不同版本
action drop | left out | 未收入
action link | linked | 已加链接
role work | work | 作品
role list_item | list item | 列表项
role table | table | 表格
role code | code | 代码
role image | picture | 图片
kind image | picture | 图片
pass decisions | Decisions | 人工决定
pass encoding.mojibake | Wrong decoding mended | 还原乱码
pass text.entities | Character references decoded | 解开字符引用
pass text.line-ends | Line ends | 换行符
pass text.controls | Forbidden characters dropped | 删去控制字符
pass text.radicals | Radicals to characters | 部首还原为汉字
pass gbk.pinyin | Pinyin damage mended | 还原拼音乱码
pass text.plain-readings | Readings set behind characters | 删去字后注音
pass punctuation.junk-comma | Junk commas dropped | 删去多余逗号
pass marks.fullwidth | Marks widened | 标点改全角
pass marks.quotes | Quotation marks paired | 引号配对
pass spacing.lost-spaces | Lost spaces | 丢失的空格
pass spacing.numbers | Spaces round numbers | 数字旁的空格
pass spacing.spread | Spread words closed up | 收拢分散的字
pass text.undecodable | Undecodable characters | 无法解码的字符
pass text.private | Private-use characters | 私用区字符
pass reflow.chapters | Heads of chapters | 章节标题
pass reflow.official | Official documents: lines | 公文分行
pass segment.official | Official documents of a file | 公文分件
pass structure.statutes | Laws and contracts | 法规合同
pass metadata.language | Language | 语言
pass script.mixed | Mixed scripts | 繁简混用
pass markdown.remains | Remains of Markdown | Markdown 残留
pass markdown.links | Pictures and links of Markdown | Markdown 图片和链接
pass reflow.pages | Page numbers and heads | 页码与页眉
pass reflow.join | Cut lines joined | 接起断行
pass reflow.captions | Captions moved | 移开图注
pass reflow.ruby | Readings and notes | 注音与录入注
pass reflow.gutenberg | Frame of a Gutenberg file | 古登堡文件的首尾
pass segment.gutenberg | Work of a Gutenberg file | 古登堡文件的书名
pass reflow.wiki | Page of a wiki | 维基页面
pass reflow.timed | Songs and subtitles | 歌词与字幕
pass reflow.boards | Pages of forums and blogs | 论坛博客页面
pass reflow.stacked | One character to a line | 单字成行
pass reflow.columns | Columns read across | 分开横读的栏
pass reflow.quoted | Quoted mail | 引用的邮件
pass reflow.continued | Goes on elsewhere | 转版接排
pass segment.page-top | Navigation of the page | 网页导航
pass segment.newspaper-frame | Frame of a newspaper's page | 报纸网页的框架
pass segment.page-end | End of the page | 网页尾部
pass structure.contents | Tables of contents | 目录
pass structure.notes | Notes | 注释
pass reflow.tables | Tables | 表格
pass reflow.blocks | Lines to paragraphs | 分段
pass segment.chapters | Chapters | 章节
pass segment.signed-over | Authors over the title | 题上作者
pass segment.chapter-page | Chapter of a page | 单章网页
pass segment.articles | Articles of a page | 分篇
pass structure.official | Official documents | 公文格式
pass structure.info-lines | Lines of information | 信息行
pass structure.headings | Headings | 小标题
pass metadata.credits | Authors and sources | 作者与来源
pass metadata.dates | Dates | 日期
pass variant | Variant | 繁简转换
reason decided | decided | 人工决定
reason page number | page number | 页码
reason running head | running head | 页眉
reason page header | head of the page | 页眉
reason page footer | foot of the page | 页脚
reason index of the page | index of the page | 版面目录
reason place of a picture | place of a picture | 图的位置
reason page of a wiki | page of a wiki | 维基页面
reason time of a subtitle | time of a subtitle | 字幕时间
reason time of a song | time of a song | 歌词时间
reason head of a song | head of a song | 歌曲信息
reason note of the typist | note of the typist | 录入者注
reason about the file | about the file | 文件说明
reason page of a forum or blog | page of a forum or blog | 论坛、博客的页面
reason page head | head of the page | 版面报头
reason stood inside a paragraph | stood inside a paragraph | 插在段落之中
reason column mark | column mark | 栏目标记
reason name of a column | name of a column | 栏目名称
reason table header | header of the table | 表头
reason page tool | tools of the page | 页面工具
reason page tools | tools of the page | 页面工具
reason page title | title of the page | 网页标题
reason title, stated again | title, stated again | 重复的标题
reason stated already | stated already | 重复的内容
reason stated before | stated before | 重复的内容
reason stated by the head | stated by the head of the page | 网页头部已注明
reason site name | name of the site | 网站名称
reason hidden | hidden on the page | 页面中隐藏
reason beside the article | beside the article | 文章之外
reason links | links | 链接
reason navigation | navigation | 导航
reason banner | banner | 横幅
reason form | form | 表单
reason script | script | 脚本
reason style | style sheet | 样式
reason box named | box named | 版块
reason contents | table of contents | 目录
reason part heading, kept as kicker | heading of the part, kept as kicker | 卷名，已作眉题
reason title page | title page | 书名页
reason heading of the day | heading of the day | 日期标题
reason mark | mark | 标记
reason mark before the headline | mark before the headline | 标题前的标记
reason end mark | mark at the end | 文末标记
reason red head | red head | 红头
reason office over the title | office over the title | 标题上方的机关名
reason bracket of a labelled line | bracket of a label | 标签的括号
reason label of the line below | label of the line below | 下一行的标签
reason label without a value | label without a value | 没有内容的标签
reason head | head of the article | 标题区
reason lead | lead | 电头
reason dateline | dateline | 电头
reason characters | from the characters | 据字符判断
reason column | column of the dump | 表格列
reason date as printed | the date as printed | 据所印日期
reason credit at the end | credit at the end | 文末署名
reason signature | signature | 落款
reason labelled line | labelled line | 带标签的行
reason line | a line of its own | 独立一行
reason byline | byline | 署名
reason reporter | reporter | 记者
reason correspondent | correspondent | 通讯员
reason photographer | photographer | 摄影
reason intern | intern | 实习生
reason author | author | 作者
reason editors | editors | 编辑
reason caption | caption | 图注
reason headline | headline | 标题
reason heading | heading | 小标题
reason first heading | first heading | 第一个标题
reason meta | stated by the page | 网页注明
reason stamp | who published it and when | 发布者与时间
reason letter of an office | letter of an office | 机关来函
reason official document, score | official document, score | 公文，得分
reason converted by | converted by | 转换方案
reason front matter | front matter | 文件头
reason chapter | chapter | 章节
reason chapter's part | part | 卷
reason chapter's work | work | 作品
reason key | key | 键
"""
