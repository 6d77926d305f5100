# shellcheck shell=sh
# Blocks writes on a master until a majority of the sentinels names this master. Sourced by redis-watch.
#
# A master that hears a majority of the members, itself included, is the only master. With fewer replicas, redis refuses writes by itself. But
# when a network cut ends, acknowledgements that were on the way arrive, and redis would take writes for a moment although another member is
# master by then, or is about to become master. So the script allows writes only after a majority names this member and no sentinel reports a
# problem. The script asks the majority a second before redis itself would refuse writes, because the others may fail over at that moment.
# Just after a promotion some sentinels do not name the new master yet: the script fences a member only when it has been master for longer.
#
# The fence is a setting of redis, min-replicas-to-write, whether this script made it, in this life or an earlier one, or an order of hang.sh.
# shellcheck disable=SC2034,SC2153  # the variables of redis-watch, and those that it reads
FENCED=
# A replica whose last word is older does not count.
FRESH=$(awk '$1 == "min-replicas-max-lag" { lag = $2 - 2 } END { print (lag > 9 ? 9 : lag > 1 ? lag : 1) }' "$SCRIPTS/redis.conf")
# Replicas for a write, while there is no fence. An operator's own value counts.
WANTED=$(awk '$1 == "min-replicas-to-write" { print $2 }' "$SCRIPTS/redis.conf")
find_fence() { # MIN-REPLICAS-TO-WRITE
  case $1 in '' | *[!0-9]*) ;; "$FENCE") FENCED=yes ;; *) FENCED='' WANTED=$1 ;; esac
}

# look_at_fence: rarely, but often after redis gave no looks: then it may have had the order of hang.sh.
look_at_fence() {
  [ $((SEEN_AT - LAST_LOOK)) -lt 200 ] || LOOKS=0
  { [ "$LOOKS" -ge 5 ] && [ $((LOOKS % 10)) != 0 ]; } || find_fence "$(setting min-replicas-to-write)"
  LAST_LOOK=$SEEN_AT LOOKS=$((LOOKS + 1))
}
setting() { ask_redis own CONFIG GET "$1" | awk -v name="$1" 'last == name { print; exit } { last = $0 }'; }
want_replicas() { [ "$(ask_redis own CONFIG SET min-replicas-to-write "$1")" = OK ]; }

fence() { # REASON
  find_fence "$(setting min-replicas-to-write)"   # what the last look tells may be older than what an operator has set
  [ -z "$FENCED" ] && [ "${WANTED:-0}" != 0 ] && want_replicas "$FENCE" || return 0
  FENCED=yes
  log "$1: no writes until a majority names this member"
}
unfence() {
  WELL=0
  find_fence "$(setting min-replicas-to-write)"
  [ -n "$FENCED" ] && want_replicas "$WANTED" || return 0
  FENCED=
  log 'writes are allowed again'
}

# Writes are allowed at once when no sentinel sees this member down. When some sentinels do, too few for a failover, writes are allowed after
# longer than down-after, and longer than the time for which a sentinel counts another sentinel's report. So one sentinel that alone can't reach
# this member, and sees it down for good, does not block writes.
WELL=0   # the number of looks, a second or more apart, for which a majority has named this member, and few sentinels see it down
WELL_FOR_LOOKS=$((DOWN_AFTER_MILLISECONDS / 1000 + 1))
[ $WELL_FOR_LOOKS -ge 6 ] || WELL_FOR_LOOKS=6
unfence_if_well() { # after a survey that names this member
  case $FLAGS in
    *o_down* | *failover_in_progress*) WELL=0; return ;;
    *down*) ;;
    *) unfence; return ;;
  esac
  if [ "$(said_by " known .*down")" -ge "$QUORUM" ] || [ "$(said_by " known [0-9]* $SELF ")" -lt "$MAJORITY" ]; then WELL=0; return; fi
  WELL=$((WELL + 1))
  [ $WELL -le $WELL_FOR_LOOKS ] || unfence
}
said_by() { printf '%s\n' "$OPINIONS" | grep -c "$1"; }   # the number of sentinels with that opinion

# A majority of the members with this master, or as many replicas as a write needs if that is fewer; at least one.
enough_heard() {
  [ "$HEARD_REPLICAS" -ge 1 ] && { [ "$HEARD_REPLICAS" -ge $((MAJORITY - 1)) ] || [ "$HEARD_REPLICAS" -ge "${WANTED:-0}" ]; }
}
may_take_writes() { [ "${WANTED:-0}" = 0 ] || enough_heard; }

# A master with a full volume answers PING with MISCONF, which Sentinel does not accept as an answer. With room again the master would take
# writes at once, in the middle of the failover, and a replica that is about to follow another master would confirm them.
disk_refuses() {
  [ "$VOLUME" = err ] || { [ "$OWN_ROLE,$SNAPSHOT_STATUS" = master,err ] && case $(ask_redis own PING) in MISCONF*) ;; *) return 1 ;; esac; }
}

watch_master() {
  if [ -n "$DISK" ]; then
    [ -n "$FENCED" ] || fence 'the volume takes no writes'
  elif enough_heard && [ -z "$FENCED" ]; then return; fi
  UNSETTLED=60
  survey
  ! step_down_if_superseded || return 0
  if decided && [ "$NAMED" = "$SELF" ]; then
    [ -z "$FENCED" ] || [ -n "$DISK" ] || unfence_if_well
  elif [ -z "$FENCED$DISK" ] && [ "$AS_MASTER" -ge 5 ]; then
    fence "too few replicas are heard ($HEARD_REPLICAS), and no majority of the sentinels"
  fi
}
