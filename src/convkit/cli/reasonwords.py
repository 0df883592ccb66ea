"""The Chinese of the reasons that passes give: each as it stands in the data, with its Chinese below it."""

CHINESE = """
encoding bom
有字节顺序标记
encoding named
由 --encoding 指定
encoding escape
有 7 位编码的转义序列
encoding units
有只能用 UTF-16 解释的控制字符
encoding utf-8
通篇是合法的 UTF-8
encoding score
按常用字所占比例，减去损坏
encoding lines
多数行的编码；其余各行单独解码
encoding declared
得分相近时依其自述
named
由 --from 指定
its suffix
后缀相符
joined
接为一段
not joined
未接
hard-wrapped lines
硬换行的行
line cut by a page or column
被分页或分栏截断的行
a guess
推测
one article
只有一篇
no article begins
此处不另起一篇
fewer than two places look like the head of an article
像标题的地方不足两处
no second head is sure enough
没有第二处足够确定的标题
the source states it whole
来源中已是完整的文章
the record begins
记录的开头
a start
文章开头
what stands before it is another article
前面是另一篇
stated
来源写明
page
版面先验
among articles
与其他文章并列
meta
页面的元数据
h1
页面的第一个标题
look
排成标题的样子
headline
新闻标题
beside the headline
标题旁边
column
数据表的一列
other key
其他键
table header
表头
page mark of the site
网站的分页标记
nothing but a name
只有一个人名
no words
没有字词
Latin words
拉丁字母的词
underlined
有下划线
words taken up
标题的词见于正文
words known before
标题的词前文已有
words of the last title
上一标题的词仍在用
subject
前后主题
goes on
承接上文
goes on with a speaker
承接上文的说话人
opens as a report
消息的写法
names a day
写明日期
plain opening
普通开头
tool
网页工具
credit at the end
文末署名
heading of the day
当日标题
rule between items
条目间的分隔线
name of a column
栏目名
mark
标记
mark before a head
标题前的标记
mark behind a head
标题后的标记
title page
扉页
navigation of the page
页面导航
stood inside a paragraph
原在段落之中
reporter
记者
editor
编辑
correspondent
通讯员
text
文字
illustrator
绘图
translator
翻译
lead
消息头
day
日期开头
byline
署名
name under the headline
标题下的姓名
date or source
日期或来源
credit before
前面是落款
signature before
前面是署名
picture before
前面是图片
mark before
前面是栏目标记
rule before
前面是分隔线
blank lines before
前面多空行
open before
前段没有结束
gap in the headline
标题中的空格
marked as heading
标记为标题
lines of a headline
多行标题
over a picture
图片之上
name of a genre
体裁名
name of a notice
启事名
over nothing
其下无正文
length
长度
words
用词
one subject on the page
全版同一主题
heads like it
同类标题
over the marked heading
在标记的标题之上
under the marked heading
在标记的标题之下
the one line of the head
标题只有这一行
last headline over a report
消息之上的最后一行标题
over the headline of a report
在消息的标题之上（引题）
under the headline
在标题之下
first line of the head
题头第一行
over the title
在标题之上
under the first line of the head
在题头第一行之下
name over the text
正文上方的姓名
index of the page
版面目录
name under the title
标题下的姓名
post and name
职务与姓名
line
独占一行
editors
编辑
stamp
落款行
labelled line
带标签的行
sheet
表头
signature
文末署名
page head
报头
date as printed
按原文日期
characters
据文字判断
dateline
电头
caption
图注
author
作者
photographer
摄影
chapter
章回
chapter's part
所属卷
chapter's work
所属书
item under a heading
标题下的条目
item under a rule
分隔线下的条目
labelled title
带标签的标题
brief
简讯
heading
标题
column mark
栏目标记
page number
页码
running head
书眉
the first line of the file
文件的第一行
place of a picture
图的位置
page of a wiki
维基页面
time of a subtitle
字幕时间
time of a song
歌词时间
head of a song
歌曲信息
note of the typist
录入者注
about the file
文件说明
page of a forum or blog
论坛、博客的页面
contents
目录
page tool
网页工具
navigation
导航
script
脚本
hidden
隐藏的内容
page title
页面标题
site name
网站名
banner
横幅
label without a value
没有内容的标签
bracket of a labelled line
标签行的括号
beside the date
日期旁的文字
stated before
前面已写明
stated already
已写明
label of the line below
下一行的标签
end mark
文末标记
red head
红头
title, stated again
重复的标题
office over the title
标题上的机关名
head, stated again
重复的章节标题
part heading, kept as kicker
卷名（作引题）
note that an article goes on
转版说明
mark before the headline
标题前的标记
header row
表头
header
表头
"""
