#!/bin/sh
# Runs beside redis. Once a second: sets the priority of this replica, fences a master, and repairs what redis itself notices late.
SCRIPT=redis-watch
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
. "$SCRIPTS/looks.sh"
. "$SCRIPTS/dataset.sh"
. "$SCRIPTS/superseded.sh"
. "$SCRIPTS/fence.sh"
. "$SCRIPTS/priority.sh"
load_members || exit 1
. "$SCRIPTS/hello.sh"

# One line per INFO, with the fields by name; `-` is a field that redis does not print in its role. redis prints the sections in this order.
# The section cluster is there for its one field, which marks the end of an answer.
QUESTION='INFO persistence replication cluster'
# shellcheck disable=SC2016 # awk's
LINE_OF_INFO='
  /^[a-z][a-z_0-9]*:/ {
    name = $0
    sub(/:.*/, "", name)
    text = substr($0, length(name) + 2)
    if (name !~ /^slave[0-9]+$/) value[name] = text
    else if (text ~ /state=online/ && match(text, /lag=[0-9]+/) && substr(text, RSTART + 4, RLENGTH - 4) + 0 <= fresh) heard++
  }
  function of(name) { return value[name] == "" ? "-" : value[name] }
  /^cluster_enabled:/ {
    rewrites = value["aof_rewrite_in_progress"] + value["aof_rewrite_scheduled"] > 0 ? "yes" : "no"
    print hundredths(), of("role"), of("master_host"), of("master_link_status"), of("master_link_down_since_seconds"), of("master_sync_in_progress"),
      of("slave_priority"), heard + 0, of("loading"), of("aof_last_write_status"), rewrites, of("aof_last_bgrewrite_status"), of("rdb_last_bgsave_status")
    fflush()
    heard = 0
    split("", value)
  }'

AS_MASTER=0   # the number of looks for which this member has been master
follows() { log "a majority names $(name_of "$NAMED"), which is master: following it. $(opinions_in_words)"; }

# Sentinel makes this master a replica only after 8 s. Until then clients get NOREPLICAS, and have no reason to ask for another master.
step_down_if_superseded() {
  superseded "$SELF" || return
  follows
  stepping_down "$NAMED" | ask_redis own > /dev/null
}

# --- two masters of one epoch ---------------------------------------------------------------------------
# A failover that was asked for has no election. When the sentinel that leads it is cut off in that moment, or dies, the next failover takes
# the same epoch, and later each sentinel stays with the one that it heard of first: for good, and a member that starts would wait for ever.
# So the one that is master, and that a majority names, says it again with an epoch of its own. That may have happened while it became master,
# or while a member was away.
UNSETTLED=60     # for how many looks that is looked for often; and else once a minute
HEARD_BEFORE=
DISPUTE_EVERY=5
DISPUTED=   # the last check found a dispute
disputed() {
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  [ -z "$NAMED" ] && [ "$(said_by " known $EPOCH $SELF ")" -ge "$MAJORITY" ]
}
settle_dispute() {
  if [ -e "$RUN_DIR/sentinel-returned" ] || [ "$HEARD_REPLICAS" != "$HEARD_BEFORE" ]; then
    rm -f "$RUN_DIR/sentinel-returned"
    HEARD_BEFORE=$HEARD_REPLICAS UNSETTLED=60
  fi
  if [ $UNSETTLED -gt 0 ]; then
    UNSETTLED=$((UNSETTLED - 1))
    [ $((AS_MASTER % DISPUTE_EVERY)) = 0 ] || return
  else
    [ $((AS_MASTER % 60)) = 0 ] || return
  fi
  survey
  if ! disputed; then DISPUTED=; return; fi
  UNSETTLED=60
  [ -n "$DISPUTED" ] || { DISPUTED=yes; return; }
  log "master by the word of a majority, but not of all, in the same epoch: saying it with a later one. $(opinions_in_words)"
  news_of "$SELF"
  say_hello
  DISPUTED=
}

# --- a replica of a master that is no more ------------------------------------------------------------
has_lost_master() { [ "$OWN_ROLE,$LINK,$SYNCS" = slave,down,0 ]; }

# promotion-watch.sh told this replica to follow the new master, but redis may have hung or loaded data at that time. Sentinel repeats the
# order only after 8 s, and until then the new master may have too few replicas to take writes.
follow_if_superseded() {
  has_lost_master || return
  survey
  superseded "$MASTER" || return
  follows
  ask_redis own REPLICAOF "$NAMED" "$REDIS_PORT" > /dev/null
}

# --- a replica whose connection leads nowhere ---------------------------------------------------------
# While all pods are replaced, redis may open a connection to the address of a pod that has just ended. No process answers there, and redis
# connects again only after repl-timeout. The replica list of the master shows this: the master answers and does not list this replica.
STUCK=0
RETRY=1   # as repl-timeout, for a moment
REPL_TIMEOUT=$(awk '$1 == "repl-timeout" { print $2 }' "$SCRIPTS/redis.conf")
want_timeout() { [ "$(ask_redis own CONFIG SET repl-timeout "$1")" = OK ]; }
retry_if_stuck() {
  has_lost_master || { STUCK=0; return; }
  STUCK=$((STUCK + 1))
  [ $STUCK -ge 3 ] && is_member "$MASTER" || return
  STUCK=0
  case $(ask_redis "$MASTER" INFO replication) in *"ip=$SELF,"*) return ;; *role:master*) ;; *) return ;; esac
  timeout_seconds=$(setting repl-timeout)
  [ -n "$timeout_seconds" ] || return
  log "the connection to the master $(name_of "$MASTER") leads nowhere: trying again"
  want_timeout $RETRY
  sleep 2
  until want_timeout "$timeout_seconds"; do sleep 0.2; done
}

# --- an append-only file with a hole ----------------------------------------------------------------------
# The server takes back a write that did not fit on the volume. In a file that was opened again since the start, the server then continues behind
# the old position (seen on redis 7.0 to 8.6, valkey 8.1 and 9.1). The gap is filled with zeros, and the next start refuses the whole file. So this
# script asks for a rewrite of the file when the volume has room again, until one succeeds.
TORN=$RUN_DIR/torn   # exists after a failed write; has a text once the rewrite was asked for
rewrite_if_torn() {
  [ "$VOLUME" != err ] || { { command : > "$TORN"; } 2> /dev/null; return; }
  [ -e "$TORN" ] && [ "$REWRITES" = no ] || return 0
  if [ -s "$TORN" ] && [ "$REWRITTEN" = ok ]; then
    rm -f "$TORN"
    log 'the append-only file is written anew'
    return
  fi
  case $(ask_redis own BGREWRITEAOF) in
    *ackground*) [ -s "$TORN" ] || log 'the volume takes writes again: writing the append-only file anew, which may have a hole'; echo asked > "$TORN" ;;
  esac
}

LOOKS=0 LAST_LOOK=0
each_look() {
  ! is_late "$SEEN_AT" || return 0
  look_at_fence
  [ "$LOADS" != 0 ] || [ ! -e "$LOADING" ] || rm -f "$LOADING"
  update_priority
  DISK=
  ! disk_refuses || DISK=refuses
  # For probes, while it is as ready as it says.
  [ "$LOADS" != 0 ] || [ -n "$DISK" ] || echo "$SEEN_AT $OWN_ROLE $LINK $SYNCS" > "$RUN_DIR/seen-redis"
  follow_if_superseded
  retry_if_stuck
  make_room_if_short
  rewrite_if_torn
  case $OWN_ROLE in
    master) AS_MASTER=$((AS_MASTER + 1)); [ "$COUNT" = 1 ] || { watch_master; settle_dispute; } ;;
    *) AS_MASTER=0 DISPUTED='' UNSETTLED=60; [ -z "$FENCED" ] || unfence ;;
  esac
}

# A setting that an earlier life of this script has left behind.
[ "$(setting repl-timeout)" != $RETRY ] || want_timeout "$REPL_TIMEOUT"
# shellcheck disable=SC2086 # words
while look_each_second "$REDIS_PORT" "BEGIN { fresh = $FRESH } $LINE_OF_INFO" $QUESTION; do
  while read -r SEEN_AT OWN_ROLE MASTER LINK DOWN_SINCE SYNCS SEEN_PRIORITY HEARD_REPLICAS LOADS VOLUME REWRITES REWRITTEN SNAPSHOT_STATUS <&3; do
    each_look
  done
done
exit 1
