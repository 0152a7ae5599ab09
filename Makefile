# make setup   an environment in .venv with what the main job needs (quick the second time)
# make run     setup, then every document in corpus/samples to a record in out/
# make test    setup, then linter, types, layers and tests
# make bench   setup, then speed and memory
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PYTHONWARNINGS=ignore $(BIN)/python -m pip --disable-pip-version-check
OUT := out
# Debian packages: what the main job reads scans with; what the tests need beside it.
DEBIAN_RUN := tesseract-ocr tesseract-ocr-vie libarchive-tools
DEBIAN_TEST := postgresql chromium libreoffice-writer-nogui fonts-croscore

# $(call debian,PACKAGES,WHAT IS SKIPPED WITHOUT THEM): install what is missing as root; where that cannot be, say so in one line.
define debian
@missing=""; for name in $(1); do dpkg -s $$name >/dev/null 2>&1 || missing="$$missing $$name"; done; \
[ -n "$$missing" ] || exit 0; \
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
  echo "setup: installing the Debian packages$$missing"; \
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; } >/dev/null 2>&1 && exit 0; \
fi; \
echo "setup: missing Debian packages:$$missing; skipped without them: $(2) (as root: apt-get install$$missing)"
endef

.PHONY: setup run test bench

# Byte code for the program, also where the environment forbids Python to write any: a start takes half the time.
setup: $(VENV)/.ready
	@$(BIN)/python -m compileall -q corpus dataset extract kehoach schemas

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
	$(call debian,$(DEBIAN_RUN),scanned pages and rar or 7z archives)
	@touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready
	@echo "setup: installing what the tests need into $(VENV)"
	@$(PIP) install --quiet --editable '.[test]'
	$(call debian,$(DEBIAN_TEST),the tests that use them)
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
