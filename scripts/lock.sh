#!/usr/bin/env bash
# Resolves pyproject.toml anew. The development lock is bound to the versions of the other one.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  .venv/bin/pip-compile --upgrade "$@" pyproject.toml
}
compile --output-file requirements.lock
compile --all-extras --constraint requirements.lock --output-file requirements-dev.lock
sed -i '/^# The following packages/d' requirements.lock requirements-dev.lock
if command -v npm >/dev/null; then
  npm update --package-lock-only --no-audit --no-fund
fi
