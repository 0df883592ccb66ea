"""What the commands say that show formats, passes, fonts, plugins, and the inside of a file.  Each English template has its Chinese below it."""

SHOWING = """
reader
读取器
encoding
编码
articles
文章
problems
问题
edits
修改
gates
判定
no gate
无需判定
nothing to do
无事可做
article begins
文章开始
a guess
推测
and {count} more (--json has all)
另有 {count} 条（--json 列出全部）
decisions about lines
各行的判定
open
开启
shut
未开启
{count} places look damaged and are left alone
{count} 处疑似损坏，未作修改
furniture
版面杂项
(no title)
（无标题）
files
文件
failed
失败
left
剩余
built-in
内置
missing; {package} brings it
缺失；由 {package} 提供
missing
缺失
no plugins are installed
没有安装插件
default {value!r}
默认 {value!r}
one of {choices}
可选 {choices}
on
开
off
关
always
必选
reads
读
writes
写
then {roles}
然后用 {roles}
from {package}
来自 {package}
a face with it: {package}
有此字的字体：{package}
traditional articles in mainland forms: {count}; faces for them: {package}
用大陆字形排的繁体文章：{count} 篇；繁体字体：{package}
{count:,} characters
{count:,} 个字符
{count:,} of {whole:,}
{count:,}/{whole:,}
no licence is stated
未注明许可
its bits forbid embedding
其许可标志禁止嵌入
face {number}
第 {number} 个字面
different characters by face
各字体的不同字符数
every character has a face
每个字符都有字体
characters that no face has
没有字体的字符
a private character: only the face that it was made for has it (--font rare=FILE)
私有字符：只有为它制作的字体才有（--font rare=FILE）
no package is known for it: name a face that has it with --font rare=FILE
没有已知的软件包：请用 --font rare=FILE 指定含有它的字体
Han
汉字
Extension A
扩展 A
Extension B
扩展 B
Extension C
扩展 C
Extension D
扩展 D
Extension E
扩展 E
Extension F
扩展 F
Extension G
扩展 G
Extension H and later
扩展 H 及以后
compatibility ideographs
兼容汉字
radicals and strokes
部首与笔画
Chinese marks
中文标点
bopomofo
注音
kana
假名
hangul
谚文
Latin
拉丁字母
phonetic
音标
Greek
希腊字母
Cyrillic
西里尔字母
marks and signs
标点与符号
emoji and pictographs
表情与图形
private use
私用区
other
其他
"""
