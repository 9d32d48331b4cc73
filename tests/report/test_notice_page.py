"""What is known, and what a notice says."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from chuding_cli.notices import catalogue
from chuding_cli.report.pages.notice import notice_page
from chuding_cli.report.pages.notices import notices_table
from chuding_cli.text.columns import cells

from ..conftest import Run
from ..notices.rules_files import Changed


def test_the_list_names_every_notice_with_its_place_time_and_file(chuding_process: Run) -> None:
    ran = chuding_process("rules", "list")
    assert (ran.returncode, ran.stderr) == (0, "")
    files = re.search("规则文件：(.+编号.yaml)", ran.stdout)
    assert files
    for name in catalogue.known_ids():
        assert f"{name} " in ran.stdout
        assert Path(files[1].replace("编号", name)).is_file()
    assert re.search("korla-2024 +库尔勒市 +2024-01-01 至 +37 .+\n +2024-12-31 ", ran.stdout)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_list_fits_its_width_and_cuts_no_name(width: int) -> None:
    notices = [catalogue.notice(name) for name in catalogue.known_ids()]
    console = Console(file=StringIO(), width=width)
    with console.capture() as captured:
        console.print(notices_table(notices))
    lines = captured.get().splitlines()
    assert max(map(cell_len, lines)) <= width
    told = "".join(re.split(" {2,}", line.rstrip())[-1] for line in lines)
    for notice in notices:
        assert notice.name in told


@pytest.mark.parametrize("name", catalogue.known_ids())
def test_show_prints_everything_that_has_a_name(name: str) -> None:
    notice = catalogue.notice(name)
    lines = ["".join(text for _, text in line) for line in notice_page(notice, 80).lines]
    told = re.sub(r"\s", "", "".join(lines))
    for rule in notice.rules:
        assert rule.id in told
        assert re.sub(r"\s", "", rule.reading) in told
        for cite in rule.cites:
            assert re.sub(r"\s", "", cite.quote) in told
    for each in notice.definitions:
        assert (notice.windows[each.name].name if each.kind == "window" else each.name) in told
    for note in (*notice.information, *notice.left_out):
        assert re.sub(r"\s", "", note.text) in told
    assert max(map(cells, lines)) <= 80


def test_the_process_shows_a_notice_by_id_or_file(korla: Changed, chuding_process: Run) -> None:
    for name in ("korla-2024", str(korla.path)):
        ran = chuding_process("rules", "show", name)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "公需课时标准：30 课时（korla-2024.md:36「公需科目 30 课时/年」）" in ran.stdout


def test_a_broken_notice_is_not_shown(korla: Changed, chuding: Run) -> None:
    korla.replace("条数(现有职称)", "条树(现有职称)")
    for command in ("show", "trace", "test"):
        ran = chuding("rules", command, str(korla.path))
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "条树" in ran.stderr


def test_no_colour_where_it_goes_into_a_file(chuding: Run) -> None:
    for arguments in (("rules", "show"), ("rules", "trace"), ("rules", "test"), ("explain", "ce.hours")):
        assert "\x1b" not in chuding(*arguments).stdout
