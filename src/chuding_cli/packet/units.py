"""Employers: which applicants each has, and the papers that it makes for all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from chuding_cli.applicants.folder_names import credit_code
from chuding_cli.applicants.inputs import Source
from chuding_cli.facts.employers import same_name
from chuding_cli.judging.finding import Judgement
from chuding_cli.notices import catalogue
from chuding_cli.notices.model.verdicts import INELIGIBLE
from chuding_cli.packet.applicant_packet import Wanted, papers_of, source_digest
from chuding_cli.packet.checklist import VERDICTS
from chuding_cli.packet.drawn_papers import template_of
from chuding_cli.packet.due_papers import State
from chuding_cli.packet.folders.manifest import NAME, manifest
from chuding_cli.packet.summary_sheet import summary_sheet
from chuding_cli.packet.values import Values, row_of, values_for
from chuding_cli.papers import KINDS, Filled, Value, chinese_date, draw, fill
from chuding_cli.text.masking import without_numbers

SUMMARY = "汇总表"


class Member(NamedTuple):
    """One applicant as its employer's papers need it: plain values, to cross processes.

    ``file``: the applicant file's name and SHA-256. ``stated``: by the template of each paper that an
    employer makes for all, empty where what it says is true of the applicant, else why not.
    ``single``: the values of the form for one, by its template.
    """

    file: tuple[str, str]
    notice: str
    stage: str
    as_of: date | None
    verdict: str
    unit: str
    code: str | None
    row: Values
    stated: Mapping[str, str]
    single: Mapping[str, Values]


class Unit(NamedTuple):
    """An employer's applicants under one notice, with the name of its folder."""

    name: str
    code: str | None
    members: tuple[Member, ...]


class UnitPapers(NamedTuple):
    """The files of an employer's folder; whom its papers leave out, and in how many ways it is spelled."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...]


def member_of(judgement: Judgement, source: Source, wanted: Wanted) -> Member:
    """What an employer's papers need of one applicant."""
    notice, env = judgement.notice, judgement.env
    assert notice is not None
    assert env is not None
    values = env.record.values
    row = row_of(env.record, KINDS["summary"].lists["申报人"])
    together = [due for due in papers_of(judgement, wanted._replace(draft=False)) if due.form.single]
    barred = "不能申报" if judgement.verdict == INELIGIBLE else ""
    return Member(
        file=source_digest(source),
        notice=str(notice.path),
        stage=judgement.stage,
        as_of=judgement.as_of,
        verdict=judgement.verdict,
        unit=(values.get("employer.name") or "").strip(),
        code=credit_code(values.get("employer.credit_code")),
        row={**row, "结论": VERDICTS[judgement.verdict]},
        stated={
            due.form.template: barred or ("" if due.state is State.MADE else due.why) for due in together
        },
        single={due.template: values_for(due.template, env.record) for due in together},
    )


def units_of(members: Iterable[Member]) -> Iterator[Unit]:
    """The employers, in the order of their first applicant.

    One is known by its code; an applicant who gives only a name goes with those of the same name, however
    it is spelled, where that name has one code. Those without an employer belong to none.
    """
    everybody = [member for member in members if member.unit or member.code]
    codes: dict[str, set[str]] = {}
    for member in everybody:
        if member.code:
            codes.setdefault(same_name(member.unit), set()).add(member.code)
    groups: dict[tuple[str, str | None, str], list[Member]] = {}
    for member in everybody:
        known = codes.get(same_name(member.unit), set())
        code = member.code or (next(iter(known)) if len(known) == 1 else None)
        groups.setdefault((member.notice, code, "" if code else same_name(member.unit)), []).append(member)
    for (_, code, _), group in groups.items():
        name = next((member.unit for member in group if member.unit), "")
        yield Unit(name, code, tuple(group))


def unit_papers(unit: Unit, wanted: Wanted) -> UnitPapers:
    """The papers that an employer makes for its applicants together, and the table of them all.

    Raises:
        PaperError: a template, a font, or a character that no font holds.
    """
    notice = catalogue.notice(unit.members[0].notice)
    files: dict[str, bytes] = {}
    left_out: list[str] = []
    for form in notice.attachments:
        concerned = [member for member in unit.members if form.template in member.stated]
        true = [member for member in concerned if not member.stated[form.template]]
        left_out += _left_out(KINDS[form.template].label, form.template, concerned)
        if form.single and true:
            filled = _together(notice.id, unit, form.template, form.single, true)
            files[f"{KINDS[form.template].label}.pdf"] = draw(filled, fonts=wanted.fonts)
    summary = fill(template_of(notice.id, "summary"), _summary(unit))
    files[f"{SUMMARY}.pdf"] = draw(summary, fonts=wanted.fonts)
    files[f"{SUMMARY}.xlsx"] = summary_sheet(summary)
    spelled = dict.fromkeys(member.unit for member in unit.members if member.unit)
    if len(spelled) > 1:
        named = "、".join(f"“{name}”" for name in spelled)
        left_out.append(f"单位名称有 {len(spelled)} 种写法：{named}；按“{unit.name}”印")
    first = unit.members[0]
    run = {"stage": first.stage, "as_of": _day(first.as_of), "applicants": len(unit.members)}
    inputs = dict.fromkeys(member.file for member in unit.members)
    return UnitPapers({**files, NAME: manifest(notice, run, inputs, files)}, tuple(left_out))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _left_out(label: str, template: str, members: Sequence[Member]) -> Iterator[str]:
    for member in members:
        why = member.stated[template]
        if why:
            yield f"{label}没有列入{member.row.get('姓名') or '（没有姓名）'}：{why}"


def _together(notice_id: str, unit: Unit, joint: str, single: str, members: Sequence[Member]) -> Filled:
    """One paper for several applicants with the list of their names; the form for one where it is one."""
    if len(members) == 1:
        return fill(template_of(notice_id, single), members[0].single[single])
    (name, columns), *_ = KINDS[joint].lists.items()
    rows = [{key: value for key, value in member.row.items() if key in columns} for member in members]
    values: dict[str, Value] = {
        "首位教师": members[0].row.get("姓名"),
        "人数": str(len(members)),
        "推荐单位": without_numbers(unit.name),
        name: rows,
    }
    return fill(template_of(notice_id, joint), values)


def _summary(unit: Unit) -> dict[str, Value]:
    first = unit.members[0]
    notice = catalogue.notice(first.notice)
    return {
        "推荐单位": without_numbers(unit.name),
        "人数": str(len(unit.members)),
        "通知": notice.name,
        "核对日期": chinese_date(first.as_of) if first.as_of else None,
        "申报人": [member.row for member in unit.members],
    }
