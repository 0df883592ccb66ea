"""What the codes of the report mean: code, English, Chinese."""

CODES = """
E_PERM | no permission to read it | 没有读取权限
E_VANISHED | it is gone | 文件已不存在
E_CHANGED | it changed while it was being read | 读取时文件发生了变化
E_ENCODING | its encoding is not clear | 无法确定编码
E_SYNTAX | it is not what it claims to be | 内容与格式不符
E_LIMIT | it is larger than a bound | 超出限度
E_TIMEOUT | it took too long | 超时
E_MEMORY | it needs too much memory | 内存不足
E_WORKER | the worker process died over it | 处理该文件的进程意外终止
E_PLUGIN | a plugin failed | 插件出错
E_PLUGIN_RESULT | a plugin returned something wrong | 插件返回了错误的结果
E_IO | reading or writing failed | 读写失败
E_VERIFY | the output's text differs | 输出文本与原文不一致
E_FONT | a font can't be used | 字体无法使用
E_OUTPUT | the output can't be written | 无法写出结果
E_USAGE | wrong usage | 用法错误
S_EMPTY | empty | 空文件
S_BINARY | not text | 不是文本
S_KIND | not a regular file | 不是普通文件
S_LINK | a link | 链接
S_HIDDEN | hidden | 隐藏文件
S_UNKNOWN | no reader for it | 没有对应的读取器
W_REPLACED | characters that could not be decoded | 无法解码的字符
W_DROPPED | characters that no format may hold, words that a page hides | 被删除的非法字符或网页隐藏文字
W_GLYPH | characters without a glyph | 字体缺字
W_MARKUP | broken markup, repaired | 已修复的标记错误
W_ROWS | rows with too few or too many cells | 列数不符的行
W_NAME | file names changed | 已更改的文件名
W_SUSPECT | places that look damaged, left alone | 疑似损坏、未作修改之处
W_UNREPAIRED | damage that could not be repaired | 无法修复的损坏
W_GUESS | repairs that are guesses | 推测性的修复
W_PRIVATE | private-use characters | 私用区字符
W_DEGRADED | things that a format can't show | 格式无法表现的内容
W_FONT | fonts replaced | 被替换的字体
W_IMAGE | images left out | 未收入的图片
W_LINK | links left out | 未保留的链接
W_CHAPTER | chapter numbers missing or doubled | 章节序号缺失或重复
W_VARIANT | doubtful variant conversions | 存疑的繁简转换
W_DUPLICATE | duplicates | 重复内容
W_DECISION | decisions that no longer apply | 已不适用的人工决定
"""
