#!/bin/sh
# Runs before the exporter starts, and makes a password that only this pod knows, because the exporter asks only the redis of its own pod.
# redis reads the password from RUN_DIR. The exporter reads it from a JSON file with the address that it scrapes, because the image of the
# exporter has no shell.
SCRIPT=exporter-password
. "${0%/*}/library.sh"
: "${EXPORTER_DIR:=/run/exporter}"

password=$(head -c 64 /dev/urandom | sha256sum | cut -c 1-64)
rm -f "$EXPORTER_DIR/passwords.json"   # left from an earlier start in the same pod; the file can't be overwritten
[ "$TLS" = none ] && scheme=redis || scheme=rediss
printf '{"%s://exporter@127.0.0.1:%s":"%s"}\n' "$scheme" "$REDIS_PORT" "$password" > "$EXPORTER_DIR/passwords.json"
chmod 0440 "$EXPORTER_DIR/passwords.json"   # the exporter runs with the pod's group
echo "$password" > "$RUN_DIR/exporter-password"
