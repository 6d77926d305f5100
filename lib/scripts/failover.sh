# shellcheck shell=sh
# Whom to ask for a failover, and at which moment. Sourced after the library by those who ask: init, crash-watch and pre-stop.
#
# A forced failover has no election: two of them on two sentinels take the same epoch and can split the release. So there is one
# initiator at a time, it asks one sentinel, and never while a survey shows another failover.
#
# The failover ends with the first INFO reply in which the promoted replica says that it is master. While it runs, Sentinel asks each
# replica 1000 ms after its last answer, which no setting shortens. It promotes in the third of its turns after the request, which are
# 52 to 100 ms long. A question that falls due in the first two, so within 205 ms, is asked too early, and clients wait for one
# second more; one that falls due later costs what it is later. When nothing is wrong it asks more often than
# that (sentinel.sh), so that whenever a master dies, the last answers are young enough for a request at once.
# shellcheck disable=SC2034
BEST_AGE_MILLISECONDS=775 LATEST_AGE_MILLISECONDS=795
# From a survey to the request, on a machine that is busy with what has just happened. A question that falls due in between turns the best
# age into the worst.
ASKING_MILLISECONDS=130
WITH_AGES=yes

# naming_me FLAGS: the peers' sentinels, lowest ordinal first, that name this member as master, with such flags (a pattern of awk).
naming_me() { printf '%s\n' "$OPINIONS" | awk -v me="$SELF" -v flags="$1" -v peers="$PEERS" '
    $2 == "known" && $4 == me && $5 ~ flags { names[$1] = 1 }
    END { count = split(peers, peer, " "); for (i = 1; i <= count; i++) if (peer[i] in names) print peer[i] }'; }

# answer_age PEER: the same age that a survey tells of each sentinel.
answer_age() {
  ask_sentinel "$1" SENTINEL REPLICAS "$MASTER_NAME" | awk "$CONSIDER_REPLICAS"' END { consider(); print age }'
}

# best_peer MASTER, after a survey: "WAIT PEER" of another member's sentinel that names it and whose next question to the replica is due at
# the best time after a request that is decided on WAIT ms from now.
best_peer() {
  printf '%s\n' "$OPINIONS" | awk -v master="$1" -v best=$((BEST_AGE_MILLISECONDS - ASKING_MILLISECONDS)) '
    $2 == "known" && $4 == master && $1 != master {
      wait = $6 == "" || $6 > 1000 ? 9999 : best - $6
      print (wait < 0 ? wait + 1000 : wait), $1
    }' | sort -n | head -n 1
}

# One initiator at a time in the pod, after a survey. A claim stands until the failover shows in the epoch that the sentinels name, or for 5 s.
claim() {
  CLAIM=$RUN_DIR/failover-after-$EPOCH
  if mkdir "$CLAIM" 2> /dev/null; then
    for earlier in "$RUN_DIR"/failover-after-*; do [ "$earlier" = "$CLAIM" ] || rmdir "$earlier"; done
    return
  fi
  [ $(($(date +%s) - $(date -r "$CLAIM" +%s))) -ge 5 ] && touch "$CLAIM"
}

# request_failover, right after a survey, of the master that it NAMED. Sets FAILOVER_PEER and FAILOVER_ANSWER. Not its own sentinel, which
# may be gone next.
request_failover() {
  FAILOVER_PEER='' FAILOVER_ANSWER='another process of this pod has just asked'
  claim || return
  FAILOVER_PEER=$(best_peer "$NAMED")
  FAILOVER_PEER=${FAILOVER_PEER#* }
  FAILOVER_ANSWER='no other sentinel names it'
  if [ -n "$FAILOVER_PEER" ]; then
    ask_for_failover
    # For a moment it may think so of a good one, whose last answer it takes for old.
    case $FAILOVER_ANSWER in NOGOODSLAVE*) sleep 0.4; ask_for_failover ;; esac
  fi
  # What was certainly not accepted leaves the way free.
  case $FAILOVER_ANSWER in OK* | *INPROG* | 'no answer') ;; *) rmdir "$CLAIM" ;; esac
}
ask_for_failover() {
  FAILOVER_ANSWER=$(ask_sentinel "$(nearest "$FAILOVER_PEER")" SENTINEL FAILOVER "$MASTER_NAME")
  : "${FAILOVER_ANSWER:=no answer}"
}

# in_sync OFFSET [TARGET [MOST]], after a survey: TARGET, or else any replica, holds all up to there, and so does every other one that is
# connected, as Sentinel has the last word on which it promotes. None holds more than MOST.
in_sync() {
  for member in $ADDRESSES; do
    [ "$member" != "$NAMED" ] || continue
    # shellcheck disable=SC2046 # one line
    echo "$member" $(ask_redis "$(nearest "$member")" ROLE) &
  done | awk -v offset="$1" -v target="${2:-}" -v most="${3:-}" '
    $2 == "slave" && $5 == "connected" {
      if ($6 + 0 < offset + 0 || most != "" && $6 + 0 > most + 0) different++; else if (target == "" || $1 == target) good++
    }
    END { exit !(good && !different) }'
}
