#!/bin/sh
# Beside Sentinel: a master whose process died need not be missed for down-after. A *refused* connection to the own redis
# says that it is gone (a time-out would not), so a peer is asked for the failover at once. The connection whose end tells it serves to
# listen, too (farewell.sh).
SCRIPT=crash-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/failover.sh"
. "$SCRIPTS/farewell.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0

refused() { case $(ask_redis "$LOOPBACK" PING) in *refused*) return 0 ;; esac; return 1; }

# Ends when the connection breaks; on a frozen redis it just waits.
listen() { cli 0 "$LOOPBACK" "$REDIS_PORT" SUBSCRIBE "$FAREWELL_CHANNEL" | while read -r line; do heed "$line"; done; }

while sleep 0.5; do
  case $(ask_redis "$LOOPBACK" PING) in '' | *refused*) continue ;; esac
  listen
  # All at once: the machine is busy with starting the container anew.
  refused & LOOK=$!
  survey_replicas
  wait "$LOOK" || continue
  { decided && [ "$NAMED" = "$SELF" ]; } || continue
  # Never beside a failover that is already on its way.
  case $FLAGS in *down* | *failover_in_progress*) log "redis died, and the sentinels know already"; continue ;; esac
  request_failover "$HELD"
  log "redis died as master: asked ${FAILOVER_PEER:+$(name_of "$FAILOVER_PEER") }for a failover: $FAILOVER_ANSWER"
done
