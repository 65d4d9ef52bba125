#!/usr/bin/env bash
# Runs a command with DATABASE_URL pointing to a new PostgreSQL cluster, which is gone afterwards;
# with KEEP_CLUSTER=folder it stays there, and the next run finds it as it was. SERVER_OPTIONS, such as
# “-c autovacuum=off”, are passed on to the server.
set -euo pipefail
OLDEST=15

find_binaries() {
  local initdb version
  for initdb in $(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -Vr) "$(command -v initdb || true)"; do
    [ -x "$initdb" ] || continue
    version=$("$initdb" --version | grep -oE '[0-9]+' | head -n 1)
    if [ "$version" -ge "$OLDEST" ]; then
      dirname "$(readlink -f "$initdb")"
      return
    fi
  done
  echo "PostgreSQL $OLDEST or newer is missing. Install it: sudo apt install postgresql" >&2
  return 1
}

binaries=$(find_binaries)
if [ "${1:-}" = --find ]; then
  exit
fi

# PostgreSQL refuses to run as root, which is who runs most containers.
owner=()
if [ "$(id -u)" = 0 ]; then
  user=$(id -un postgres 2>/dev/null || id -un nobody)
  owner=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups)
fi
as_owner() {
  (cd "$home" && "${owner[@]}" "$@")
}

if [ -n "${KEEP_CLUSTER:-}" ]; then
  mkdir -p "$KEEP_CLUSTER"
  home=$(realpath "$KEEP_CLUSTER")
else
  home=$(mktemp -d "${TMPDIR:-/tmp}/jadepark-postgres.XXXXXX")
fi
[ "${#owner[@]}" = 0 ] || chown "$user" "$home"

stop() {
  trap - EXIT INT TERM
  [ -z "${command:-}" ] || kill "$command" 2>/dev/null || true
  if [ -n "${KEEP_CLUSTER:-}" ]; then
    as_owner "$binaries/pg_ctl" --pgdata "$home/data" --mode fast stop >/dev/null 2>&1 || true
  else
    as_owner "$binaries/pg_ctl" --pgdata "$home/data" --mode immediate stop >/dev/null 2>&1 || true
    rm -rf "$home"
  fi
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
  local port
  for port in $(shuf -i 20000-29999 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}
port=$(free_port)

[ -d "$home/data" ] || as_owner "$binaries/initdb" --pgdata "$home/data" --username jadepark --auth trust \
  --locale C.UTF-8 --encoding UTF8 --no-sync >"$home/initdb.log" 2>&1 ||
  { cat "$home/initdb.log" >&2; exit 1; }
as_owner "$binaries/pg_ctl" --pgdata "$home/data" --log "$home/data/log" --wait start --options \
  "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$home -c fsync=off -c full_page_writes=off -c synchronous_commit=off ${SERVER_OPTIONS:-}" \
  >/dev/null || { cat "$home/data/log" >&2; exit 1; }
[ -e "$home/created" ] || as_owner "$binaries/createdb" --host 127.0.0.1 --port "$port" --username jadepark jadepark
as_owner touch "$home/created"

export DATABASE_URL="postgres://jadepark@127.0.0.1:$port/jadepark"
# In the background, so that a signal is answered at once and not when the command ends.
"$@" <&0 &
command=$!
result=0
wait "$command" || result=$?
command=
exit "$result"
