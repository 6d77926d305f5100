#!/bin/sh
# For the init container of an app: waits until a sentinel names a master that answers. Environment:
# REDIS_SENTINELS ("host:port,host:port") and REDIS_SENTINEL_MASTER always;
# REDIS_PASSWORD and REDIS_SENTINEL_PASSWORD if the release has a password; REDIS_USERNAME and REDIS_SENTINEL_USERNAME if it has users;
# REDIS_TLS_CA with TLS: the certificate of the authority;
# REDIS_TLS_DIR where clients need a certificate of their own: its folder.
#
# This text is part of the app's manifest, where Flux may replace a dollar with a brace as a variable of its own. So this script has none.

cli=$(command -v redis-cli || command -v valkey-cli)
strip() { printf '%s' "$(printf '%s' "$1")"; }   # drops line breaks at the end

# redis-cli reads the authority from a file, and there may be no writable folder. So the authority comes through standard input.
options=
if [ -n "$REDIS_TLS_CA" ]; then options='--tls --cacert /dev/stdin'; fi
if [ -n "$REDIS_TLS_DIR" ]; then options="$options --cert $REDIS_TLS_DIR/tls.crt --key $REDIS_TLS_DIR/tls.key"; fi

ask() ( # USER PASSWORD HOST PORT COMMAND...
  password=$(strip "$2") host=$3 port=$4
  if [ -n "$1" ]; then options="--user $1 $options"; fi
  shift 4
  if [ -n "$password" ]; then REDISCLI_AUTH=$password; export REDISCLI_AUTH; fi
  # shellcheck disable=SC2086
  timeout 2 "$cli" $options -h "$host" -p "$port" "$@" 2>&1 << CA
$REDIS_TLS_CA
CA
)

while :; do
  for sentinel in $(printf '%s' "$REDIS_SENTINELS" | tr ',' ' '); do
    host=$(echo "$sentinel" | sed 's/:[^:]*$//') port=$(echo "$sentinel" | sed 's/.*://')
    # shellcheck disable=SC2046
    set -- $(ask "$REDIS_SENTINEL_USERNAME" "$REDIS_SENTINEL_PASSWORD" "$host" "$port" SENTINEL GET-MASTER-ADDR-BY-NAME "$REDIS_SENTINEL_MASTER")
    case $# in 2) ;; *) continue ;; esac
    case $(ask "$REDIS_USERNAME" "$REDIS_PASSWORD" "$1" "$2" ROLE | head -n 1) in master) echo "master at $1:$2"; exit 0 ;; esac
  done
  echo 'waiting for a master'
  sleep 1
done
