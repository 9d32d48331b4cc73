"""What is refused, and the time and memory that it takes."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from chuding_cli.yaml_files.events import YamlProblem


def refusal(act: Callable[[], object]) -> YamlProblem:
    with pytest.raises(YamlProblem) as caught:
        act()
    return caught.value


@contextmanager
def within(seconds: float, megabytes: float) -> Iterator[None]:
    """The body keeps to a time and to an additional memory of Python's own, roughly."""
    tracemalloc.start()
    begun = time.process_time()
    try:
        yield
        taken = time.process_time() - begun
        peak = tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
    assert taken < seconds, f"{taken:.2f} s"
    assert peak < megabytes, f"{peak:.0f} MB"
