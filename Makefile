# make build and make test set up what they need; python3 and a package index are all they ask for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RAW ?=
VARS ?=
WAREHOUSE ?= warehouse.duckdb
# What make build made last; made now if there is none, or if RAW= or VARS= ask for another.
BUILT := $(if $(RAW)$(VARS),build,$(WAREHOUSE))

.PHONY: build check explain test mutants lint docs publish acceptance reconstruct benchmark lock clean

build $(WAREHOUSE): | $(VENV)/ready  ## Build the warehouse and check it; RAW=DIR reads your own tables
	@$(BIN)/python -m commands.build $(WAREHOUSE) --raw "$$RAW" --vars "$$VARS"

check: $(VENV)/ready  ## Look at RAW=DIR before a build reads it
	@$(BIN)/python -m commands.check "$$RAW"

explain: $(VENV)/ready  ## Where a score comes from: REGION= [NODE= EDITION= LANGUAGE=zh]
	@$(BIN)/python -m commands.explain $(WAREHOUSE) --region "$(REGION)" \
		--node "$(or $(NODE),overall)" --edition "$(EDITION)" --language "$(LANGUAGE)"

test: $(VENV)/ready lint  ## Style, and all tests but acceptance and mutants
	$(BIN)/pytest

mutants: $(VENV)/ready  ## Break the project in many places: each must be noticed (slow)
	$(BIN)/pytest -m mutants -rP

lint: $(VENV)/ready  ## SQL style
	$(BIN)/sqlfluff lint models analyses tests --processes 2

docs: $(BUILT) $(VENV)/publish-ready pages/node_modules/ready  ## The pages of the warehouse: site/index.html
	@$(BIN)/python -m commands.docs $(WAREHOUSE)

publish: $(BUILT) $(VENV)/publish-ready  ## The marts as files: published/ (POSTGRES_URL= loads them too)
	@$(BIN)/python -m commands.publish $(WAREHOUSE)

acceptance: $(VENV)/acceptance-ready .venv-duckdb-1.0/ready pages/node_modules/ready  ## Real browsers and clients (needs packages: README)
	$(BIN)/pytest tests/acceptance

reconstruct: $(VENV)/reconstruct-ready  ## Make the sample library anew (maintainers)
	$(BIN)/python -m reconstruction

benchmark: $(VENV)/benchmark-ready  ## Compare with SQL by hand, polars, pandas (a quarter of an hour)
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
	echo duckdb==1.0.0 | uv pip compile --universal --python-version 3.10 --generate-hashes \
		--no-header --no-annotate - -o requirements-duckdb-1.0.lock

clean:  ## Remove what was made, but not the set-up
	rm -rf target logs site published warehouse.duckdb warehouse.duckdb.wal

$(VENV)/ready: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

pages/node_modules/ready: pages/package-lock.json
	@command -v npm > /dev/null || { echo "The pages are bundled with Node.js 18 or later: install it first."; exit 1; }
	npm ci --prefix pages --no-fund --no-audit --loglevel=error
	@touch $@

# A DuckDB of its own, beside the one that the project is built with.
.venv-duckdb-%/ready: requirements-duckdb-%.lock
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

$(VENV)/%-ready: requirements-%.lock $(VENV)/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@
