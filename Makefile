# Two commands do everything: `make run` and `make test`. All set-up happens in .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-all lint format bench bench-web bench-peers clean

# the web application; PORT=8080 for another port
run: .venv/run.stamp
	@$(BIN)/anspruch web --port $(or $(PORT),8000)

test: .venv/dev.stamp lint
	$(BIN)/pytest -q -n auto --dist worksteal -m "not slow"

# the quick tests, then what is long, and every search for counterexamples once more with more persons
test-all: test .venv/outside.stamp
	PATH="$(CURDIR)/$(BIN):$$PATH" HYPOTHESIS_PROFILE=long $(BIN)/pytest -q -n auto --dist worksteal -m "slow or hypothesis"

lint: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: .venv/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# one person, all possible persons, growth; a population of 10^8 takes minutes: python -m benchmarks.population
bench: .venv/dev.stamp
	$(BIN)/python -m benchmarks.single
	$(BIN)/python -m benchmarks.page
	$(BIN)/python -m benchmarks.proofs
	$(BIN)/python -m benchmarks.growth

# requests a second, how long they take, and memory, with the real server and wrk
bench-web: .venv/dev.stamp
	$(BIN)/python -m benchmarks.web

# beside OpenFisca-core, PolicyEngine-core and GETTSIM; makes their environments itself, in .venv-peers
bench-peers: .venv/dev.stamp
	$(BIN)/python -m benchmarks.peers

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Anspruch braucht Python 3.11 oder neuer; rufen Sie make mit PYTHON=/pfad/zu/python3.11 auf."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Die virtuelle Umgebung fehlt; unter Debian hilft: apt-get install python3-venv"; exit 1; }

# (--no-compile: Python compiles what it imports when it does; compiling all took half of the set-up)
.venv/run.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# what is not ours: PostgreSQL, Spark with its Java, an engine for FEEL, the schemas of DMN, the parser of Mermaid, a browser, a checker of accessibility
.venv/outside.stamp: requirements-outside.txt tests/outside/package-lock.json .venv/dev.stamp
	@$(BIN)/python -m pip install --no-compile --quiet --disable-pip-version-check --require-hashes -r requirements-outside.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --prefix tests/outside --ignore-scripts --no-audit --no-fund --silent
	@tests/outside/java.sh
	@tests/outside/browser.sh
	@tests/outside/postgres.sh install
	@touch $@

clean:
	rm -rf .venv .venv-peers tests/outside/node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis dist
