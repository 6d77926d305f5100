#!/bin/sh
# Beside Sentinel: a master whose whole pod died need not be missed for down-after. When a peer's redis *and* its Sentinel refuse
# connections, its processes are gone: that is a machine that answers, not a network that is cut off. Time-outs never count.
#
# Nobody is asked to fail over here. This sentinel alone waits shorter for that master, so it calls it down, if its own connection is
# silent too; a majority has to see the same, and elects the one that fails over, as always.
SCRIPT='peer-watch'
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
. "$SCRIPTS/failover.sh"
. "$SCRIPTS/farewell.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] && [ "$FAILOVER_WHEN_REFUSED" = yes ] || exit 0

SHORT_DOWN_AFTER_MILLISECONDS=500
SHORT_FOR_LOOKS=16   # of a tenth of a second or more: longer than an election

named() { ask_sentinel "$LOOPBACK" SENTINEL GET-MASTER-ADDR-BY-NAME "$MASTER_NAME" | head -n 1; }

# Ends when the connection breaks; every other second of itself, because a machine that takes a pod's network away breaks nothing.
hold_connection() { cli 2 "$1" "$REDIS_PORT" -i 0.2 -r -1 PING > /dev/null; }

redis_refuses() { case $(ask_redis "$1" PING) in *refused*) ;; *) return 1 ;; esac; }
sentinel_refuses() { case $(ask_sentinel "$1" PING) in *refused*) ;; *) return 1 ;; esac; }

wait_down_after() { ask_sentinel "$LOOPBACK" SENTINEL SET "$MASTER_NAME" down-after-milliseconds "$1"; }

# Until a sentinel fails over, which needs no more of this, and not for long: without a majority nothing comes of it, and the one that
# starts in that member's place waits for the end of it. The next master must not be called down as easily.
call_down() {
  answer=$(wait_down_after $SHORT_DOWN_AFTER_MILLISECONDS)
  log "$(name_of "$1") refuses connections to redis and to Sentinel: calling it down at once: ${answer:-no answer}"
  looks=0
  while [ $looks -lt $SHORT_FOR_LOOKS ] && redis_refuses "$1"; do
    looks=$((looks + 1))
    survey
    [ "$NAMED" = "$1" ] || break
    case $FLAGS in *failover_in_progress*) break ;; esac
    sleep 0.05
  done
  until [ "$(wait_down_after "$DOWN_AFTER")" = OK ]; do sleep 0.2; done
}

wait_down_after "$DOWN_AFTER" > /dev/null   # an earlier life of this script may have ended in the middle
while sleep 0.2; do
  master=$(named)
  if ! is_member "$master" || [ "$master" = "$SELF" ]; then sleep 0.8; continue; fi
  hold_connection "$master"
  # First that is the task of those who heard it (crash-watch.sh).
  ! said_it_stops "$master" || sleep 1
  { redis_refuses "$master" && sentinel_refuses "$master"; } || continue
  # One after the other, so that no two candidates stand for election in the same instant.
  sleep $((ORDINAL / 5)).$((ORDINAL % 5 * 2))
  survey_replicas
  { decided && [ "$NAMED" = "$master" ]; } || continue
  case $FLAGS in *o_down* | *failover_in_progress*) log_once "$(name_of "$master") is gone, and the sentinels know already"; continue ;; esac
  # Its Sentinel may be back by now, but not the redis that was master: that one waits for a new one to be named.
  redis_refuses "$master" || continue
  FAILOVER_PEER=$SELF
  # One that replicas still hear is not gone, but deleted by force: Sentinel will not call it down.
  case $HELD in *up*) ;; *) let_it_look ;; esac
  call_down "$master"
done
