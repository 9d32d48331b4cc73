"""What a person types comes out as its field means it, or is refused in words at its place."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuding_cli.facts.scalars import GOING_ON, GOING_ON_MONTH, Document, Month
from chuding_cli.facts.vocabulary import Fact

from .reading import all_of, errors, read, values, vocabulary

OCTOBER_20 = date(2024, 10, 20)


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-20",
        "2024/10/20",
        "2024.10.20",
        "20241020",
        "2024年10月20日",
        "2024年10月20",
        "２０２４年１０月２０日",
        "２０２４－１０－２０",
        "'2024-10-20'",
        '"2024/10/20"',
        "2024-10-20 00:00:00",
        "2024-10-20T00:00:00Z",
        "2024-10-20  # 网上提交",
    ],
)
def test_a_date_is_read_in_every_usual_spelling(written: str) -> None:
    assert values(f"birth_date: {written}") == {"birth_date": OCTOBER_20}


@pytest.mark.parametrize("written", ["2024-1-5", "2024/01/5", "2024年1月5日", "20240105"])
def test_a_date_needs_no_leading_zeros(written: str) -> None:
    assert values(f"birth_date: {written}") == {"birth_date": date(2024, 1, 5)}


@pytest.mark.parametrize(
    "written",
    [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "0000-01-01",
        "24-10-20",
        "10/20/2024",
        "2024-10",
        "2024",
        "2024-10-20 08:30:00",
        "2024-10-20 至 2024-10-21",
        "昨天",
        "至今",
        "1e3",
        "12:30",
        "202410201",
        "2024-W42-7",
        "2024-294",
        "-2024-10-20",
    ],
)
def test_what_is_no_date_is_refused_where_it_stands(written: str) -> None:
    ((line, column, message),) = errors(f"name: 某人\n出生日期: {written}\n")
    assert (line, column) == (2, 7)
    assert "日期" in message or "没有这一天" in message
    assert written in message


@pytest.mark.parametrize("written", ["至今", "现在", "now", "present", "今"])
def test_a_span_that_goes_on_says_so(written: str) -> None:
    assert values(f"work: [{{to: {written}}}]") == {"work": [{"to": GOING_ON}]}


@pytest.mark.parametrize(
    "written", ["2024-09", "2024/9", "2024.09", "2024年9月", "2024年09月", "202409", "2024-9"]
)
def test_a_month_is_read_in_every_usual_spelling(written: str) -> None:
    found = values(f"社保缴费: [{{起: {written}}}]")
    assert found == {"social_insurance": [{"from": Month(2024, 9)}]}


@pytest.mark.parametrize("written", ["至今", "现在", "now", "present", "今"])
def test_months_that_go_on_say_so(written: str) -> None:
    assert values(f"社保缴费: [{{止: {written}}}]") == {"social_insurance": [{"to": GOING_ON_MONTH}]}
    assert str(GOING_ON_MONTH) == "至今"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (
            "工作经历:\n  - {开始: 2024-02-01, 结束: 2024-01-31}\n",
            (2, 26),
            "“结束”（2024-01-31）早于“开始”（2024-02-01）",
        ),
        ("工作经历: {开始: 2024-02-01, 结束: 2024-01-31}\n", (1, 28), "早于"),
        ("社保缴费:\n  - 起: 2024-02\n    止: 2024-01\n", (3, 8), "“止”（2024-01）早于“起”（2024-02）"),
    ],
)
def test_a_span_that_ends_before_it_begins_is_remarked_upon(
    text: str, place: tuple[int, int], words: str
) -> None:
    reading = read(text)
    ((message, line, column),) = reading.remarks
    assert (line, column, reading.errors) == (*place, ())
    assert words in message


def test_a_span_of_one_day_or_month_is_none_of_those() -> None:
    text = "工作经历: [{开始: 2024-02-01, 结束: 2024-02-01}]\n社保缴费: [{起: 2024-02, 止: 2024-02}]\n"
    assert read(text).remarks == ()


@pytest.mark.parametrize("written", ["2024-13", "2024-00", "2024-09-01", "9月", "2024", "2024-9-", "一月"])
def test_what_is_no_month_is_refused_where_it_stands(written: str) -> None:
    ((line, column, message),) = errors(f"社保缴费:\n  - 起: {written}\n")
    assert (line, column) == (2, 8)
    assert "月" in message


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("60", 60),
        ("012", 12),
        ("60.5", Decimal("60.5")),
        ("0", 0),
        ("６０", 60),
        ("+5", 5),
        ("'30'", 30),
        ("-0", 0),
    ],
)
def test_a_number_is_a_plain_decimal(written: str, number: object) -> None:
    assert values(f"training: [{{credits: {written}}}]") == {"training": [{"credits": number}]}


@pytest.mark.parametrize(
    "written",
    [
        "1e3",
        "0x10",
        "0b1",
        "1_000",
        "'1,00'",
        "12:30",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "六十",
        "60元",
        "-1",
        "yes",
        "9" * 16,
        "1e999999999",
        "--5",
        "½",
        "²",
        "6²",
        "①",
        "٣0x",
    ],
)
def test_what_is_no_amount_is_refused_where_it_stands(written: str) -> None:
    ((line, column, message),) = errors(f"继续教育:\n  - 公需课时: {written}\n")
    assert (line, column) == (2, 11)
    assert "“公需课时”的值" in message


@pytest.mark.parametrize(
    "written", ["1e3", "012", "12:30", "no", "~x", "2024-10-20", "0x1F", "=", "1_0", ".5"]
)
def test_text_stays_as_it_is_written(written: str) -> None:
    assert values(f"name: {written}") == {"name": written}


@pytest.mark.parametrize(
    ("written", "year"), [("2024", 2024), ("2024年", 2024), ("２０２４", 2024), ("'2023'", 2023)]
)
def test_a_year_has_four_digits(written: str, year: int) -> None:
    assert values(f"年度考核: [{{年度: {written}}}]") == {"assessments": [{"year": year}]}


@pytest.mark.parametrize(
    "written", ["24", "20240", "1899", "3000", "二〇二四", "2024-2025", "2_024", "2024.0"]
)
def test_what_is_no_year_is_refused(written: str) -> None:
    assert [(line, column) for line, column, _ in errors(f"年度考核: [{{年度: {written}}}]")] == [(1, 13)]


@pytest.mark.parametrize("written", ["是", "yes", "Yes", "YES", "true", "on", "y", "已", "√", "'是'", "有"])
def test_yes_is_read_in_every_usual_spelling(written: str) -> None:
    assert values(f"pledge: {{signed: {written}}}") == {"pledge.signed": True}


@pytest.mark.parametrize("written", ["否", "no", "No", "false", "off", "n", "未", "不", "没有", "×"])
def test_no_is_read_in_every_usual_spelling(written: str) -> None:
    assert values(f"pledge: {{signed: {written}}}") == {"pledge.signed": False}


@pytest.mark.parametrize("written", ["1", "0", "也许", "是的吧", "2024-10-20", "012"])
def test_what_is_neither_yes_nor_no_is_refused(written: str) -> None:
    ((line, column, message),) = errors(f"pledge: {{signed: {written}}}")
    assert (line, column) == (1, 18)
    assert "请写 是 或 否" in message


@pytest.mark.parametrize(
    "written",
    [
        "652801200002291112",
        "'652801200002291112'",
        "６５２８０１２００００２２９１１１２",
        "652801 20000229 1112",
        "652801-20000229-1112",
        "0652801200002291112",
        "012",
        "1e3",
        "12:30",
    ],
)
def test_an_identity_number_stays_text_with_or_without_quotes(written: str) -> None:
    expected = {"６５２８０１２００００２２９１１１２": "652801200002291112"}
    stripped = written.strip("'").replace(" ", "").replace("-", "").upper()
    assert values(f"身份证号: {written}") == {"identity_number": expected.get(written, stripped)}


@pytest.mark.parametrize("last", ["x", "X", "ｘ", "Ｘ"])
def test_the_x_of_an_identity_number_is_read_in_both_cases(last: str) -> None:
    assert values(f"identity_number: 65280119990517224{last}") == {"identity_number": "65280119990517224X"}


@pytest.mark.parametrize(
    ("written", "document"),
    [
        ("有", Document((), True)),
        ("yes", Document((), True)),
        ("true", Document((), True)),
        ("无", Document((), False)),
        ("no", Document((), False)),
        ("扫描/毕业证.pdf", Document(("扫描/毕业证.pdf",), True)),
        ("[正面.jpg, 反面.jpg]", Document(("正面.jpg", "反面.jpg"), True)),
        ("012", Document(("012",), True)),
    ],
)
def test_a_paper_is_a_path_or_several_or_the_statement_that_it_is_there(
    written: str, document: Document
) -> None:
    assert values(f"材料: {{毕业证书: {written}}}") == {"documents.diploma": document}


@pytest.mark.parametrize(
    ("written", "word"), [("男", "男"), ("male", "男"), ("m", "男"), ("女", "女"), ("female", "女")]
)
def test_a_choice_is_read_in_each_of_its_spellings(written: str, word: str) -> None:
    assert values(f"sex: {written}") == {"sex": word}


@pytest.mark.parametrize(
    ("written", "objection"), [("no", "无"), ("false", "无"), ("无", "无"), ("yes", "有"), ("有", "有")]
)
def test_no_objection_may_be_written_as_yaml_writes_no(written: str, objection: str) -> None:
    assert values(f"公示情况: {{异议: {written}}}") == {"publicity.objection": objection}


def test_a_word_that_is_no_choice_is_refused_with_the_allowed_ones() -> None:
    ((line, column, message),) = errors("education:\n  mode: 脱产")
    assert (line, column) == (2, 9)
    assert "“学习形式”的值“脱产”" in message
    assert "可填：全日制、自考" in message


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", '"  "', "Null", "|\n"])
def test_a_key_with_nothing_behind_it_is_not_given(nothing: str) -> None:
    assert values(f"name: {nothing}\n") == {}


def test_what_is_not_given_still_has_a_place_to_point_at() -> None:
    record = read("name: 某人\neducation:\n  level:\n").record
    assert record.place("education.level") == (3, 3)
    assert record.place("education.graduated_on") == (2, 1)
    assert record.place("identity_number") == (1, 1)


@pytest.mark.parametrize("none", ["无", "没有", "none", "[无]", "[没有]"])
def test_no_title_at_all_is_a_list_without_entries(none: str) -> None:
    assert values(f"现有职称: {none}") == {"titles": []}


@pytest.mark.parametrize(
    "written", ["助理工程师", "[助理工程师]", "[{职称: 助理工程师}]", "{职称: 助理工程师}"]
)
def test_one_title_may_be_written_short(written: str) -> None:
    assert values(f"现有职称: {written}") == {"titles": [{"title": "助理工程师"}]}


@pytest.mark.parametrize("nothing", ["[]", "", "{}"])
def test_an_empty_list_says_nothing(nothing: str) -> None:
    assert values(f"现有职称: {nothing}").get("titles", [{}]) in ([{}],)


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"]),
)
def test_every_day_is_read_back(day: date, spelling: str) -> None:
    assert values(f"birth_date: {day.strftime(spelling)}") == {"birth_date": day}


def sample(fact: Fact) -> str:
    """Some value that a fact accepts, as flow YAML; sections and lists with all their keys in Chinese."""
    simple = {
        "text": "某",
        "date": "2024-10-20",
        "open_date": "至今",
        "month": "2024-09",
        "open_month": "至今",
        "year": "2024",
        "number": "1.5",
        "amount": "60",
        "yes_no": "是",
        "identity": "652801200002291112",
        "document": "有",
    }
    if fact.path == "title":
        return "助理工程师"
    if fact.kind == "choice":
        return f"'{fact.values[-1]}'"
    if fact.kind in simple:
        return simple[fact.kind]
    inner = "{" + ", ".join(f"{member.zh}: {sample(member)}" for member in fact.members) + "}"
    return f"[{inner}]" if fact.kind == "list" else inner


def english(fact: Fact) -> str:
    """The same with every key in English."""
    if not fact.members:
        return sample(fact)
    inner = "{" + ", ".join(f"{member.key}: {english(member)}" for member in fact.members) + "}"
    return f"[{inner}]" if fact.kind == "list" else inner


@pytest.mark.parametrize("fact", vocabulary().root.members, ids=lambda fact: fact.key)
def test_chinese_and_english_keys_mean_the_same(fact: Fact) -> None:
    found = values(f"{fact.zh}: {sample(fact)}")
    assert found
    assert found == values(f"{fact.key}: {english(fact)}")
    for alias in fact.aliases:
        assert found == values(f"{alias}: {sample(fact)}")


def test_every_fact_has_a_chinese_name_of_its_own_in_its_section() -> None:
    for section in (vocabulary().root, *(f for f in vocabulary().root.walk() if f.members)):
        spellings = [word for fact in section.members for word in {fact.key, fact.zh, *fact.aliases}]
        assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("姓明: 某", (1, 1), "不认识的键“姓明”；是不是“姓名”"),
        ("nam: 某", (1, 1), "不认识的键“nam”；是不是“name”"),
        ("学历:\n  毕业日: 2024-06-30", (2, 3), "“学历”里不认识的键“毕业日”；是不是“毕业日期”"),
        ("work:\n  - form: 2024-01-01", (2, 5), "“工作经历”里不认识的键“form”；是不是“from”"),
        ("Ünbekannt: {a: [1, {b: 2}]}", (1, 1), "不认识的键“Ünbekannt”"),
        ("name: 某\nname: 某", (2, 1), "“姓名”写了两次"),
        ("name: 某\n姓名: 某", (2, 1), "第 1 行已有"),
        ("身份证号: 1\n身份证号码: 1", (2, 1), "“身份证号”写了两次"),
        ("work: [{from: 2024-01-01, 开始: 2024-01-02}]", (1, 27), "“开始”写了两次"),
        ("? [a, b]\n: 某", (1, 3), "键应是一个词"),
        ("? {a: b}\n: 某", (1, 3), "键应是一个词"),
        ("name: [某]", (1, 7), "“姓名”应写一个值，这里却是一列"),
        ("name: {first: 某}", (1, 7), "“姓名”应写一个值，这里却是一组"),
        ("education: 本科", (1, 12), "“学历”下面应是“键: 值”（例如 层次: …"),
        ("education: [本科]", (1, 12), "“学历”下面应是“键: 值”"),
        ("work: 2024", (1, 7), "“工作经历”应是一列，每条以“- ”开头"),
        ("work: [2024]", (1, 8), "“工作经历”的每一条应写成“键: 值”"),
        ("材料: {身份证: [a.jpg, [b.jpg]]}", (1, 19), "“身份证”的每一项应是文件路径"),
    ],
)
def test_a_mistake_is_told_in_words_at_its_place(text: str, place: tuple[int, int], message: str) -> None:
    ((line, column, told),) = errors(text)
    assert (line, column) == place
    assert message in told


def test_all_mistakes_of_a_file_are_told_at_once_in_order() -> None:
    text = "姓明: 某\n出生日期: 昨天\n学历: {层次: 本本科, 毕业日: x}\n"
    text += "work:\n  - {from: 1, to: 2}\nsex: 男\n性别: 女\n"
    found = [(line, column) for line, column, _ in errors(text)]
    assert found == [(1, 1), (2, 7), (3, 10), (3, 15), (5, 12), (5, 19), (7, 1)]


def test_columns_count_characters_also_beyond_the_basic_plane() -> None:
    text = "{姓名: 𠮷䶮🎓, 性别: 不明, 出生日期: x}"
    assert [(line, column, text[column - 1]) for line, column, _ in errors(text)] == [
        (1, 15, "不"),
        (1, 25, "x"),
    ]


def test_columns_count_characters_after_a_byte_order_mark_is_gone() -> None:
    (reading,) = all_of("\ufeffsex: x".encode())
    assert [(error.line, error.column) for error in reading.errors] == [(1, 6)]


def test_an_identity_number_in_the_wrong_place_is_masked_in_the_message() -> None:
    ((_, _, message),) = errors("出生日期: 652801200002291112")
    assert not re.search(r"\d{15}", message)
    ((_, _, message),) = errors("652801200002291112: 1")
    assert not re.search(r"\d{15}", message)
