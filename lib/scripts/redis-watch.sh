#!/bin/sh
# Beside redis, once a second: who may be promoted, who was refused, and what redis itself would take long to notice.
SCRIPT=redis-watch
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
. "$SCRIPTS/refusals.sh"
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/dataset.sh"
load_members || exit 1
. "$SCRIPTS/hello.sh"

# --- priority: only a replica that was in sync in this life may be promoted ---------------------------
# Sentinel itself would promote one that never was, and so an empty one. Every replica starts with 0.
LAST_CONTACT=$DATA_DIR/.last-contact   # its date is the last moment at which this member's data was that of a master who takes writes
BORN=$(date +%s)
PRIORITY=
CHANGED=0   # for how many seconds it has been another one: a hook may choose whom to promote, for a moment

# A minority that is cut off must not take its copies for fresh ones: another master may be there by then.
note_contact() { [ -e "$RUN_DIR/in-minority" ] || touch "$LAST_CONTACT"; }

update_priority() { # INFO
  case $1 in
    *role:master*) wanted=100; if may_take_writes; then note_contact; fi; restore_title ;;
    *role:slave*master_link_status:up*) note_contact; wanted=100; restore_title ;;
    *master_link_down_since_seconds:-1*) wanted=${PRIORITY:-0}; last_resort ;;
    # It was in sync, if only for a moment, and has a whole copy.
    *role:slave*master_link_down_since_seconds:*) wanted=100 ;;
    *) wanted=${PRIORITY:-0} ;;
  esac
  case $1 in *role:master* | *slave_priority:"${PRIORITY:-0}"*) CHANGED=0 ;; *) CHANGED=$((CHANGED + 1)) ;; esac
  [ "$wanted" != "${PRIORITY:-0}" ] || [ $CHANGED -ge 30 ] || return
  case $(ask_redis "$LOOPBACK" CONFIG SET replica-priority "$wanted") in
    OK) PRIORITY=$wanted; log "replica-priority $wanted" ;;
  esac
}

# Nobody who was in sync came back: after LAST_RESORT_SECONDS the copy that is freshest by the date of its last contact gets the best
# (lowest) number that is not 0. Sentinel takes whoever has one, so nobody gets one beside a fresher copy, nor beside one whose date is not
# known yet because its process is younger. That is waited for as long again, no longer.
last_resort() {
  age=$(($(date +%s) - BORN))
  { [ "$wanted" = 0 ] && [ $age -ge "$LAST_RESORT_SECONDS" ]; } || return 0
  contact=0
  [ ! -e "$LAST_CONTACT" ] || contact=$(date -r "$LAST_CONTACT" +%s)
  tell_contact "$contact"
  if [ $age -lt $((2 * LAST_RESORT_SECONDS)) ]; then
    fresher=$(fresher_copies "$contact")
    [ -z "$fresher" ] || { log_once "no priority, for this may have a fresher copy: $fresher"; return; }
  fi
  wanted=$((2147483000 - contact))
}

# The date, where the others can read it and nothing else hangs on it: in the title of the process.
TITLE=
tell_contact() { # DATE
  [ -z "$TITLE" ] || return
  TITLE=$(ask_redis "$LOOPBACK" CONFIG GET proc-title-template | sed -n 2p)
  [ "$(ask_redis "$LOOPBACK" CONFIG SET proc-title-template "$TITLE last-contact=$1")" = OK ] || TITLE=
}
restore_title() {
  [ -n "$TITLE" ] || return
  [ "$(ask_redis "$LOOPBACK" CONFIG SET proc-title-template "$TITLE")" != OK ] || TITLE=
}

# The peers that wait for a master as this member does, and whose data is younger than that date, or may be.
fresher_copies() ( for peer in $PEERS; do
    printf 'INFO replication\nCONFIG GET proc-title-template\n' | ask_redis "$peer" | tr -d '\r' | awk -v own="$1" -v peer="$(name_of "$peer")" '
      $0 == "role:slave" { replica = 1 }
      $0 == "master_link_down_since_seconds:-1" { waits = 1 }
      match($0, /last-contact=[0-9]+/) { date = substr($0, RSTART + 13, RLENGTH - 13) }
      END { if (replica && waits && (date == "" || date + 0 > own + 0)) print peer }' &
  done; wait )

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
look() { printf 'INFO persistence\nINFO replication\nCONFIG GET min-replicas-to-write\n' | ask_redis "$LOOPBACK"; }
find_fence() { # LOOK
  FENCED=
  now=${1##*min-replicas-to-write?}
  case $now in '' | *[!0-9]*) ;; "$FENCE") FENCED=yes ;; *) WANTED=$now ;; esac
}
want_replicas() { [ "$(ask_redis "$LOOPBACK" CONFIG SET min-replicas-to-write "$1")" = OK ]; }
fence() {
  [ "${WANTED:-0}" != 0 ] && want_replicas "$FENCE" || return 0
  log "too few replicas are heard ($HEARD_REPLICAS), and no majority of the sentinels: no writes until one names this member"
}
unfence() {
  want_replicas "$WANTED" || return 0
  log 'writes are allowed again'
}

# After a survey: a majority names another one as master, who is, and the failover is over.
superseded() { # MASTER
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  { [ -n "$NAMED" ] && [ "$NAMED" != "$1" ] && [ "$NAMED" != "$SELF" ]; } || return
  [ "$(printf '%s\n' "$OPINIONS" | grep -c " known [0-9]* $NAMED ")" -ge "$MAJORITY" ] || return
  is_master "$NAMED" || return
  log "a majority names $(name_of "$NAMED"), which is master: following it. $(opinions_in_words)"
}

# Sentinel makes a replica of it after 8 s, and until then its clients get NOREPLICAS with no reason to look elsewhere.
step_down_if_superseded() {
  superseded "$SELF" || return
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

watch_master() {
  if enough_heard && [ -z "$FENCED" ]; then return; fi
  survey
  ! step_down_if_superseded || return 0
  if decided && [ "$NAMED" = "$SELF" ]; then
    case $FENCED,$FLAGS in ,* | *down* | *failover_in_progress*) ;; *) unfence ;; esac
  elif [ -z "$FENCED" ] && [ $AS_MASTER -ge 5 ]; then
    fence
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
  [ -z "$NAMED" ] && [ "$(printf '%s\n' "$OPINIONS" | grep -c " known $EPOCH $SELF ")" -ge "$MAJORITY" ]
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
  ask_redis "$LOOPBACK" REPLICAOF "$NAMED" "$REDIS_PORT" > /dev/null
}

# --- a replica whose connection leads nowhere ---------------------------------------------------------
# While all pods are replaced, a connection can be opened to the address of a pod that is just gone. Nobody answers there, and redis
# tries again only after repl-timeout. The master's own list tells: it is there, and has not heard of this replica.
STUCK=0
retry_if_stuck() { # INFO
  case $1 in *role:slave*master_link_status:down*master_sync_in_progress:0*) ;; *) STUCK=0; return ;; esac
  STUCK=$((STUCK + 1))
  [ $STUCK -ge 3 ] || return
  STUCK=0
  master=$(printf '%s\n' "$1" | field master_host)
  is_member "$master" || return
  case $(ask_redis "$master" INFO replication) in *"ip=$SELF,"*) return ;; *role:master*) ;; *) return ;; esac
  timeout_seconds=$(ask_redis "$LOOPBACK" CONFIG GET repl-timeout | sed -n 2p)
  case $timeout_seconds in '' | *[!0-9]*) return ;; esac
  log "the connection to the master $(name_of "$master") leads nowhere: trying again"
  ask_redis "$LOOPBACK" CONFIG SET repl-timeout 1 > /dev/null
  sleep 2
  until [ "$(ask_redis "$LOOPBACK" CONFIG SET repl-timeout "$timeout_seconds")" = OK ]; do sleep 0.2; done
}

# --- a connection for the hook, which has no time to open one (farewell.sh) -----------------------------
# Whoever closes connections of clients closes this one too, as each failover does. It is opened anew, with the password of then, a look
# later: by then those clients are back.
CLOSED=yes
hold_line() {
  if [ -n "$CLOSED" ]; then
    open_line redis "$SELF" 0
    CLOSED=
  elif hear redis "$SELF" && [ "$HEARD" != PONG ]; then
    tell redis "$SELF" quit
    CLOSED=yes
    return 0
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
  case $info in
    *role:master*) AS_MASTER=$((AS_MASTER + 1)); [ "$COUNT" = 1 ] || { watch_master; settle_dispute; } ;;
    *) AS_MASTER=0 DISPUTED=; [ -z "$FENCED" ] || unfence ;;
  esac
done
