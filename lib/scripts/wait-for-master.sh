#!/bin/sh
# For an app's init container: waits until a sentinel names a master that answers. Needs REDIS_SENTINELS ("host:port,host:port")
# and REDIS_SENTINEL_MASTER; REDIS_PASSWORD and REDIS_SENTINEL_PASSWORD if the release has a password.

cli=$(command -v redis-cli || command -v valkey-cli)
strip() { printf '%s' "$(printf '%s' "$1")"; }   # without a trailing newline

ask() ( # PASSWORD HOST PORT COMMAND...
  password=$(strip "$1") host=$2 port=$3
  shift 3
  if [ -n "$password" ]; then REDISCLI_AUTH=$password; export REDISCLI_AUTH; fi
  timeout 2 "$cli" -h "$host" -p "$port" "$@" 2>&1 )

while :; do
  for sentinel in $(printf '%s' "$REDIS_SENTINELS" | tr ',' ' '); do
    # shellcheck disable=SC2046
    set -- $(ask "${REDIS_SENTINEL_PASSWORD:-}" "${sentinel%:*}" "${sentinel##*:}" SENTINEL GET-MASTER-ADDR-BY-NAME "$REDIS_SENTINEL_MASTER")
    case $# in 2) ;; *) continue ;; esac
    case $(ask "${REDIS_PASSWORD:-}" "$1" "$2" ROLE | head -n 1) in master) echo "master at $1:$2"; exit 0 ;; esac
  done
  echo 'waiting for a master'
  sleep 1
done
