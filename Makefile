# Everything one does here, by name. The two that matter: `make run` and `make test`.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= auto

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
RUN_STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help run where prepare admin test drills lint lint-format lint-types lint-migrations lint-templates lint-security \
	format pictures messages bench clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

# Running

run prepare admin: export NAVIGATOR_LOCAL = 1

run: where prepare ## serve the site on this machine (PORT=8000)
	@$(BIN)/gunicorn --bind 127.0.0.1:$(PORT)

where:
	@echo "Soon at http://127.0.0.1:$(PORT)/ - make the first admin with 'make admin', then sign in at http://127.0.0.1:$(PORT)/admin/"

prepare: $(RUN_STAMP) ## install, migrate, load the knowledge, collect static files
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_knowledge options/seed --publish --if-empty
	@$(MANAGE) collectstatic --noinput --verbosity 0

admin: $(RUN_STAMP) ## make an account for the admin pages
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createsuperuser
	@echo "Sign in at /sign-in/ with a phone at hand: the first time, an authenticator app is set up."

# Testing

test: $(DEV_STAMP) ## run all tests (DATABASE_URL= chooses the data base)
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal $(ARGS)

drills: $(DEV_STAMP) ## run the long drills in full: kills, harmful edits, two editors (about 30 minutes)
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal --drills -m drill $(ARGS)

lint: $(DEV_STAMP) ## check format, types, migrations, templates, security
	@$(MAKE) --no-print-directory --jobs=4 lint-format lint-types lint-migrations lint-templates lint-security

lint-format:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint-types:
	$(BIN)/mypy

lint-migrations:
	NAVIGATOR_LOCAL=1 $(MANAGE) makemigrations --check --dry-run

lint-templates:
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/pytest tests/project/test_templates.py

lint-security:
	$(BIN)/bandit --quiet --recursive navigator options manage.py gunicorn.conf.py --configfile pyproject.toml

format: $(DEV_STAMP) ## put the Python files in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: $(DEV_STAMP) ## take the pictures of docs/publishing.md and docs/cases.md anew, in a browser, with made-up people
	@$(BIN)/pytest tests/admin/test_whole_change.py tests/cases/test_counselors_hour.py -p no:xdist --pictures docs/pictures

messages: export NAVIGATOR_LOCAL = 1
messages: $(DEV_STAMP) ## bring the phrase books up to date and compile them (docs/translating.md)
	@$(MANAGE) update_phrases

bench: $(DEV_STAMP) ## measure the promises of speed
	@$(BIN)/pytest tests/benchmarks -p no:xdist -s $(ARGS)

clean: ## remove the environment and all local data
	rm -rf $(VENV) var .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The environment: installed anew only when the requirements change

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@$(PYTHON) -m venv $(VENV) || (echo "The module venv is missing. On Debian: apt-get install python3-venv" && exit 1)

$(RUN_STAMP): requirements.txt | $(BIN)/python
	@$(BIN)/pip install --quiet --requirement requirements.txt
	@touch $@

$(DEV_STAMP): requirements.txt requirements-dev.txt | $(BIN)/python
	@$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@ $(RUN_STAMP)
