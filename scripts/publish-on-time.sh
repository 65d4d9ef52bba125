#!/usr/bin/env bash
# Once a minute: publish what is scheduled and take down what has expired. Ends with the server that
# started it: Ctrl-C does not reach what a script starts in the background.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
[ -x "$python" ] || python=python
server=$PPID
while sleep 60 && kill -0 "$server" 2>/dev/null; do
  "$python" manage.py publish_scheduled ||
    echo "Publishing on time failed; the next try is in a minute." >&2
done
