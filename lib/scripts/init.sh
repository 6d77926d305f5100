#!/bin/sh
# Starts redis when a majority of the sentinels has decided its role. Until then no process listens on the redis port.
SCRIPT=init
. "${0%/*}/library.sh"
. "$SCRIPTS/failover.sh"
. "$SCRIPTS/passwords.sh"
. "$SCRIPTS/whole.sh"
. "$SCRIPTS/dataset.sh"
. "$SCRIPTS/resolve.sh"
. "$SCRIPTS/supervise.sh"

HAND_OVER_WAIT_SECONDS=20     # how long this start waits for live data of a peer before it uses its own data
# How many looks, every half second, wait for Sentinel's own failover before this start forces one. The first number is for a majority that sees
# this member down. The second is for fewer sentinels: by then a majority would see this member down too.
LOOKS_WHEN_DOWN=6 LOOKS_WHEN_CALLED_DOWN=3
LATE_SECONDS=4                # how long a start waits for a member that does not answer at all

# decide_role: returns with MASTER set to the address of a peer, or to SELF.
decide_role() {
  LOOKS_DOWN=0
  while :; do
    look
    if decided && [ "$NAMED" != "$SELF" ]; then
      MASTER=$NAMED
      log "starting as a replica of $(name_of "$MASTER"): $(opinions_in_words)"
      return
    elif decided; then
      may_start_as_master && break
    elif [ -f "$DATA_DIR/force-master" ]; then
      mv "$DATA_DIR/force-master" "$RUN_DIR/force-master"
      log "starting as master without a majority, because an operator's file force-master is here"
      break
    else
      log_once "waiting for $MAJORITY of $COUNT sentinels to agree on the master: $(opinions_in_words)"
    fi
    sleep 0.5
  done
  MASTER=$SELF
}

# The sentinels name this member as master, but this member is only starting. A member with live data takes over first: if this member
# resumed as master, the replicas would copy the data on this disk.
may_start_as_master() {
  [ "$COUNT" -gt 1 ] || { log 'starting as master, the only member'; return 0; }
  if [ "$WAITING_FOR_ME" = $((COUNT - 1)) ]; then
    own_data_may_win || return 1
    log 'starting as master with the data on disk: all others follow it and had no master since they started'
    return 0
  fi
  if only_late_ones_miss && own_data_may_win; then
    log 'starting as master with the data on disk: those that answer follow it and had no master since they started, and no sentinel sees a replica that could be promoted'
    return 0
  fi
  failover_expected && return 1
  request_failover "$(held)"
  case $FAILOVER_ANSWER in
    OK* | *INPROG*)
      log "named master while starting: $(name_of "$FAILOVER_PEER") fails over ($FAILOVER_ANSWER)"
      wait_for_switch
      return 1 ;;
    *NOGOODSLAVE*) ;;
    *)
      # The sentinels see this master down and fail over on their own, perhaps in vain. This start does not wait for that forever.
      if waited_less_than $HAND_OVER_WAIT_SECONDS || ! nobody_to_promote; then
        log_once "named master while starting, but no failover could be asked for ($FAILOVER_ANSWER): $(opinions_in_words)"
        return 1
      fi ;;
  esac
  if [ "$LIVE" -gt 0 ] && waited_less_than $HAND_OVER_WAIT_SECONDS; then
    log_once 'named master while starting: a replica holds live data, waiting until it can be promoted'
    return 1
  fi
  own_data_may_win || return 1
  log 'starting as master with the data on disk: no sentinel sees a replica that could be promoted'
}

waited_less_than() { now; [ "$NOW" -lt $((STARTED + $1)) ]; }

# A member that is late or lost, and does not even refuse a connection, delays every question. Meanwhile the sentinels fail over in vain, and
# accept no order that would show whether a replica can be promoted. So this start asks all sentinels what replicas they see.
only_late_ones_miss() {
  [ "$WAITING_FOR_ME" -gt 0 ] && [ $((WAITING_FOR_ME + SILENT)) = $((COUNT - 1)) ] && ! waited_less_than $LATE_SECONDS && nobody_to_promote
}

nobody_to_promote() {
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  # shellcheck disable=SC2046 # numbers
  set -- $(candidates | awk '$1 == "none" { none++ } $1 == "some" { some++ } END { print none + 0, some + 0 }')
  [ "$1" -ge "$MAJORITY" ] && [ "$2" = 0 ]
}

# candidates: one line per sentinel that names this member: `some` if the sentinel sees a replica that can be promoted, `none` if not. A
# replica with the master-host `?` does not count, because the sentinel has heard nothing from it since the sentinel started.
candidates() ( printf '%s\n' "$OPINIONS" | awk -v self="$SELF" '$2 == "known" && $4 == self { print $1 }' | {
    while read -r sentinel; do
      ask_sentinel "$(nearest "$sentinel")" SENTINEL REPLICAS "$MASTER_NAME" | awk '
        NR % 2 { name = $0; next }
        name == "name" { seen = "none"; good = 0 }
        name == "flags" { good = $0 !~ /_down|disconnected/ }
        name == "master-host" && $0 == "?" { good = 0 }
        name == "slave-priority" && good && $0 + 0 > 0 { some = 1 }
        END { if (seen) print(some ? "some" : seen) }' &
    done
    wait
  } )

# look: a survey, and at the same time the state of each peer. Sets four counts of peers:
# SILENT: redis does not answer; WITH_DATA: redis has keys or functions;
# LIVE: a replica that was in sync since it started, so its data may be newer than the data on this disk;
# WAITING_FOR_ME: a replica that waits for this member and can't be promoted.
look() {
  peer_states > "$RUN_DIR/peers" &
  survey
  wait
  # shellcheck disable=SC2046
  set -- $(awk '
    $1 == "silent" { silent++ }
    $5 { keys++ }
    $1 == "slave" && ($3 == "up" || $4 >= 0) { live++; next }
    $1 == "slave" && $2 == 0 { waiting++ }
    END { print silent + 0, keys + 0, live + 0, waiting + 0 }' "$RUN_DIR/peers")
  SILENT=$1 WITH_DATA=$2 LIVE=$3 WAITING_FOR_ME=$4
}

# peer_states: one line per peer: "ROLE PRIORITY LINK DOWN-SINCE HAS-DATA". The role of a redis that does not answer is `silent`.
peer_states() ( for peer in $PEERS; do
    printf 'INFO replication\nINFO keyspace\nINFO memory\n' | ask_redis "$peer" | tr -d '\r' | awk -F : '
      $1 == "role" { role = $2 } $1 == "slave_priority" { priority = $2 }
      $1 == "master_link_status" { link = $2 } $1 == "master_link_down_since_seconds" { since = $2 }
      /^db[0-9]+:keys=/ { keys = 1 } $1 == "number_of_libraries" && $2 > 0 { keys = 1 }
      END { print (role == "" ? "silent" : role), priority + 0, (link == "up" ? link : "down"), (since == "" ? -1 : since), keys + 0 }' &
  done; wait )

# An empty disk means that this member lost its volume, so the data of the others wins. The others become promotable one after the other, after
# LAST_RESORT_SECONDS at the latest. Only on the very first boot an empty disk is right.
own_data_may_win() {
  if has_dataset || [ -f "$RUN_DIR/first-boot" ]; then return 0; fi
  if [ "$WITH_DATA" -gt 0 ]; then
    log_once "named master, but there is nothing on this disk and others hold data: waiting until one of them is promoted (up to $LAST_RESORT_SECONDS s)"
    return 1
  fi
  if [ "$SILENT" -gt 0 ] && waited_less_than "$LAST_RESORT_SECONDS"; then
    log_once 'named master, but there is nothing on this disk: waiting for the others, which may hold data'
    return 1
  fi
}

# A forced failover beside Sentinel's own failover would take the same epoch. So this start waits for Sentinel's own failover first.
failover_expected() {
  case $FLAGS in
    *failover_in_progress*) LOOKS_DOWN=0; log_once "a failover is running: waiting for its end"; return 0 ;;
    *o_down*) allowed=$LOOKS_WHEN_DOWN ;;
    # Before s_down: one sentinel alone calls the master down for long, and the next one makes it a failover within a second.
    *nearly_down*) log_once 'the sentinels are about to see the master down: waiting for their own failover'; return 0 ;;
    *s_down*) allowed=$LOOKS_WHEN_CALLED_DOWN ;;
    *) LOOKS_DOWN=0; return 1 ;;
  esac
  LOOKS_DOWN=$((LOOKS_DOWN + 1))
  [ "$LOOKS_DOWN" -le $allowed ] || return 1
  log_once "the sentinels see the master down: waiting for their own failover"
}

# Waits no longer than the failover lasts, because the failover may find no replica to promote. With a member that does not answer, each survey
# takes seconds.
wait_for_switch() {
  now
  last_seen=$NOW end=$((NOW + 10))
  while [ $((NOW - last_seen)) -lt 2 ] && [ "$NOW" -lt $end ]; do
    survey
    decided && [ "$NAMED" != "$SELF" ] && return
    now
    case $FLAGS in *failover_in_progress*) last_seen=$NOW ;; esac
    sleep 0.1
  done
}

# The conf of redis: the settings of the release, and what only this member knows. The file is in memory, because the file holds the password, and
# because Sentinel rewrites the file (CONFIG REWRITE) at every change of roles.
write_redis_conf() {
  conf=alpha.conf
  [ "$MASTER" = "$SELF" ] || conf=beta.conf
  text=$(
    cat "$SCRIPTS/redis.conf"
    echo
    sed "s/@MASTER@/$MASTER/g" "$SCRIPTS/$conf"
    echo
    printf '%s\n' "dir $DATA_DIR" "unixsocket $RUN_DIR/redis.sock" 'unixsocketperm 700' "replica-announce-ip $SELF" "replica-announce-port $REDIS_PORT"
    [ -z "$BIND_ADDRESS" ] || printf '%s\n' "bind $BIND_ADDRESS" "bind-source-addr $BIND_ADDRESS"
    certificate_directives
    [ "$AUTH" != acl ] || echo 'masteruser replication'
    [ "$AUTH" = none ] || printf '%s %s\n' aclfile "$RUN_DIR/redis-users.acl" masterauth "$(quoted "$(password_of replication)")"
  )
  set -- 'appendonly ' 'replica-announce-port '
  [ "$TLS" = none ] || set -- "$@" 'tls-cert-file ' 'tls-port '
  [ "$AUTH" = none ] || set -- "$@" 'aclfile ' 'masterauth '
  has_lines "$text" "$@" && write_whole "$RUN_DIR/redis.conf" "$text" && write_acl redis-users.acl
}

mkdir -p "$RUN_DIR"
touch "$RUN_DIR/waiting"      # tells the liveness probe that not listening is right
rm -f "$RUN_DIR/stopping" "$RUN_DIR/seen-redis"   # what an earlier life left
take_passwords
resolve_members
prepare_dataset
now
STARTED=$NOW
decide_role
settle_dataset
make_room "$MASTER" ''
until write_redis_conf; do log_once "the configuration cannot be written in $RUN_DIR: waiting"; sleep 1; done
rm -f "$RUN_DIR/waiting" "$RUN_DIR/first-boot"
touch "$LOADING"             # until redis-watch.sh sees that the server has loaded its data
say_if_unreadable
[ -p "$RUN_DIR/alive" ] || mkfifo "$RUN_DIR/alive" 2> /dev/null
exec 9<> "$RUN_DIR/alive"    # only the server keeps the pipe open: crash-watch.sh notices the end of the server by it
HELPERS=redis-watch
serve "$SERVER" "$RUN_DIR/redis.conf"
