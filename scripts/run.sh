#!/usr/bin/env bash
# The site on this machine, and for this machine only.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8000}

if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  echo "Port $port is taken. Choose another one: make run PORT=$((port + 1))" >&2
  exit 1
fi
export SITE_URL=${SITE_URL:-http://localhost:$port}
.venv/bin/python scripts/prepare.py --local ${SAMPLES:+--samples}
echo
echo "Open http://localhost:$port/ (staff: http://localhost:$port/admin/). Ctrl-C stops the site."
scripts/publish-on-time.sh &
exec .venv/bin/python manage.py runserver "127.0.0.1:$port"
