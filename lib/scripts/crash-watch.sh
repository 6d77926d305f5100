#!/bin/sh
# Runs beside Sentinel. When redis dies as master, this script asks a peer's sentinel for a failover at once, which saves the wait for
# down-after. redis holds a pipe open, as init.sh starts it: the pipe ends when redis ends, also when its whole container is killed. A redis that
# hangs still holds the pipe.
SCRIPT=crash-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/failover.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0
[ -p "$RUN_DIR/alive" ] || mkfifo "$RUN_DIR/alive" 2> /dev/null   # init.sh may have made it in this moment

answers() { case $(ask_redis own PING) in '' | *'not connect'*) return 1 ;; esac; }

while sleep 0.5; do
  # Opening the pipe waits for a redis that starts, and reading waits for its end.
  read -r _ < "$RUN_DIR/alive" || :
  # All questions at the same time, because the machine is busy with the restart of the container.
  answers & LOOK=$!
  survey_replicas
  ! wait "$LOOK" || continue
  { decided && [ "$NAMED" = "$SELF" ]; } || continue
  # Never beside a failover that is already under way.
  case $FLAGS in *down* | *failover_in_progress*) log "redis died, and the sentinels know already"; continue ;; esac
  request_failover "$HELD"
  log "redis died as master: asked ${FAILOVER_PEER:+$(name_of "$FAILOVER_PEER") }for a failover: $FAILOVER_ANSWER"
done
