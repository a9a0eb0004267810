# `make` lists what there is. Needs Python 3.11 or later and make; everything else is installed into .venv.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/tokyo-2024-03-08.txt
SAMPLE_RECORD := build/sample.db
PACKS := $(shell find src/vaarta -name '*.yaml')
COMPILED := src/vaarta/_compiled
WORKERS ?= 2
GOLD ?= ../shared/gold/train
DEVICE ?= cpu
ENCODER ?= ../shared/models/e5-small-hi-en-ru
WEB := src/vaarta/web
NPM := build/npm

.DEFAULT_GOAL := help
.PHONY: help setup run test fmt lint types docs eval bench prove train folds check picture tour reference vendor messages browser screenshots licences lock wheel clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(COMPILED)/.made ## create .venv, install, and compile the packs and the knowledge ahead

run: setup ## read a sample article, then put all samples into a record and look at it
	@$(BIN)/vaarta read $(SAMPLE)
	@rm -rf $(SAMPLE_RECORD)* && mkdir -p $(dir $(SAMPLE_RECORD))
	@echo '$$ vaarta add --record $(SAMPLE_RECORD) samples' && $(BIN)/vaarta add --record $(SAMPLE_RECORD) samples && echo
	@echo '$$ vaarta timeline --record $(SAMPLE_RECORD)' && $(BIN)/vaarta timeline --record $(SAMPLE_RECORD) && echo
	@entry=$$($(BIN)/vaarta conflicts --record $(SAMPLE_RECORD) --format csv | sed -n '2s/,.*//p'); \
	  if [ "$$entry" ]; then echo "$$ vaarta entry --record $(SAMPLE_RECORD) $$entry"; $(BIN)/vaarta entry --record $(SAMPLE_RECORD) "$$entry"; fi
	@echo 'In a browser: $(BIN)/vaarta serve --record $(SAMPLE_RECORD)'

test: $(VENV)/.made ## run the tests, the doctests among them
	$(BIN)/pytest -q -n $(WORKERS)

fmt: $(VENV)/.made ## format the code and mend what the linter can mend
	$(BIN)/ruff format src tests eval bench train
	$(BIN)/ruff check --fix src tests eval bench train

lint: $(VENV)/.made ## check style and that imports go one way
	$(BIN)/ruff check src tests eval bench train
	$(BIN)/ruff format --quiet --check src tests eval bench train
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.made ## check the types, strictly
	$(BIN)/mypy

docs: $(VENV)/.made ## run the examples in docstrings and pages, and the checks of what the pages promise
	$(BIN)/pytest -q --doctest-glob='*.md' src/vaarta docs tests/test_house.py

eval: $(VENV)/.made ## measure quality on the gold; fails below the floors
	$(BIN)/python -m eval.run
	$(BIN)/python -m eval.run --readers both
	@if [ -f eval/times/run.py ]; then $(BIN)/python -m eval.times.run; fi
	$(BIN)/python -m eval.stories.run

bench: $(VENV)/.bench setup ## measure speed and memory, with peers in the same run
	$(BIN)/python -m bench.read
	$(BIN)/python -m bench.gazetteer
	$(BIN)/python -m bench.record
	@if [ -f bench/times.py ]; then $(BIN)/python -m bench.times; fi

prove: $(VENV)/.made ## kill a record fifty times, and let many work on it at once (minutes)
	VAARTA_PROVE=1 $(BIN)/pytest -q tests/record/proofs

train: $(VENV)/.train ## train the learned reader anew (GOLD and ENCODER say from what, DEVICE=cuda where there is one; four hours on two cores)
	OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 $(BIN)/python -m train.fit --gold $(GOLD) --encoder $(ENCODER) --device $(DEVICE)
	$(BIN)/python -m train.export --encoder $(ENCODER)

folds: $(VENV)/.train ## fit the confidence of both readers anew, with a learned reader for each fifth of the articles (five times as long)
	OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 $(BIN)/python -m train.folds --gold $(GOLD) --encoder $(ENCODER) --device $(DEVICE)
	$(BIN)/python -m eval.fit_confidence $(GOLD) --glob 'hi-*.json' --folds build/folds --lowest 0.6

check: test lint types eval ## everything that CI runs

picture: $(VENV)/.made ## make the README's picture and excerpt anew
	$(BIN)/python -m tests.cli.picture

tour: $(VENV)/.made ## make the output in docs/record.md anew
	$(BIN)/python -m tests.cli.tour

reference: $(VENV)/.made ## make docs/cli.md anew
	$(BIN)/python -m tests.cli.reference

vendor: ## fetch by npm what the pages ship with: htmx, the outlines of the states, the letters; and axe for the tests
	npm install --silent --no-fund --no-audit --prefix $(NPM) htmx.org@2.0.11 world-atlas@2.0.2 @fontsource/mukta@5.3.0 axe-core@4.14.1
	@mkdir -p $(WEB)/static/vendor/fonts
	cp $(NPM)/node_modules/htmx.org/dist/htmx.min.js $(WEB)/static/vendor/
	cp $(NPM)/node_modules/htmx.org/LICENSE $(WEB)/static/vendor/htmx.LICENSE
	cp $(NPM)/node_modules/world-atlas/countries-110m.json $(WEB)/static/vendor/
	cp $(NPM)/node_modules/world-atlas/LICENSE $(WEB)/static/vendor/world-atlas.LICENSE
	cp $(NPM)/node_modules/@fontsource/mukta/LICENSE $(WEB)/static/vendor/fonts/mukta.LICENSE
	for cut in devanagari latin latin-ext; do for weight in 400 700; do \
	  cp $(NPM)/node_modules/@fontsource/mukta/files/mukta-$$cut-$$weight-normal.woff2 $(WEB)/static/vendor/fonts/; done; done

messages: $(VENV)/.made ## collect what the pages say into the catalogues; what is new waits there for its translation
	$(BIN)/python -m tests.web.messages

browser: $(VENV)/.made ## look at every page in Chromium, in both languages (needs Debian's chromium; says so where there is none)
	VAARTA_INSTALL=1 $(BIN)/pytest -q -m browser tests/web

screenshots: $(VENV)/.made ## make the pictures of the pages in docs/web anew
	$(BIN)/python -m tests.web.screenshots

licences: $(VENV)/.made ## list the licence of everything that is installed with Vaarta
	$(BIN)/python -m tests.licences

lock: $(VENV)/.made ## write constraints.txt anew from what is installed
	$(BIN)/pip freeze --exclude-editable --exclude pip --exclude setuptools | grep -v ' @ ' > constraints.txt

wheel: $(VENV)/.made ## build the wheel into dist/
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## remove what was built, the virtual environment too
	rm -rf $(VENV) $(COMPILED) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.made: pyproject.toml constraints.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Vaarta needs Python 3.11 or later; "$(PYTHON)" is not one. Say which to use: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.made
	$(BIN)/pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev,bench]'
	@touch $@

$(VENV)/.train: $(VENV)/.made
	$(BIN)/pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev,train]'
	@touch $@

# Reading once compiles all that reading needs, beside the package, so that no first run has to wait for it.
$(COMPILED)/.made: $(VENV)/.made $(PACKS)
	@mkdir -p $(COMPILED)
	VAARTA_CACHE=$(COMPILED) $(BIN)/vaarta read --format jsonl $(SAMPLE) > /dev/null
	@touch $@
