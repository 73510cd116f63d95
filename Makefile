# The one door, for a person and for CI. `make help` lists what is here.
#
# PYTHON picks the interpreter (3.11 or newer) that .venv is made from: make install PYTHON=python3.12

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
PRODUCT := $(VENV)/.installed-product
DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help install demo test lint format gate bench docs-check docs lock clean

help: ## list these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

install: $(PRODUCT) ## create .venv, so that .venv/bin/polybius is the command

demo: $(PRODUCT) ## read the sample newsroom and end with a brief of one crisis
	$(VENV)/bin/polybius demo

test: $(DEV) ## install all that is needed, lint, run every test
	sh scripts/system-packages.sh
	$(MAKE) lint
	$(PY) -m pytest

lint: $(DEV) ## ruff and mypy --strict
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: $(DEV) ## lay the code out as `make lint` wants it
	$(PY) -m ruff check --fix-only --quiet .
	$(PY) -m ruff format .

gate: $(DEV) ## the quality gate: figures and their floors (ARGS="--update" raises floors)
	$(PY) -m evaluation.gate $(ARGS)

bench: $(DEV) ## speed and memory
	$(PY) -m benchmarks $(ARGS)

docs-check: $(DEV) ## hold docs/ to the code, the commands, the errors and the vocabulary
	$(PY) -m evaluation.docs
	$(PY) -m pytest tests/docs

docs: $(DEV) ## write the generated parts of docs/ anew
	$(PY) -m evaluation.docs --write

lock: $(DEV) ## pin every dependency anew, with hashes
	$(PIP) install --quiet uv
	sh scripts/lock.sh $(PY)

clean: ## remove .venv and every cache
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

$(PY):
	@python=$$(sh scripts/python.sh) || exit 1; \
	echo "$$python -m venv $(VENV)"; "$$python" -m venv $(VENV)

# A stamp is older than the files that it depends on exactly when they changed since; then pip is asked again.
$(PRODUCT): $(PY) requirements.lock pyproject.toml
	$(PIP) install --quiet --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(PRODUCT) requirements-dev.lock
	$(PIP) install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@
