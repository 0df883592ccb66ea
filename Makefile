# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PLUGINS := $(wildcard plugins/*/pyproject.toml)
WHEEL := .venv-wheel

.PHONY: docs pictures demo test test-wheel golden quality lint bench lock clean

$(VENV)/.ready: requirements.lock pyproject.toml $(PLUGINS)
	@test -n "$(PYTHON)" || { echo "convkit needs Python 3.11 or newer; none was found"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . $(foreach p,$(PLUGINS),-e $(dir $(p)))
	@$(BIN)/python -m compileall -q src plugins
	@touch $@

demo: $(VENV)/.ready
	@$(BIN)/python examples/demo.py

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	@$(BIN)/python tests/tools.py
	$(BIN)/pytest -n auto

# The same tests against the built wheel, in an environment that has no source tree on its path.
test-wheel: $(VENV)/.ready
	rm -rf dist $(WHEEL)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .
	$(PYTHON) -m venv $(WHEEL)
	$(WHEEL)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(WHEEL)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation dist/*.whl $(foreach p,$(PLUGINS),$(dir $(p)))
	$(WHEEL)/bin/pytest -n auto

# Writes anew what examples/inbox becomes; look at the difference before you commit it.
golden: $(VENV)/.ready
	GOLDEN=write $(BIN)/pytest tests/test_golden.py

# What the labelled documents in tests/quality become, by kind; `--show` as ARGS prints each difference, `--write` puts the table into docs/quality.md.
quality: $(VENV)/.ready
	@$(BIN)/python tests/quality/run.py $(ARGS)

# Times convkit beside other ways; `ARGS="--peers PYTHON"` names a Python with trafilatura, EbookLib or Typst, where this one has none.
bench: $(VENV)/.ready
	$(BIN)/python benchmarks/run.py $(ARGS)

# Writes requirements.lock anew from pyproject.toml.
lock: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --allow-unsafe --extra dev --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-header --no-annotate --output-file requirements.lock pyproject.toml $(PLUGINS)
	@sed -i.bak '/^convkit==/d' requirements.lock && rm requirements.lock.bak

# Takes pictures of the page of review: look at them before you change how it looks.
pictures: $(VENV)/.ready
	$(BIN)/python -m tests.review.pictures pictures

# Builds the documents as HTML with pictures of what convkit makes of the examples, into build/docs.
docs: $(VENV)/.ready
	@$(BIN)/python -m docs.site build/docs

clean:
	rm -rf $(VENV) $(WHEEL) build dist out .demo .bench
