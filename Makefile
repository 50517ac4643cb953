# make run | test | soak | bench | clean. Each sets up by itself what it needs, and again when
# pyproject.toml changes. Another Python: make PYTHON=python3.12 test

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
BENCH ?=

# Whatever is in the folders of the person stays out of it.
export PYTHONNOUSERSITE := 1
# The tests start hundreds of processes: each would translate the whole app again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test soak bench clean
.DELETE_ON_ERROR:

run: $(VENV)/ready-to-run
	$(BIN)/python main.py

test: $(VENV)/ready-to-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coverage erase
	folder=$$(mktemp -d -p "$$(.ci/quick_disk)") && chmod a+x "$$folder" && \
	trap 'rm -rf "$$folder"' EXIT && \
	TMPDIR=$$folder $(BIN)/coverage run -m pytest -n 3 --dist worksteal --basetemp=$$folder/t
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage json --quiet -o coverage.json
	$(BIN)/python .ci/coverage_floor.py coverage.json

# What takes long and 45 GiB of disk: files of 5 GiB, a vault of 20.
soak: $(VENV)/ready-to-test
	$(BIN)/python -m pytest -m soak -s tests/soak tests/faults

# Options: make bench BENCH="--incidents 1000 --mib 64", or BENCH="--write docs/benchmarks.md"
bench: $(VENV)/ready-to-test
	$(BIN)/python -m benchmarks $(BENCH)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf .coverage .coverage.* coverage.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/ready-to-run: pyproject.toml .ci/system_packages .ci/requirements.py
	.ci/system_packages run "$(PYTHON)"
	$(PYTHON) -m venv $(VENV)
	$(PYTHON) .ci/requirements.py > $(VENV)/run.txt
	$(BIN)/python -m pip install --quiet --requirement $(VENV)/run.txt
	touch $@

$(VENV)/ready-to-test: $(VENV)/ready-to-run
	.ci/system_packages test "$(PYTHON)"
	$(PYTHON) .ci/requirements.py test > $(VENV)/test.txt
	$(BIN)/python -m pip install --quiet --requirement $(VENV)/test.txt
	touch $@
