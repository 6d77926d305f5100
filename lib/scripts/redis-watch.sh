#!/bin/sh
# Beside redis, once a second: who may be promoted, who was refused, and what redis itself would take long to notice.
SCRIPT=redis-watch
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
. "$SCRIPTS/refusals.sh"
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/dataset.sh"
. "$SCRIPTS/superseded.sh"
. "$SCRIPTS/priority.sh"
load_members || exit 1
. "$SCRIPTS/hello.sh"

# --- a master whose replicas are not heard ------------------------------------------------------------
# A master that hears so many replicas that they are a majority with it is the only one. With fewer it refuses writes by itself, but when the
# members are joined again, acknowledgements that lay on the way arrive, and it would take writes for a moment although another one is master
# by then, or is just becoming it. So a majority has to name it first, and to see nothing wrong. The majority is asked a second before redis
# itself refuses, which may be when the others fail over. A master that has just been promoted is not named yet by those who will hear of it
# in a moment: nothing is fenced before it has been master for longer.
FRESH=$(awk '$1 == "min-replicas-max-lag" { lag = $2 - 2 } END { print (lag > 9 ? 9 : lag > 1 ? lag : 1) }' "$SCRIPTS/redis.conf")
WANTED=$(awk '$1 == "min-replicas-to-write" { print $2 }' "$SCRIPTS/redis.conf")   # replicas for a write, while there is no fence
AS_MASTER=0   # for how many looks it has been master
FENCED=   # by this script, in this life or an earlier one, or by freeze-watch.sh
look() {
  printf '%s\n' 'INFO persistence' 'INFO replication' 'CONFIG GET proc-title-template' 'CONFIG GET repl-timeout' 'CONFIG GET min-replicas-to-write' |
    ask_redis "$LOOPBACK"
}
find_fence() { # LOOK
  FENCED=
  replicas=${1##*min-replicas-to-write?}
  case $replicas in '' | *[!0-9]*) ;; "$FENCE") FENCED=yes ;; *) WANTED=$replicas WELL=0 ;; esac
}
want_replicas() { [ "$(ask_redis "$LOOPBACK" CONFIG SET min-replicas-to-write "$1")" = OK ]; }
fence() { # REASON
  [ "${WANTED:-0}" != 0 ] && want_replicas "$FENCE" || return 0
  log "$1: no writes until a majority names this member"
}
unfence() {
  WELL=0
  want_replicas "$WANTED" || return 0
  log 'writes are allowed again'
}

# When no sentinel calls it down, at once. When some do, too few for a failover: after longer than down-after, and than what one says to another
# may count. One that alone can't reach this member, and so calls it down without end, does not keep it from taking writes.
WELL=0   # for how many looks, of a second or more, it has been so
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
said_by() { printf '%s\n' "$OPINIONS" | grep -c "$1"; }   # so many sentinels

follows() { log "a majority names $(name_of "$NAMED"), which is master: following it. $(opinions_in_words)"; }

# Sentinel makes a replica of it after 8 s, and until then its clients get NOREPLICAS with no reason to look elsewhere.
step_down_if_superseded() {
  superseded "$SELF" || return
  follows
  stepping_down "$NAMED" | ask_redis "$LOOPBACK" > /dev/null
}

# count_heard INFO: sets HEARD_REPLICAS, line by line, by the shell itself: no process each second.
LINE_END='
'
count_heard() {
  HEARD_REPLICAS=0 rest=$1
  while [ "$rest" != "${rest#*,state=online,}" ]; do
    rest=${rest#*,state=online,}
    case ${rest%%"$LINE_END"*} in *lag=[0-$FRESH][!0-9]*) HEARD_REPLICAS=$((HEARD_REPLICAS + 1)) ;; esac
  done
}

# A majority with this master, or as many as a write needs where that is less; one at least.
enough_heard() {
  [ $HEARD_REPLICAS -ge 1 ] && { [ $HEARD_REPLICAS -ge $((MAJORITY - 1)) ] || [ $HEARD_REPLICAS -ge "${WANTED:-0}" ]; }
}
may_take_writes() { [ "${WANTED:-0}" = 0 ] || enough_heard; }

# A master whose volume is full answers PING with MISCONF too, which Sentinel takes for no answer. With room again it would take writes at once,
# in the middle of the failover, and a replica that is about to follow another one would confirm them.
disk_refuses() { # LOOK
  case $1 in *aof_last_write_status:err*) return ;; esac
  case $HEARD in MISCONF*) ;; *) return 1 ;; esac
}

watch_master() { # LOOK
  disk=
  if disk_refuses "$1"; then
    disk=refuses
    [ -n "$FENCED" ] || fence 'the volume takes no writes'
  elif enough_heard && [ -z "$FENCED" ]; then return; fi
  survey
  ! step_down_if_superseded || return 0
  if decided && [ "$NAMED" = "$SELF" ]; then
    [ -z "$FENCED" ] || [ -n "$disk" ] || unfence_if_well
  elif [ -z "$FENCED$disk" ] && [ $AS_MASTER -ge 5 ]; then
    fence "too few replicas are heard ($HEARD_REPLICAS), and no majority of the sentinels"
  fi
}

# --- two masters of one epoch ---------------------------------------------------------------------------
# A failover that was asked for has no election. When the sentinel that leads it is cut off in that moment, or dies, the next failover takes
# the same epoch, and later each sentinel stays with the one that it heard of first: for good, and a member that starts would wait for ever.
# So the one that is master, and that a majority names, says it again with an epoch of its own.
DISPUTE_EVERY=5
DISPUTED=   # since the last look
disputed() {
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  [ -z "$NAMED" ] && [ "$(said_by " known $EPOCH $SELF ")" -ge "$MAJORITY" ]
}
settle_dispute() {
  [ $((AS_MASTER % DISPUTE_EVERY)) = 0 ] || return
  survey
  if ! disputed; then DISPUTED=; return; fi
  [ -n "$DISPUTED" ] || { DISPUTED=yes; return; }
  log "master by the word of a majority, but not of all, in the same epoch: saying it with a later one. $(opinions_in_words)"
  news_of "$SELF"
  say_hello
  DISPUTED=
}

# --- a replica of a master that is no more ------------------------------------------------------------
# It was told whom to follow when that one was promoted (promotion-watch.sh), but may have hung or loaded its data. Sentinel tells it
# after 8 s, in which the new master may have no replica to write for.
follow_if_superseded() { # INFO
  case $1 in *role:slave*master_link_status:down*master_sync_in_progress:0*) ;; *) return ;; esac
  survey
  superseded "$(printf '%s\n' "$1" | field master_host)" || return
  follows
  ask_redis "$LOOPBACK" REPLICAOF "$NAMED" "$REDIS_PORT" > /dev/null
}

# --- a replica whose connection leads nowhere ---------------------------------------------------------
# While all pods are replaced, a connection can be opened to the address of a pod that is just gone. Nobody answers there, and redis
# tries again only after repl-timeout. The master's own list tells: it is there, and has not heard of this replica.
STUCK=0
RETRY=1   # as repl-timeout, for a moment. At a look it is what an earlier life of this script left behind.
REPL_TIMEOUT=$(awk '$1 == "repl-timeout" { print $2 }' "$SCRIPTS/redis.conf")
want_timeout() { [ "$(ask_redis "$LOOPBACK" CONFIG SET repl-timeout "$1")" = OK ]; }
retry_if_stuck() { # LOOK
  case $1 in *"
repl-timeout
$RETRY
"*) want_timeout "$REPL_TIMEOUT" ;; esac
  case $1 in *role:slave*master_link_status:down*master_sync_in_progress:0*) ;; *) STUCK=0; return ;; esac
  STUCK=$((STUCK + 1))
  [ $STUCK -ge 3 ] || return
  STUCK=0
  master=$(printf '%s\n' "$1" | field master_host)
  is_member "$master" || return
  case $(ask_redis "$master" INFO replication) in *"ip=$SELF,"*) return ;; *role:master*) ;; *) return ;; esac
  timeout_seconds=${1##*repl-timeout?}
  timeout_seconds=${timeout_seconds%%[!0-9]*}
  [ -n "$timeout_seconds" ] || return
  log "the connection to the master $(name_of "$master") leads nowhere: trying again"
  want_timeout $RETRY
  sleep 2
  until want_timeout "$timeout_seconds"; do sleep 0.2; done
}

# --- an append-only file with a hole ----------------------------------------------------------------------
# The server takes back a write that did not fit, but goes on behind its place in a file that it has opened anew since its start (seen on redis
# 7.0 to 8.6, valkey 8.1 and 9.1). What lies between is zeros, and the next start refuses the whole file. So with room again the file is written
# anew, and again until that was done.
TORN=$RUN_DIR/torn   # holds whether that was asked for
rewrite_if_torn() { # INFO persistence
  case $1 in *aof_last_write_status:err*) : > "$TORN"; return ;; esac
  [ -e "$TORN" ] || return 0
  case $1 in *aof_rewrite_in_progress:1* | *aof_rewrite_scheduled:1*) return ;; esac
  if [ -s "$TORN" ]; then
    case $1 in *aof_last_bgrewrite_status:ok*) rm -f "$TORN"; log 'the append-only file is written anew'; return ;; esac
  fi
  case $(ask_redis "$LOOPBACK" BGREWRITEAOF) in
    *ackground*) [ -s "$TORN" ] || log 'the volume takes writes again: writing the append-only file anew, which may have a hole'; echo asked > "$TORN" ;;
  esac
}

# --- a connection for the hook, which has no time to open one (farewell.sh) -----------------------------
# Whoever closes connections of clients closes this one too, as each failover does. It is opened anew, with the password of then, a look
# later: by then those clients are back.
CLOSED=yes
[ ! -p "$LINES/redis-$SELF" ] || tell redis "$SELF" quit   # what an earlier one has left open
hold_line() { # sets HEARD to what was answered since the last look
  HEARD=
  if [ -n "$CLOSED" ]; then
    open_line redis "$SELF" 0
    CLOSED=
  elif hear redis "$SELF"; then
    case $HEARD in PONG | MISCONF*) ;; *) tell redis "$SELF" quit; CLOSED=yes; return 0 ;; esac
  fi
  forget redis "$SELF"
  tell redis "$SELF" PING
}

while sleep 1; do
  info=$(look)
  case $info in *role:master* | *role:slave*) ;; *) continue ;; esac
  case $info in *'
loading:0'*) [ ! -e "$LOADING" ] || rm -f "$LOADING" ;; esac
  find_fence "$info"
  count_heard "$info"
  update_priority "$info"
  tell_refusals ask_redis
  [ "$COUNT" = 1 ] || hold_line
  follow_if_superseded "$info"
  retry_if_stuck "$info"
  make_room_if_short "$info"
  rewrite_if_torn "$info"
  case $info in
    *role:master*) AS_MASTER=$((AS_MASTER + 1)); [ "$COUNT" = 1 ] || { watch_master "$info"; settle_dispute; } ;;
    *) AS_MASTER=0 DISPUTED=; [ -z "$FENCED" ] || unfence ;;
  esac
done
