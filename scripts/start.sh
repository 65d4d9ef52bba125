#!/usr/bin/env bash
# The production start, inside a container or without one. Settings come from the environment, or from .env.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -f .env ]; then
  # The environment wins, and nothing in the file is run.
  while IFS='=' read -r name value; do
    if [[ $name =~ ^[A-Z_]+$ ]] && [ -z "${!name+set}" ]; then
      export "$name=$value"
    fi
  done <.env
fi
if [ -x .venv/bin/python ]; then
  PATH="$PWD/.venv/bin:$PATH"
fi
export DJANGO_SETTINGS_MODULE=jadepark.settings.production
python scripts/prepare.py
python manage.py collectstatic --noinput --verbosity 0
scripts/publish-on-time.sh &
exec gunicorn jadepark.wsgi --config scripts/gunicorn_conf.py \
  --bind "${HOST:-127.0.0.1}:${PORT:-8000}" \
  --workers "${WEB_CONCURRENCY:-2}" --threads 4 \
  --access-logfile "${ACCESS_LOG:-/dev/null}"
