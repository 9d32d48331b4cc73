"""What libyaml says, in Chinese that tells a person what to mend."""

from __future__ import annotations

MAX_DEPTH = 40
TOO_DEEP = f"嵌套超过 {MAX_DEPTH} 层"
_PROBLEMS = {
    "mapping values are not allowed in this context": "这里不该有冒号：缩进可能多了或少了空格，或值里的“: ”要用引号括起来，或花括号写成了全角",
    "could not find expected ':'": "这一行缺少英文冒号和空格（写成“键: 值”）；中文冒号“：”不算",
    "did not find expected key": "缩进不齐，或引号、括号没有配对",
    "did not find expected '-' indicator": "列表的缩进不齐：同一列表的“- ”要左对齐",
    "found character that cannot start any token": "这里有不能开头的字符（制表符不能用来缩进；@ ` % 开头的值要加引号）",
    "found a tab character that violates indentation": "不能用制表符（Tab）缩进，请改用空格",
    "found unexpected end of stream": "引号没有收尾",
    "found unexpected document indicator": "引号里出现了“---”，引号可能没有收尾",
    "block sequence entries are not allowed in this context": "“- ”不能写在这里：请另起一行",
    "did not find expected ',' or ']'": "方括号里缺少英文逗号，或没有收尾的“]”",
    "did not find expected ',' or '}'": "花括号里缺少英文逗号，或没有收尾的“}”；里面有逗号、冒号、方括号的值要整个加引号",
    "did not find expected node content": "这里缺少内容",
    "did not find expected <document start>": "两份文档之间要有单独一行“---”",
    "did not find expected alphabetic or numeric character": "“*”或“&”开头的值要加引号",
    "found unknown escape character": "双引号里的反斜杠写法不对；请改用单引号",
    "control characters are not allowed": "含有不可见的控制字符",
    "found duplicate anchor": "锚点重复",
    "found undefined alias": "不支持别名，请把内容写出来",
    "found undefined tag handle": "不支持 YAML 标签，请直接写值（以“!”开头的值要加引号）",
    "exceeded max": TOO_DEEP,  # libyaml reads ahead and may see it first
    "found duplicate %YAML directive": "%YAML 指令重复",
    "found incompatible YAML document": "只支持 YAML 1.1/1.2",
}


def in_chinese(problem: str | None, context: str | None) -> str:
    """Translate a parser's message; unknown ones keep the parser's words behind ours."""
    for english, chinese in _PROBLEMS.items():
        if problem and english in problem:
            return f"YAML 写法有误：{chinese}"
    words = "；".join(part for part in (problem, context) if part)
    return f"YAML 写法有误（{words}）" if words else "YAML 写法有误"
