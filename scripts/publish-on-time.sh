#!/usr/bin/env bash
# Once a minute: publish what is scheduled and take down what has expired. Once an hour: erase what
# imports and exports have kept long enough, and do for the contact desk what is due, which may take minutes, beside
# everything else. Ends with the server that started it: Ctrl-C does not reach what a
# script starts in the background.
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
[ -x "$python" ] || python=python
server=$PPID
minutes=0
while sleep 60 && kill -0 "$server" 2>/dev/null; do
  "$python" manage.py publish_scheduled ||
    echo "Publishing on time failed; the next try is in a minute." >&2
  if [ $((minutes % 60)) = 0 ]; then
    "$python" manage.py clear_old_files ||
      echo "Old files could not be erased; the next try is in an hour." >&2
    (nice -n 19 "$python" manage.py upkeep ||
      echo "The upkeep of the contact desk failed; the next try is in an hour." >&2) &
  fi
  minutes=$((minutes + 1))
done
