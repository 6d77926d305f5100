#!/bin/sh
# Beside redis: says in the stream of replication that this member stops, as soon as the hook rings (farewell.sh). A pod that is deleted by force
# has a second for that, and its replacement takes the processor meanwhile: a program that has to start and to shake hands comes too
# late, so this one waits with a connection that is open.
SCRIPT=stop-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/farewell.sh"
load_members || exit 1

until [ "$(ask_redis "$LOOPBACK" PING)" = PONG ]; do sleep 1; done
open_line redis "$SELF" 0
rm -f "$BELL"
mkfifo "$BELL"
while IFS= read -r word; do tell redis "$SELF" "PUBLISH $FAREWELL_CHANNEL $word"; done <> "$BELL"
