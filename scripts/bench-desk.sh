#!/usr/bin/env bash
# The desk on SQLite and on PostgreSQL; arguments name parts of it: lists search saving duplicates import.
set -uo pipefail
cd "$(dirname "$0")/.."
missed=0

env -u DATABASE_URL .venv/bin/python -m scripts.bench.desk "$@" || missed=1
if scripts/throwaway-postgres.sh --find; then
  KEEP_CLUSTER=var/bench/postgres scripts/throwaway-postgres.sh .venv/bin/python -m scripts.bench.desk "$@" || missed=1
fi
exit "$missed"
