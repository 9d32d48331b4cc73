"""The html report in a real browser: it loads nothing, filters, and reads well on a telephone and on paper.

Needs Chromium and ChromeDriver (Debian's packages chromium and chromium-driver); skipped without them.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

from ..conftest import clean_environment
from .batch import FORMULA, HOSTILE, write_batch

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER),
        reason="no browser: install chromium and chromium-driver to test the html report in one",
    ),
    pytest.mark.xdist_group("browser"),
]
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--window-size=1280,1000"),
)


class _Handler(SimpleHTTPRequestHandler):
    asked: list[str] = []

    def log_message(self, format: str, *arguments: Any) -> None:
        self.asked.append(self.path)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("html")
    write_batch(folder)
    command = [sys.executable, "-m", "chuding_cli", "check", "人员", "--report", "html=报告.html"]
    done = subprocess.run(command, cwd=folder, env=clean_environment(), capture_output=True, check=False)
    assert done.returncode == 3
    return folder / "报告.html"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def served(page: Path) -> Iterator[str]:
    """The page's address on a server on loopback that notes what it is asked for."""
    _Handler.asked.clear()
    handler = functools.partial(_Handler, directory=str(page.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/{quote(page.name)}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def opened(browser: webdriver.Chrome, page: Path) -> webdriver.Chrome:
    """The page, fresh, from the disk."""
    browser.get("about:blank")
    browser.get(page.as_uri())
    return browser


def shown(browser: webdriver.Chrome) -> list[str]:
    """The file names of the applicants that can be seen."""
    people = browser.find_elements(By.CSS_SELECTOR, "tbody[data-verdict]")
    return [p.find_element(By.CSS_SELECTOR, ".file").text for p in people if p.is_displayed()]


def console(browser: webdriver.Chrome) -> list[dict[str, object]]:
    """What the console has said since the last call."""
    said: list[dict[str, object]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return said


def total(browser: webdriver.Chrome) -> int:
    return len(browser.find_elements(By.CSS_SELECTOR, "tbody[data-verdict]"))


def test_it_loads_without_an_error_and_asks_for_nothing_else(browser: webdriver.Chrome, served: str) -> None:
    console(browser)
    browser.get(served)
    assert browser.title == "初定核对报告（网上申报）"
    assert console(browser) == []
    assert len(_Handler.asked) == 1
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0


def test_nothing_that_somebody_typed_becomes_markup(opened: webdriver.Chrome) -> None:
    assert len(opened.find_elements(By.TAG_NAME, "script")) == 1
    heads = [head.text for head in opened.find_elements(By.CSS_SELECTOR, "tbody th")]
    assert any(HOSTILE in head for head in heads)
    assert FORMULA in opened.find_element(By.TAG_NAME, "table").text


def test_a_verdict_filters_and_a_second_click_shows_all_again(opened: webdriver.Chrome) -> None:
    everybody = total(opened)
    button = opened.find_element(By.CSS_SELECTOR, "button[data-verdict=ineligible]")
    button.click()
    wrong = opened.find_elements(By.CSS_SELECTOR, "tbody[data-verdict=ineligible]")
    assert len(shown(opened)) == len(wrong) < everybody
    assert button.get_attribute("aria-pressed") == "true"
    assert f"显示 {len(wrong)} 份，共 {everybody} 份" in opened.find_element(By.ID, "shown").text
    button.click()
    assert len(shown(opened)) == everybody


def test_the_counts_on_the_buttons_are_those_of_the_table(opened: webdriver.Chrome) -> None:
    for button in opened.find_elements(By.CSS_SELECTOR, "button[data-verdict]"):
        verdict = button.get_attribute("data-verdict")
        people = opened.find_elements(By.CSS_SELECTOR, f"tbody[data-verdict={verdict}]")
        assert button.text.endswith(f" {len(people)}")


def test_an_employer_filters(opened: webdriver.Chrome) -> None:
    Select(opened.find_element(By.NAME, "employer")).select_by_visible_text(FORMULA)
    assert shown(opened) == ["人员/敌意.yaml"]


def test_a_rule_filters_and_shows_its_findings_alone_with_the_sentence(opened: webdriver.Chrome) -> None:
    select = Select(opened.find_element(By.NAME, "rule"))
    option = next(o for o in select.options if o.text.startswith("近几年考核合格"))
    count = int(option.text.rstrip("）").rpartition("（")[2])
    select.select_by_visible_text(option.text)
    assert len(shown(opened)) == count
    findings = [li for li in opened.find_elements(By.CSS_SELECTOR, "li[data-rule]") if li.is_displayed()]
    assert len(findings) == count
    assert all("三「" in li.text and "korla-2024.md:19" in li.text for li in findings)


def test_words_filter_by_name_and_the_address_keeps_the_filter(opened: webdriver.Chrome, page: Path) -> None:
    opened.find_element(By.NAME, "words").send_keys("阿依努尔")
    names = shown(opened)
    assert 0 < len(names) < total(opened)
    address = opened.current_url
    opened.get("about:blank")
    opened.get(address)
    assert shown(opened) == names


def test_show_all_takes_every_filter_away(opened: webdriver.Chrome) -> None:
    opened.find_element(By.NAME, "words").send_keys("没有这个人")
    assert shown(opened) == []
    opened.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    webdriver.support.wait.WebDriverWait(opened, 20).until(lambda b: len(shown(b)) == total(b))


def test_on_a_telephone_nothing_is_wider_than_the_screen(opened: webdriver.Chrome) -> None:
    size = {"width": 390, "height": 844, "deviceScaleFactor": 3, "mobile": True}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened.find_element(By.ID, "open-all").click()
        width = "return document.documentElement.scrollWidth"
        assert opened.execute_script(width) <= 390
        small = [b for b in opened.find_elements(By.CSS_SELECTOR, "button, select") if b.size["height"] < 40]
        assert small == []
    finally:
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_in_print_the_filters_are_gone_and_every_finding_is_open(opened: webdriver.Chrome) -> None:
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        opened.execute_script("dispatchEvent(new Event('beforeprint'))")
        assert not opened.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
        assert all(li.is_displayed() for li in opened.find_elements(By.CSS_SELECTOR, "li"))
    finally:
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_scripts_everything_can_be_read(browser: webdriver.Chrome, page: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get("about:blank")
        browser.get(page.as_uri())
        assert not browser.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
        assert len(shown(browser)) == total(browser) > 5
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
