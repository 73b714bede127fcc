# Fieldcraft. `make run` starts it, `make test` proves it; both set up what they need first.
# Needs Python 3.11 or newer and nothing else.

VENV := .venv
BIN := $(VENV)/bin
# The first interpreter that answers and is new enough; PYTHON=... on the command line overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.PHONY: run install test check bench screenshots requirements clean

run: install
	@exec $(BIN)/fieldcraft serve

install: $(VENV)/.run

$(VENV)/.python:
	@test -n "$(PYTHON)" || { echo "Fieldcraft needs Python 3.11 or newer with its venv module; install it (Debian: python3 and python3-venv) and run make again." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/.python
	@echo "Setting Fieldcraft up in $(VENV) (once; about half a minute) ..."
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@echo "Adding what the tests need (once) ..."
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.test
	@echo "Adding the peers that the benchmarks compare with (once) ..."
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

test: check
	@# Spread over the cores; tests/conftest.py says which of them stay together.
	$(BIN)/python -m pytest -n auto --dist loadgroup
	$(BIN)/python -m tests.on_postgresql

check: install $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@# Types are checked with Django's settings, which look for a data folder: not the person's.
	FIELDCRAFT_HOME=$(VENV)/data $(BIN)/mypy

bench: install $(VENV)/.bench
	$(BIN)/python -m benchmarks

# The pictures in the README, taken anew by the browser story.
screenshots: install $(VENV)/.test
	@mkdir -p $(VENV)/screenshots docs/screenshots
	FIELDCRAFT_SCREENSHOTS=$(VENV)/screenshots $(BIN)/python -m pytest tests/browser -q
	for page in start question answer desk; do cp $(VENV)/screenshots/$$page-light-wide.png docs/screenshots/; done

requirements:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements/run.in -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements/test.in -o requirements/test.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header requirements/bench.in -o requirements/bench.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
