#!/bin/sh
# Before the exporter starts: a password for it that only this pod knows, because it asks no other redis than that of its own pod.
# redis gets it through RUN_DIR, the exporter through a file in its own format (its image has no shell): JSON, by the address it scrapes.
SCRIPT=exporter-password
. "${0%/*}/library.sh"
: "${EXPORTER_DIR:=/run/exporter}"

password=$(head -c 64 /dev/urandom | sha256sum | cut -c 1-64)
rm -f "$EXPORTER_DIR/passwords.json"   # of an earlier life of the pod; it cannot be written to
[ "$TLS" = none ] && scheme=redis || scheme=rediss
printf '{"%s://exporter@127.0.0.1:%s":"%s"}\n' "$scheme" "$REDIS_PORT" "$password" > "$EXPORTER_DIR/passwords.json"
chmod 0440 "$EXPORTER_DIR/passwords.json"   # the exporter runs with the pod's group
echo "$password" > "$RUN_DIR/exporter-password"
