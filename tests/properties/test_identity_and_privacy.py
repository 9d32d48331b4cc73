"""Identity numbers against what else is known of a person; no message and no report shows one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from ..applicants.ready import IDENTITY, READY
from ..conftest import Run
from ..facts.numbers import SEVENTEEN
from .people import GRADUATE
from .world import changed, findings, status


@given(
    SEVENTEEN,
    st.sampled_from(["男", "女", None]),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2006, 1, 1))),
)
def test_sex_and_birth_date_only_speak_against_a_number(
    digits: str, sex: str | None, born: date | None
) -> None:
    number = digits + ric.calc_check_digit(f"{digits}0")
    made = changed(changed(GRADUATE, ("identity_number",), number), ("sex",), sex)
    made["birth_date"] = born.isoformat() if born else None
    agrees = sex in (None, "男" if int(digits[16]) % 2 else "女") and born in (
        None,
        ric.get_birth_date(number),
    )
    assert status("identity.number", made) == ("pass" if agrees else "fail")


@given(SEVENTEEN, st.sampled_from([" ", "-", ""]), st.sampled_from(["Y", "", "12", "X"]))
def test_no_message_of_a_finding_shows_the_number(digits: str, gap: str, last: str) -> None:
    written = f"{digits[:6]}{gap}{digits[6:14]}{gap}{digits[14:]}{last}"
    for finding in findings(changed(GRADUATE, ("identity_number",), written)):
        assert digits[6:14] not in finding.message + finding.advice


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "csv", "junit", "sarif", "github", "html"])
def test_a_file_named_by_an_identity_number_is_named_without_it(
    chuding: Run, tmp_path: Path, name: str
) -> None:
    for stem in (IDENTITY, f"{IDENTITY[:6]}.{IDENTITY[6:14]}.{IDENTITY[14:]}"):
        (tmp_path / f"{stem}.yaml").write_text(READY, encoding="utf-8")
    done = chuding("check", ".", "nowhere/" + IDENTITY, "--format", name)
    for stem in (IDENTITY, f"{IDENTITY[:6]}.{IDENTITY[6:14]}.{IDENTITY[14:]}"):
        assert stem not in done.stdout + done.stderr
    assert "同一个身份证号" in done.stdout + done.stderr  # though their names look the same now


def test_packets_of_such_a_file_are_told_without_it_too(chuding: Run, tmp_path: Path) -> None:
    (tmp_path / f"{IDENTITY}.yaml").write_text(READY, encoding="utf-8")
    done = chuding("build-packet", ".", "--draft")
    assert done.returncode in (0, 1)
    assert IDENTITY not in done.stdout + done.stderr
