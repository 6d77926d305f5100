#!/bin/sh
# Before the exporter starts: its password file, JSON, by the address it scrapes. The exporter's image has no shell, and its
# password variable would keep a trailing newline of the Secret.
SCRIPT=exporter-password
. "${0%/*}/library.sh"
: "${EXPORTER_DIR:=/run/exporter}"

printf '{"redis://127.0.0.1:%s":%s}\n' "$REDIS_PORT" "$(quoted "$PASSWORD")" > "$EXPORTER_DIR/passwords.json"
chmod 0440 "$EXPORTER_DIR/passwords.json"   # the exporter runs with the pod's group
