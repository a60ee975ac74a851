#!/usr/bin/env bash
# Starts PostgreSQL as the official image does; an empty data folder gets POSTGRES_USER with
# POSTGRES_PASSWORD, and POSTGRES_DB, first.
set -euo pipefail

if [[ "${1:-}" == -* ]]; then set -- postgres "$@"; fi
if [[ "${1:-}" != postgres ]]; then exec "$@"; fi

if [[ $EUID -eq 0 ]]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres "$PGDATA"
  chmod 0700 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

if [[ ! -s "$PGDATA/PG_VERSION" ]]; then
  : "${POSTGRES_PASSWORD:?is needed to make the database}"
  user="${POSTGRES_USER:-postgres}"
  database="${POSTGRES_DB:-$user}"
  initdb --username="$user" --pwfile=<(printf '%s' "$POSTGRES_PASSWORD") \
    --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=scram-sha-256
  echo 'host all all all scram-sha-256' >>"$PGDATA/pg_hba.conf"
  # On the socket alone: nobody outside takes this server for the ready one.
  pg_ctl -o "-c listen_addresses=''" -w start
  if [[ "$database" != postgres ]]; then createdb --username="$user" --maintenance-db=postgres "$database"; fi
  pg_ctl -m fast -w stop
fi

exec "$@" -c listen_addresses='*'
