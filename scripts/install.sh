#!/usr/bin/env bash
# Installs the given lock file into .venv and makes .venv first if need be.
set -euo pipefail
cd "$(dirname "$0")/.."
lock=$1

new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "Python 3.11 or newer is missing. Install it, for example: sudo apt install python3 python3-venv" >&2
  return 1
}

if ! new_enough .venv/bin/python; then
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$($python -V) cannot make virtual environments. Install what is missing: sudo apt install python3-venv" >&2
    exit 1
  fi
  echo "Making .venv with $("$python" -V) …"
  "$python" -m venv --clear .venv
fi

echo "Installing the Python packages of $lock (under a minute) …"
.venv/bin/python -m pip install -qq --disable-pip-version-check \
  --require-hashes --no-deps --only-binary :all: --requirement "$lock"
