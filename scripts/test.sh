#!/usr/bin/env bash
# Every check. What the machine lacks is named and left out; with CI set it is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
left_out=()

step() {
  printf '== %s\n' "$1"
  shift
  "$@"
}

missing() {
  if [ -n "${CI:-}" ]; then
    echo "$1 Every check has to run when CI is set." >&2
    exit 1
  fi
  left_out+=("$1")
}

find_chromium() {
  command -v "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome >/dev/null
}

templates() {
  find templates -name '*.html' -exec djade --check --target-version 5.2 {} +
}

deployment() {
  local answer
  # With everything on that is the operator's decision, nothing may have to be silenced.
  answer=$(env SECRET_KEY="$(head -c 48 /dev/urandom | base64)" ALLOWED_HOSTS=example.org \
    SITE_URL=https://example.org DATABASE_URL=postgres://jadepark@127.0.0.1/jadepark \
    EMAIL_HOST=127.0.0.1 DEFAULT_FROM_EMAIL=office@example.org \
    SECURE_HSTS_INCLUDE_SUBDOMAINS=true SECURE_HSTS_PRELOAD=true \
    DJANGO_SETTINGS_MODULE=jadepark.settings.production \
    python -W error::DeprecationWarning:jadepark manage.py check --deploy --fail-level INFO 2>&1) ||
    { echo "$answer" >&2; return 1; }
  case $answer in
    *"no issues (0 silenced)"*) ;;
    *) echo "check --deploy is not silent: $answer" >&2; return 1 ;;
  esac
}

find_chromium ||
  missing "Chromium is missing, so the browser tests are left out: sudo apt install chromium fonts-noto-cjk"
if command -v npm >/dev/null; then
  make --no-print-directory node_modules/.installed
else
  missing "Node with npm is missing, so axe and html-validate are left out: sudo apt install nodejs npm"
fi
scripts/throwaway-postgres.sh --find 2>/dev/null ||
  missing "PostgreSQL is missing, so 'make test-postgres' cannot run: sudo apt install postgresql"

export DJANGO_SETTINGS_MODULE=jadepark.settings.test
step "Code: ruff" ruff check --quiet
step "Format: ruff" ruff format --check --quiet
step "Format of templates: djade" templates
step "Import order: import-linter" lint-imports --no-logo --cache-dir var/import-linter
step "Migrations: none missing" python manage.py makemigrations --check --dry-run --verbosity 0
step "Deployment check: silent" deployment
step "Catalogues" python manage.py compile_catalogues
step "Tests" python -m pytest -n auto

for sentence in "${left_out[@]+"${left_out[@]}"}"; do
  echo "Left out: $sentence"
done
