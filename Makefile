# Two commands do all the set-up: `make demo` and `make test`. They need Python 3.11 or later with venv.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
STAMP_DEV := $(VENV)/.installed-dev
BIN := $(VENV)/bin
# pip compiles a package that it copies, not one that stays where it is: a check would compile 120 modules first.
COMPILE := $(BIN)/python -m compileall -q src

.PHONY: demo test check lint benchmark clean

demo: $(STAMP)
	@echo '$$ chuding check examples/teacher.yaml'
	@$(BIN)/chuding check examples/teacher.yaml || test $$? -eq 1

test: $(STAMP_DEV)
	$(BIN)/python -m pytest -q -n auto --dist loadgroup

lint: $(STAMP_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test

benchmark: $(STAMP_DEV)
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/papers.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(COMPILE)
	@touch $@

$(STAMP_DEV): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(COMPILE)
	@touch $(STAMP) $@

clean:
	rm -rf $(VENV) .ci-venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
