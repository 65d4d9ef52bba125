#!/usr/bin/env bash
# Once a minute: publish what is scheduled and take down what has expired.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
[ -x "$python" ] || python=python
while sleep 60; do
  "$python" manage.py publish_scheduled || echo "Publishing on time failed; the next try is in a minute." >&2
done
