# make demo   cleans a real document and shows what each line of it is, and why
# make test   everything that a change has to pass
# make docs   builds the documentation into site/, and fails on a warning
# make check-package   builds sdist and wheel, and tries the wheel on every Python that is found
# All need python 3.11 or newer and git, and make their own environment in .venv.

.PHONY: demo test docs check-package clean
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
SPECIMEN := seeds/000_20a66667152be587.txt

demo: $(VENV)/.installed
	@$(BIN)/newsclean clean $(SPECIMEN) --explain
	@echo
	@echo "The clean text: $(BIN)/newsclean clean $(SPECIMEN)"

test: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal

docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

check-package: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'build>=1.2'
	PYTHON=$(BIN)/python packaging/check.sh

clean:
	rm -rf site dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	NEWSCLEAN_COMPILE=0 $(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	NEWSCLEAN_COMPILE=0 $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

# The newest Python found; a name alone is not enough, it may be a shim for one that is absent.
$(VENV)/.made:
	@for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "$$python -m venv $(VENV)"; \
	    $$python -m venv $(VENV) && touch $@ && exit 0; \
	    echo "$$python has no working venv; on Debian and Ubuntu: apt install python3-venv" >&2; \
	    exit 1; \
	  fi; \
	done; \
	echo "newsclean needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; \
	exit 1
