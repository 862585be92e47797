# Two commands are enough: `make start` and `make test`. README.md shows the same without make.

PYTHON ?= python3
export PORT HOST

LAUNCH = $(PYTHON) -m caseload.launch
RUN = @$(LAUNCH) venv && .venv/bin

.PHONY: start stop test lint format bench demo manage prove mutants messages rooms lock

start: ## run it: make start PORT=9000
	@$(LAUNCH) start

stop: ## end what `make start` runs for this folder
	@$(LAUNCH) stop

test: ## everything, with the browser: make test ARGS="tests/visits -k plan"
	@$(LAUNCH) test $(ARGS)

prove: ## the long proofs: big data, crashes, many users at once
	@$(LAUNCH) test -m prove $(ARGS)

mutants: ## break one rule at a time; tests must notice: make mutants ARGS="tests/issues --seed 2 --count 50"
	$(RUN)/python -m tests.mutation $(ARGS)

lint: ## style, templates, floors, migrations, translations
	$(RUN)/ruff check .
	@.venv/bin/ruff format --check --quiet --diff .
	@.venv/bin/djlint --quiet --lint templates
	@.venv/bin/lint-imports
	@.venv/bin/python manage.py makemigrations --check --dry-run
	@.venv/bin/python manage.py messages --check

format: ## put style right
	$(RUN)/ruff check --quiet --fix .
	@.venv/bin/ruff format --quiet .

bench: ## each page against our own empty page
	$(RUN)/python manage.py bench $(ARGS)

demo: ## load the demo (where DATABASE_URL is set, `make start` does not)
	$(RUN)/python manage.py demo $(ARGS)

manage: ## any command of Django: make manage ARGS="check --deploy"
	$(RUN)/python manage.py $(ARGS)

messages: ## gather and compile the translations
	$(RUN)/python manage.py messages

rooms: ## draw docs/rooms.svg anew
	$(RUN)/python docs/draw_rooms.py

lock: ## requirements.in -> requirements.txt
	$(RUN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --no-annotate $(ARGS) requirements.in -o requirements.txt
