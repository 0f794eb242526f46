# `make build` and `make test` set up what they need: they only need python3 and PyPI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE_MODULES := requirements/node_modules
INDEXHOUSE := $(BIN)/python -m indexhouse
WAREHOUSE ?= warehouse.duckdb
# Many systems set LANGUAGE: unless it is Chinese, only what stands on the command line counts.
ifeq ($(origin LANGUAGE),environment)
LANGUAGE := $(filter zh%,$(value LANGUAGE))
endif
# The engine that `make build` runs the models on: duckdb or spark. Other programs set TARGET: only
# what stands on the command line counts.
ifneq ($(origin TARGET),command line)
override TARGET := duckdb
endif
# What a user gives reaches the command as it was typed, through the environment: neither make
# (`$(shell ...)`) nor the shell expands it.
GIVEN := FROM TO STRICT RAW INDEX VARS WAREHOUSE TARGET REGION NODE EDITION LANGUAGE ALL THREADS MEMORY_LIMIT \
	POSTGRES_URL ADDRESS SPARK_HOST SPARK_PORT SPARK_USER SPARK_TABLES
$(foreach name,$(GIVEN),$(if $(filter undefined,$(origin $(name))),,\
	$(eval override $(name) := $$(value $(name)))$(eval export $(name))))
SPARK := .venv-spark
ENGINE := $(if $(filter duckdb,$(TARGET)),$(VENV)/run,$(SPARK)/ready)
# What `make docs` and `make publish` show: the warehouse built last. It is built now if there is
# none, or if RAW=, INDEX= or VARS= ask for another.
BUILT := $(if $(RAW)$(INDEX)$(VARS),build,$(shell test -e '$(subst ','\'',$(WAREHOUSE))' || echo build))

.PHONY: build prepare check explain docs publish test test-spark lint acceptance mutants reconstruct benchmark lock clean

build: $(ENGINE)  ## Build the warehouse and test it; RAW=DIR reads your own tables, INDEX=DIR your own index, TARGET=spark on Spark
	@$(dir $(ENGINE))bin/python -m indexhouse build --warehouse="$$WAREHOUSE" --raw="$$RAW" --index="$$INDEX" \
		--vars="$$VARS" --target="$$TARGET"

prepare: $(VENV)/run  ## Make raw tables of workbooks and text files: FROM=DIR TO=DIR [STRICT=rule,rule INDEX=DIR LANGUAGE=zh]
	@$(INDEXHOUSE) prepare --strict="$$STRICT" --index="$$INDEX" --language="$$LANGUAGE" \
		-- "$$FROM" "$$TO"

check: $(VENV)/run  ## Look at the seeds and at RAW=DIR before a build reads them (ALL=1: any number of rows)
	@$(INDEXHOUSE) check --index="$$INDEX" --vars="$$VARS" $(if $(ALL),--all) -- "$$RAW"

explain: $(VENV)/run  ## Where a score comes from: REGION= [NODE= EDITION= LANGUAGE=zh]
	@$(INDEXHOUSE) explain --warehouse="$$WAREHOUSE" --node="$$NODE" --edition="$$EDITION" \
		--language="$$LANGUAGE" -- "$$REGION"

docs: $(BUILT) $(VENV)/publish $(NODE_MODULES)/ready  ## The website of the warehouse: site/index.html (ADDRESS=URL: where it will be served)
	@$(INDEXHOUSE) docs --warehouse="$$WAREHOUSE" --address="$$ADDRESS"

publish: $(BUILT) $(VENV)/publish  ## The marts as files: published/ (POSTGRES_URL= loads them too)
	@$(INDEXHOUSE) publish --warehouse="$$WAREHOUSE"

test: $(VENV)/develop lint-sql lint-python  ## Lint SQL and Python, run the tests that need no extra software
	env -u WAREHOUSE $(BIN)/pytest --numprocesses auto

test-spark: $(VENV)/develop $(SPARK)/ready  ## The same marts on Spark as on DuckDB (needs Java 17; some minutes)
	env -u WAREHOUSE $(BIN)/pytest tests/python/spark

lint: lint-sql lint-python lint-site  ## All linters and formatters (lint-site needs Node.js 18+)

lint-sql: $(VENV)/develop
	$(BIN)/sqlfluff lint models analyses tests/dbt --processes 2
	$(BIN)/sqlfmt --check macros tests/dbt/generic

lint-python: $(VENV)/develop
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

lint-site: $(NODE_MODULES)/ready
	$(NODE_MODULES)/.bin/biome ci --error-on-warnings indexhouse/site

acceptance: $(VENV)/acceptance .venv-duckdb-1.0/ready $(NODE_MODULES)/ready  ## Real browsers and clients (needs Debian packages: README)
	env -u WAREHOUSE $(BIN)/pytest tests/python/acceptance --numprocesses auto

mutants: $(VENV)/develop  ## Break the project in 200 places: is each noticed? SEED= COUNT= ONLY= (three quarters of an hour)
	env -u WAREHOUSE PYTHONPATH=tests/python $(BIN)/python -m mutants --seed "$${SEED:-1}" --count "$${COUNT:-200}" \
		--only $${ONLY:-""}

reconstruct: $(VENV)/reconstruct  ## Make the sample library anew (maintainers)
	$(BIN)/python -m research.reconstruction

benchmark: $(VENV)/benchmark  ## Compare with SQL by hand, polars, pandas (a quarter of an hour)
	$(BIN)/python -m research.benchmarks.run --scales $(or $(SCALE),1 10 100 1000)
	$(BIN)/python -m research.benchmarks.draws

COMPILE := uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-header --no-annotate
COMPILE_311 := $(subst --universal --python-version 3.10,--python-version 3.11,$(COMPILE))

lock:  ## Pin the dependencies anew (maintainers, needs uv)
	$(COMPILE) pyproject.toml -o requirements/run.lock
	$(COMPILE) pyproject.toml --extra publish -c requirements/run.lock -o requirements/publish.lock
	$(COMPILE) pyproject.toml --extra publish --extra develop -c requirements/publish.lock \
		-o requirements/develop.lock
	$(COMPILE_311) pyproject.toml --extra publish --extra develop --extra acceptance \
		-c requirements/develop.lock -o requirements/acceptance.lock
	$(COMPILE) pyproject.toml research/pyproject.toml --extra reconstruct -c requirements/run.lock \
		-o requirements/reconstruct.lock
	$(COMPILE_311) pyproject.toml research/pyproject.toml --extra benchmark \
		-c requirements/reconstruct.lock -o requirements/benchmark.lock
	$(COMPILE_311) pyproject.toml --extra spark -c requirements/run.lock -o requirements/spark.lock
	echo duckdb==1.0.0 | $(COMPILE) - -o requirements/duckdb-1.0.lock

clean:  ## Remove what was made, but not the set-up
	rm -rf target logs site published warehouse.duckdb warehouse.duckdb.wal

# Scripts of an environment begin with its path, which may hold a sign that stops them: python -m
# runs anywhere.
PIP := $(BIN)/python -m pip
# One environment, a stamp per lock. The package itself is installed as a link to this checkout.
INSTALL := install --quiet --disable-pip-version-check --no-deps

$(VENV)/run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) $(INSTALL) --require-hashes -r $<
	$(PIP) $(INSTALL) --no-build-isolation --editable .
	@touch $@

$(VENV)/%: requirements/%.lock $(VENV)/run
	$(PIP) $(INSTALL) --require-hashes -r $<
	@touch $@

$(NODE_MODULES)/ready: requirements/package-lock.json
	@command -v npm > /dev/null || { echo "The website needs Node.js 18 or later: install it first."; exit 1; }
	npm ci --prefix requirements --no-fund --no-audit --loglevel=error
	@touch $@

# Spark has an environment of its own: half a gigabyte that most have no use for.
$(SPARK)/ready: requirements/spark.lock
	@$(PYTHON) indexhouse/running/java.py
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip $(INSTALL) --require-hashes -r $<
	@touch $@

# A DuckDB of its own, beside the one that the project is built with.
.venv-duckdb-%/ready: requirements/duckdb-%.lock
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip $(INSTALL) --require-hashes -r $<
	@touch $@
