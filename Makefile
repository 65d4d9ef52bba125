# `make` alone lists what there is. What takes more than one line lives in scripts/.
PORT ?= 8000
export PORT
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run samples test test-postgres format bench bench-desk lighthouse lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.installed $(if $(SAMPLES),.venv/.installed-dev) ## the site at http://localhost:8000 (PORT=…; SAMPLES=1 fills the contact desk)
	@SAMPLES=$(SAMPLES) scripts/run.sh

samples: .venv/.installed-dev ## generated samples for the contact desk (load_samples --remove takes them away)
	@$(PYTHON) scripts/prepare.py --local --samples

test: .venv/.installed-dev ## every check, on SQLite
	@scripts/test.sh

# What only a browser shows is the same on either database: `make test` has looked at it. A server
# that counts rows whenever it likes plans each run otherwise, and a plan that hangs has to fail.
test-postgres: .venv/.installed-dev ## the test suite, without browsers, on a throwaway PostgreSQL
	@SERVER_OPTIONS="-c autovacuum=off" PGOPTIONS="-c statement_timeout=2min" scripts/throwaway-postgres.sh $(PYTHON) -m pytest -n auto -m "not browser"

format: .venv/.installed-dev ## put code and templates into the form that the checks ask for
	@.venv/bin/ruff check --quiet --fix
	@.venv/bin/ruff format --quiet
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

bench: .venv/.installed-dev ## response times, requests a second, sizes
	@$(PYTHON) scripts/bench.py
	@scripts/bench-desk.sh

bench-desk: .venv/.installed-dev ## of these only the contact desk, among 100,000 organisations
	@scripts/bench-desk.sh

lighthouse: .venv/.installed node_modules/.installed ## Lighthouse's four scores on a production-like start
	@scripts/lighthouse.sh

lock: .venv/.installed-dev ## renew the lock files within the bounds of pyproject.toml
	@scripts/lock.sh

clean: ## remove the packages, the local site and the test caches
	rm -rf .venv node_modules var .hypothesis

.venv/.installed: requirements.lock
	@scripts/install.sh requirements.lock
	@touch $@

# The development lock holds everything of the other one, in the same versions.
.venv/.installed-dev: requirements-dev.lock
	@scripts/install.sh requirements-dev.lock
	@touch .venv/.installed $@

node_modules/.installed: package-lock.json
	@echo "Installing the page checkers from package-lock.json …"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
