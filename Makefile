# make setup   an environment in .venv with what the main job needs (quick the second time)
# make run     setup, then every document in corpus/samples to a record in out/
# make test    setup, then linter, types, layers and tests
# make bench   setup, then speed and memory
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PYTHONWARNINGS=ignore $(BIN)/python -m pip --disable-pip-version-check
OUT := out

.PHONY: setup run test bench

setup: $(VENV)/.ready
	@:

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "setup: Python 3.11 or later is needed; name one with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	     then echo "setup: installing the Debian package python3-venv"; apt-get update -qq && apt-get install -y -qq python3-venv; \
	     else echo "setup: the Debian package python3-venv is missing, without it nothing can be set up (as root: apt-get install python3-venv)"; exit 1; \
	     fi
	@echo "setup: making an environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(BIN)/python pyproject.toml
	@echo "setup: installing kehoach and its libraries into $(VENV) (a minute or two the first time)"
	@$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready
	@echo "setup: installing what the tests need into $(VENV)"
	@$(PIP) install --quiet --editable '.[test]'
	@touch $@

run: setup
	@$(BIN)/kehoach extract corpus/samples --output $(OUT)

test: $(VENV)/.ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

bench: setup
	@$(BIN)/python benchmarks/run.py
