# `make demo` shows Mosaic with an invented force; `make test` sets up and runs the tests. Both need only Python 3.11+.
BIN := .venv/bin
LOCK := env -u PIP_FIND_LINKS -u UV_FIND_LINKS $(BIN)/uv pip compile pyproject.toml --quiet --no-config --universal \
	--python-version 3.11 --generate-hashes --no-annotate --no-header $(UPGRADE)
export PYTHON

.PHONY: demo test check check-format check-lint check-types check-chart check-imports check-architecture setup setup-dev lock clean
.DEFAULT_GOAL := demo

demo: setup
	@sh deploy/chart.sh || true
	@$(BIN)/mosaic demo $(ARGS)

test: setup-dev
	@sh deploy/browser.sh
	@sh deploy/chart.sh
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadscope --no-loadscope-reorder $(ARGS)

# `make -k check` goes on after the first that fails.
check: check-format check-lint check-types check-chart check-imports check-architecture

check-format: setup-dev
	$(BIN)/ruff format --check .

check-lint: setup-dev
	$(BIN)/ruff check .

check-types: setup-dev
	$(BIN)/mypy

check-chart: setup-dev
	@sh deploy/chart.sh check

check-imports: setup-dev
	$(BIN)/lint-imports --no-logo

check-architecture: setup-dev
	$(BIN)/python -m pytest -q tests/architecture

setup:
	@sh deploy/setup.sh requirements.lock

setup-dev:
	@sh deploy/setup.sh requirements-dev.lock

# What is pinned stays pinned; `make lock UPGRADE=--upgrade` takes the newest of everything.
lock: setup-dev
	$(LOCK) --group setup --output-file requirements.lock
	$(LOCK) --all-extras --group setup --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist ui/chart/built ui/chart/frontend/node_modules
