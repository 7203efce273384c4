# `make book` and `make test` do all set-up themselves: Python 3.11 or newer is all they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# What a book needs, and what all else does: surveys, clusters, tests.
READY := $(VENV)/.ready
ALL_READY := $(VENV)/.all-ready

.PHONY: book paper test test-all bench notebooks format translations compounds lock clean

book: $(READY)
	$(BIN)/tilstand build --all

test: $(ALL_READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/tilstand check
	$(BIN)/frictionless validate data/datapackage.json
	$(BIN)/pytest -q -n 3 --dist worksteal
	$(BIN)/pytest -q -n 2 --dist loadscope --nbval --nbval-current-env --nbval-sanitize-with tests/nbval.cfg index.ipynb chapters about docs reports

# The newest edition as a PDF.
paper: $(ALL_READY)
	$(BIN)/tilstand paper

# Every edition in the browser tests, not the newest alone.
test-all: export TILSTAND_TEST_EDITIONS = all
test-all: test

# What running and building costs, beside what a user would do by hand; give it an idle machine.
bench: $(ALL_READY)
	$(BIN)/python benchmarks/build.py
	$(BIN)/python benchmarks/survey.py

# Refresh the outputs that are kept with the notebooks.
notebooks: $(ALL_READY)
	$(BIN)/python tests/production/reports/write_made.py
	$(BIN)/tilstand notebooks

format: $(ALL_READY)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Collect the messages that readers see, for translators.
translations: $(READY)
	$(BIN)/pybabel extract -F locales/babel.cfg -k phrase -k translate -o locales/helpers.pot --omit-header --no-location --sort-output src/helpers

# Learn from Bokmålsordboka what the compounds of the book's words consist of.
compounds: $(ALL_READY)
	$(BIN)/tilstand build --all
	$(BIN)/python -m helpers.production.search.dictionary

# Write the lock files anew after a change of pyproject.toml. Versions stay as they are; another
# is asked for by deleting its lines first. Needs uv.
COMPILE = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet
lock:
	$(COMPILE) --extra build --output-file requirements.lock
	$(COMPILE) --all-extras --constraint requirements.lock --output-file requirements-all.lock

clean:
	rm -rf _build

# Python compiles what is imported when it is; of what is installed, most never is.
$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed; name it with make PYTHON=...')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(ALL_READY): $(READY) requirements-all.lock
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes --requirement requirements-all.lock
	touch $@
