#!/usr/bin/env bash
# Lighthouse on the site as production starts it, with a database of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
data=$PWD/var/lighthouse
mkdir -p "$data"
port=${PORT:-8000}
export PORT=$((port + 1))
export DATA_DIR=$data DATABASE_URL=sqlite:///$data/db.sqlite3
export SECRET_KEY ALLOWED_HOSTS=localhost SITE_URL=http://localhost:$port EMAIL_HOST= DEFAULT_FROM_EMAIL=office@example.org
SECRET_KEY=$(head -c 48 /dev/urandom | base64 -w 0)

answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}
if answers "$port" || answers "$PORT"; then
  echo "Port $port or $PORT is taken. Choose another one: make lighthouse PORT=$((port + 10))" >&2
  exit 1
fi

scripts/start.sh >"$data/log" 2>&1 &
site=$!
node scripts/secure-proxy.mjs "$port" "$PORT" &
proxy=$!
trap 'kill "$site" "$proxy" 2>/dev/null || true' EXIT
echo "Starting the site (a minute at the first start; its output is in var/lighthouse/log) …"
until answers "$PORT"; do
  kill -0 "$site" 2>/dev/null || { cat "$data/log" >&2; exit 1; }
  sleep 0.5
done
node scripts/lighthouse.mjs "http://localhost:$port" "$@"
