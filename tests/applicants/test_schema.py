"""``chuding schema``: what the loader reads, the schema accepts, and editors can explain every key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chuding_cli.applicants.json_schema import json_schema
from chuding_cli.facts.vocabulary import Fact, load_vocabulary
from chuding_cli.notices.catalogue import known_ids, shared_vocabulary
from chuding_cli.yaml_files.tree import load_tree

from ..conftest import REPOSITORY, Run, check_jsonschema, clean_environment
from .schema_reading import PARSERS, loader_accepts, schema_accepts, validator

EVERYBODY = dict.fromkeys(PARSERS, True)
NOBODY = dict.fromkeys(PARSERS, False)
ACCEPTED = [
    *(f"出生日期: {day}" for day in ("2024-10-20", "2024/10/20", "2024.10.20", "2024.1.2", "20241020")),
    *(f"出生日期: {day}" for day in ("2024年1月2日", "２０２４－１０－２０", "2024-1-2")),
    *(f"出生日期: {day}" for day in ("2024-10-20T00:00:00", "2024-10-20 00:00")),
    "出生日期: ' 2024-10-20 '",
    *(f"工作经历: [{{结束: {word}}}]" for word in ("至今", "now", "present", "现在", "2024-10-20")),
    *(f"社保缴费: [{{起: {month}}}]" for month in ("2024-09", "2024/9", "2024.9", "2024.10", "202409")),
    "社保缴费: [{起: 2024年9月}]",
    *(f"年度考核: [{{年度: {year}}}]" for year in ("2024", "'2024'", "2024年", "２０２４")),
    *(f"继续教育: [{{学分: {number}}}]" for number in ("30", "30.5", "'30'", "+3", "0", "-0", "３０")),
    *(f"承诺: {{手抄: {word}}}" for word in ("是", "否", "yes", "No", "TRUE", "true", "on", "√", "' 是 '")),
    *(f"公示情况: {{异议: {word}}}" for word in ("无", "有", "no", "yes", "false", "'true'", "没有")),
    *(f"学历: {{层次: {word}}}" for word in ("本科", "高职", "' 大专 '", "中专")),
    *(f"材料: {{身份证: {paper}}}" for paper in ("有", "a.jpg", "[a.jpg, b.jpg]", "true", "无", "[]", "")),
    *(f"身份证号: {number}" for number in ("652801200008120023", "65280120000812002X", "'6528 0120'", "12")),
    *(f"姓名: {name}" for name in ("阿依努尔·买买提", "123", "true", "2024-10-20", "''", "", "1.5", "~")),
    *(f"现有职称: {titles}" for titles in ("无", "没有", "none", "[无]", "助理工程师", "[助理工程师]", "[]")),
    "现有职称: {职称: 助理工程师}",
    "现有职称: [{职称: 助理工程师, 取得日期: 2020-1-1}]",
    "工作经历: {开始: 2024-10-20}",
    "工作经历:",
    "工作总结: summary.txt",
    "工作总结: [a.txt, b.txt]",
    "工作总结: {字数: 1000}",
    "材料: {学历备案表: 有}",
    "材料: {学历备案表: {文件: 有, 查询日期: 2024-10-20}}",
    "推荐意见: 同意",
    "{民族: 汉族, sex: 男, birth_date: 2000-1-1}",
]
REFUSED = [
    "姓: 甲",
    "学历: {层级: 本科}",
    "学历: {层次: 大学}",
    "学历: 本科",
    "出生日期: 昨天",
    "出生日期: '2024-10'",
    "工作经历: [{结束: 以后}]",
    "工作经历: [2024]",
    "工作经历: 无",
    "社保缴费: [{起: 九月}]",
    "年度考核: [{年度: 24}]",
    "继续教育: [{学分: 三十}]",
    "继续教育: [{学分: -1}]",
    "承诺: {手抄: 也许}",
    "公示情况: {异议: 不知道}",
    "材料: {身份证: {文件: a.jpg}}",
    "材料: [身份证]",
    "姓名: [甲]",
    "{姓名: 甲, name: 乙}",
    "{族别: 汉族, 民族: 汉族}",
    "学历: {层次: 本科, level: 本科}",
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_the_loader_reads_the_schema_accepts(text: str) -> None:
    assert loader_accepts(text)
    assert schema_accepts(text) == EVERYBODY


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_schema_refuses_the_loader_refuses_too(text: str) -> None:
    assert not loader_accepts(text)
    assert schema_accepts(text) == NOBODY


def facts(inside: Fact, prefix: str = "") -> dict[str, Fact]:
    """Every fact by its place among the definitions."""
    found: dict[str, Fact] = {}
    for fact in inside.members:
        name = f"{prefix}{fact.key}"
        found |= {name: fact, **facts(fact, f"{name}.")}
    return found


FACTS = facts(shared_vocabulary().root)


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_has_a_chinese_title_and_says_what_it_means(name: str) -> None:
    fact = FACTS[name]
    definition = validator().schema["$defs"][name]
    assert definition["title"] == fact.zh
    for words in (fact.means, fact.unit, fact.proof, fact.issuer if fact.issuer != "申报人" else ""):
        assert words in definition["description"]


@pytest.mark.parametrize("name", FACTS)
def test_every_spelling_of_a_key_stands_for_the_same(name: str) -> None:
    fact = FACTS[name]
    schema = validator().schema
    owner, _, _ = name.rpartition(".")
    holder = _objects(schema["$defs"][owner] if owner else schema)[0]
    suggested = [holder["properties"][word]["$ref"] for word in (fact.key, fact.zh)]
    understood = [holder["patternProperties"][f"^{alias}$"]["$ref"] for alias in fact.aliases]
    assert {*suggested, *understood} == {f"#/$defs/{name}"}
    assert holder["properties"].keys().isdisjoint(fact.aliases)  # these an editor need not offer


def _objects(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of a definition that describe a mapping."""
    found = [schema] if "properties" in schema else []
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    return [*found, *(each for part in inner for each in _objects(part))]


def test_a_choice_suggests_its_words_and_accepts_its_other_spellings() -> None:
    suggested = validator().schema["$defs"]["education.level"]["anyOf"][0]["enum"]
    assert "大专" in suggested
    assert "高职" not in suggested


def test_the_known_notices_are_suggested(chuding: Run) -> None:
    assert json.loads(chuding("schema").stdout)["$defs"]["notice"]["examples"] == list(known_ids())


def test_the_schema_is_valid_by_its_own_meta_schema(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / "schema.json").write_text(chuding("schema").stdout, encoding="utf-8")
    done = check_jsonschema("--check-metaschema", str(tmp_path / "schema.json"))
    assert done.returncode == 0, done.stdout


ADDED = """\
education:
  keys:
    level: {values: {技工: []}}
    trial_year: {zh: 见习期满, type: yes_no, means: 一年见习期已满}
village: {zh: 乡镇工作, type: yes_no, means: 在乡镇工作}
"""


def test_the_facts_that_a_notice_adds_are_in_its_schema(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(ADDED, encoding="utf-8")
    added = load_tree(tmp_path / "facts.yaml")
    schema = json_schema(load_vocabulary(REPOSITORY / "rules" / "vocabulary.yaml", added))
    assert schema["$defs"]["village"]["title"] == "乡镇工作"
    assert schema["$defs"]["education.trial_year"]["title"] == "见习期满"
    assert "技工" in schema["$defs"]["education.level"]["anyOf"][0]["enum"]
    assert "本科" in schema["$defs"]["education.level"]["anyOf"][0]["enum"]


@pytest.mark.parametrize("command", ["schema", "init"])
def test_an_unknown_notice_ends_with_2_and_names_the_known_ones(chuding: Run, command: str) -> None:
    done = chuding(command, "--notice", "korla-2042")
    assert done.returncode == 2
    assert "korla-2024" in done.stderr
    assert done.stdout == ""


def test_a_check_does_not_load_the_schema(tmp_path: Path) -> None:
    program = (
        "import sys; from chuding_cli.__main__ import run; run(['check', 'a.yaml']);"
        "loaded = {'chuding_cli.applicants.json_schema', 'chuding_cli.notices.blank_applicant'};"
        "loaded &= set(sys.modules);"
        "print(sorted(loaded), file=sys.stderr)"
    )
    (tmp_path / "a.yaml").write_text("通知: korla-2024\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path, env=clean_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr.strip() == "[]"


SLIPS = {
    "an-unknown-key": "姓: 甲\n",
    "a-key-of-another-place": "学历:\n  名称: 甲\n",
    "both-names-of-a-key": "姓名: 甲\nname: 乙\n",
    "a-word-that-is-no-choice": "学历:\n  层次: 大学\n",
    "a-day-that-is-none": "出生日期: '2024-02-30'\n",
    "a-list-where-one-value-belongs": "姓名: [甲, 乙]\n",
    "text-where-a-section-belongs": "学历: 本科\n",
}


def test_an_independent_validator_refuses_files_with_slips(
    chuding: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "schema.json").write_text(chuding("schema").stdout, encoding="utf-8")
    files = {f"{name}.yaml": text for name, text in SLIPS.items()}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = check_jsonschema("--schemafile", "schema.json", "-o", "json", *files)
    assert done.returncode == 1, done.stderr
    assert {error["filename"] for error in json.loads(done.stdout)["errors"]} == set(files)


def test_it_is_written_to_a_file_that_is_only_replaced_with_force(chuding: Run, tmp_path: Path) -> None:
    written = chuding("schema", "chuding.schema.json")
    assert (written.returncode, written.stdout) == (0, "")
    assert "# yaml-language-server: $schema=chuding.schema.json" in written.stderr
    schema = (tmp_path / "chuding.schema.json").read_bytes()
    assert schema.decode("utf-8") == chuding("schema").stdout
    refused = chuding("schema", "chuding.schema.json", "--notice", "korla-2024")
    assert refused.returncode == 4
    assert "--force" in refused.stderr
    assert (tmp_path / "chuding.schema.json").read_bytes() == schema
    assert chuding("schema", "chuding.schema.json", "--force").returncode == 0
