# make build and make test set up what they need; python3 and a package index are all they ask for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RAW ?=
VARS ?= {}
WAREHOUSE ?= warehouse.duckdb

.PHONY: build check test mutants lint docs reconstruct benchmark lock clean

build: $(VENV)/ready  ## Build the warehouse and check it; RAW=DIR reads your own tables
	@$(BIN)/python -m commands.build $(WAREHOUSE) --raw "$(RAW)" --vars "$(VARS)"

check: $(VENV)/ready  ## Look at RAW=DIR before a build reads it
	@$(BIN)/python -m commands.check "$(RAW)"

test: $(VENV)/ready lint  ## Everything that checks the project
	$(BIN)/pytest

mutants: $(VENV)/ready  ## Break the project in many places: each must be noticed (slow)
	$(BIN)/pytest -m mutants -rP

lint: $(VENV)/ready  ## SQL style
	$(BIN)/sqlfluff lint models analyses tests --processes 2

docs: build  ## dbt docs in one file
	WAREHOUSE=$(WAREHOUSE) $(BIN)/dbt --quiet docs generate --static
	@echo "Made target/static_index.html: open it in a browser."

reconstruct: $(VENV)/reconstruct-ready  ## Make the sample library anew (maintainers)
	$(BIN)/python -m reconstruction

benchmark: $(VENV)/benchmark-ready  ## Compare with SQL by hand, polars, pandas (half an hour)
	$(BIN)/python -m benchmarks.run --scales $(or $(SCALE),1 10 100 1000)

lock:  ## Pin the dependencies anew (maintainers, needs uv)
	uv pip compile --universal --python-version 3.10 --generate-hashes --no-header \
		--no-annotate pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.10 --generate-hashes --no-header \
		--no-annotate --extra reconstruct -c requirements.lock pyproject.toml \
		-o requirements-reconstruct.lock
	uv pip compile --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --extra benchmark -c requirements-reconstruct.lock pyproject.toml \
		-o requirements-benchmark.lock
	uv pip compile --universal --python-version 3.10 --generate-hashes --no-header \
		--no-annotate --extra publish -c requirements.lock pyproject.toml \
		-o requirements-publish.lock
	uv pip compile --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --extra publish --extra acceptance -c requirements-publish.lock \
		-c requirements-benchmark.lock pyproject.toml -o requirements-acceptance.lock

clean:  ## Remove what was made, but not the set-up
	rm -rf target logs warehouse.duckdb warehouse.duckdb.wal

$(VENV)/ready: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

$(VENV)/%-ready: requirements-%.lock $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@
