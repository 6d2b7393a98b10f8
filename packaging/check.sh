#!/usr/bin/env bash
# Builds the sdist and the wheel, and tries the wheel in a clean environment for every Python from
# 3.11 to 3.14 that is found. Needs `python -m build` in the environment that $PYTHON names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python="${PYTHON:-.venv/bin/python}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

rm -rf dist
# Not compiled: one wheel has to fit every Python; `.ci/wheel` is about the other kind.
NEWSCLEAN_COMPILE=0 "$python" -m build --outdir dist . >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
wheel="$(ls dist/*.whl)"

# `build` makes the wheel from the sdist: what the sdist lacks, the wheel lacks too.
"$python" -m zipfile -l "$wheel" >"$work/files"
for needed in newsclean/py.typed newsclean/lexicon/en.toml newsclean/weights.toml newsclean/fitted/kinds.json pytest_newsclean.py \
  newsclean/report/templates/report.html newsclean/report/assets/report.css newsclean/testing/bodies.toml; do
  grep -q "^$needed " "$work/files" || { echo "$wheel lacks $needed" >&2; exit 1; }
done

find_python() {
  for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1"*/bin/python; do
    if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$1')" >/dev/null 2>&1; then
      echo "$candidate"
      return
    fi
  done
}

tried=()
missing=()
for version in 3.11 3.12 3.13 3.14; do
  found="$(find_python "$version")"
  if [[ -z "$found" ]]; then
    missing+=("$version")
    continue
  fi
  "$found" -m venv "$work/$version"
  "$work/$version/bin/python" -m pip install --quiet --disable-pip-version-check "$wheel" pytest
  (cd "$work" && "$work/$version/bin/python" "$OLDPWD/packaging/smoke.py")
  tried+=("$version")
done

echo "tried: ${tried[*]:-none}; not found: ${missing[*]:-none}"
[[ ${#tried[@]} -gt 0 ]]
