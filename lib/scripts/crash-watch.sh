#!/bin/sh
# Runs beside Sentinel. When redis dies as master, this script asks a peer's sentinel for a failover at once, which saves the wait for
# down-after. A *refused* connection proves that the own redis is gone; a time-out does not. The script notices the end by its open connection,
# on which it also listens for messages of farewell.sh.
SCRIPT=crash-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/failover.sh"
. "$SCRIPTS/farewell.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0

refused() { case $(ask_redis "$LOOPBACK" PING) in *refused*) return 0 ;; esac; return 1; }

# Ends when the connection breaks. While redis hangs, the connection stays open, and this function waits.
listen() { become_cli 0 "$LOOPBACK" "$REDIS_PORT" SUBSCRIBE "$FAREWELL_CHANNEL" | while read -r line; do heed "$line"; done; }

while sleep 0.5; do
  case $(ask_redis "$LOOPBACK" PING) in '' | *refused*) continue ;; esac
  listen
  # All questions at the same time, because the machine is busy with the restart of the container.
  refused & LOOK=$!
  survey_replicas
  wait "$LOOK" || continue
  { decided && [ "$NAMED" = "$SELF" ]; } || continue
  # Never beside a failover that is already under way.
  case $FLAGS in *down* | *failover_in_progress*) log "redis died, and the sentinels know already"; continue ;; esac
  request_failover "$HELD"
  log "redis died as master: asked ${FAILOVER_PEER:+$(name_of "$FAILOVER_PEER") }for a failover: $FAILOVER_ANSWER"
done
