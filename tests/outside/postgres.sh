#!/usr/bin/env bash
# A real PostgreSQL: `postgres.sh install`; `postgres.sh start FOLDER PORT`, `postgres.sh stop FOLDER`. FOLDER is made and owned by it.
# Who runs as root hands it to the system's user "postgres", for the server refuses root.
set -euo pipefail

programs() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1) || true
  [ -n "$found" ] || found=$(dirname "$(command -v pg_ctl)" 2>/dev/null) || true
  [ ! -x "$found/pg_ctl" ] || echo "$found"
}

as_owner() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

missing() {
  echo "PostgreSQL fehlt und ließ sich nicht einrichten (unter Debian: apt-get install postgresql)." >&2
  exit 1
}

case "${1:-}" in
  install)
    [ -n "$(programs)" ] && exit 0
    command -v apt-get >/dev/null || missing
    root=""
    [ "$(id -u)" = 0 ] || root="sudo"
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends postgresql >/dev/null
    [ -n "$(programs)" ] || missing
    ;;
  start)
    folder=$2 port=$3 bin=$(programs)
    [ -n "$bin" ] || missing
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres "$folder"
    cd "$folder"
    as_owner "$bin/initdb" --pgdata "$folder/data" --username anspruch --auth trust --encoding UTF8 --no-locale --no-sync >/dev/null
    # on this machine only, and without writing to disk before it answers: it is thrown away
    as_owner "$bin/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --silent --wait \
      --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off" start
    as_owner "$bin/createdb" --host 127.0.0.1 --port "$port" --username anspruch anspruch
    ;;
  stop)
    cd "$2"
    as_owner "$(programs)/pg_ctl" --pgdata "$2/data" --silent --wait --mode fast stop
    ;;
  *)
    sed -n '2,3s/^# //p' "$0" >&2
    exit 2
    ;;
esac
