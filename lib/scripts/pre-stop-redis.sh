#!/bin/sh
# The hook of redis: a master hands over before it stops, so that no acknowledged write is lost and clients wait only for a moment.
# After any error the hook releases writes and leaves redis to SIGTERM, after which redis still waits for its replicas.
SCRIPT=pre-stop
ANSWER_WITHIN_SECONDS=1
: "${LOG_TO:=/proc/1/fd/2}"
. "${0%/*}/library.sh"
. "$SCRIPTS/failover.sh"
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/target.sh"
. "$SCRIPTS/busy.sh"
[ -z "${LOG_IN_AS:-}" ] || SENTINEL_USER=$LOG_IN_AS
: > "$RUN_DIR/stopping"     # tells the hook of Sentinel that the whole pod stops, not only its container
load_members || exit 0

time_is_left() { now; [ "$NOW" -lt "$DEADLINE" ]; }

PAUSED=
release_writes() {
  [ -z "$PAUSED" ] || printf 'CLIENT UNPAUSE\nCONFIG SET repl-ping-replica-period %s\n' "$PING_PERIOD" | ask_redis own > /dev/null
  PAUSED=
}
give_up() { release_writes; prefer_nobody; log "$1: leaving it to SIGTERM"; exit 0; }

replica_online() { ask_redis own INFO replication | grep -q 'state=online'; }

# Pauses writes, and reads on the same connection the offset at which the replication stream stands still. The pause does not stop the pings
# to the replicas, which are part of the stream: a ping after the promotion would cost every replica a full copy. So the hook stops the pings
# too.
pause_writes() {
  PAUSED=yes
  OFFSET=$(printf 'CONFIG SET repl-ping-replica-period 3600\nCLIENT PAUSE %s WRITE\nINFO replication\n' $((HANDOVER_BUDGET_SECONDS * 1000)) |
    ask_redis own | field master_repl_offset)
  [ -n "$OFFSET" ] || give_up 'writes could not be paused'
}

# Waits at most a second, and not for the replicas that are left behind. After that second, clients may write again before the next try. The
# next try takes only replicas that are twice as near.
wait_for_sync() {
  look_at_clock; pause_ends=$((HUNDREDTHS + 100))
  # shellcheck disable=SC2086 # addresses
  until in_sync "$OFFSET" "$TARGET" ${FOLLOWERS:-$PEERS}; do
    replica_online || give_up 'the replicas left before they were in sync'
    look_at_clock
    [ "$HUNDREDTHS" -lt $pause_ends ] || { IN_VAIN=yes LOOKS=$((LOOKS / 2 + 1)); return 1; }
    sleep 0.02
  done
}

# Fails while any sentinel still ends an earlier failover: a request beside it would be refused while writes are paused, or take the same epoch.
choose_peer() {
  survey
  # While clients are being let in without a password (passwordlessDiscovery), sentinels that have started anew let this pod's login do nothing
  # more than that. Every sentinel knows the user members.
  case $FLAGS,$SENTINEL_USER in
    *refused*,) log 'a sentinel asks for the user members: beginning again'; close_lines; sleep 0.1; LOG_IN_AS=members exec sh "$0" ;;
  esac
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  PEER=$(sentinel_to_ask "$SELF")
  [ -n "$PEER" ]
}

promoted_among() ( for peer; do is_master "$peer" && { echo "$peer"; return; }; done; return 1 )

# The sentinels name the next master once the promotion is done. Clients wait meanwhile, so the loop starts no program in most of its rounds.
wait_for_promotion() {
  tries=0
  ask_all
  while [ $tries -lt 400 ]; do
    majority_names_another && return
    tries=$((tries + 1))
    if [ $((tries % 40)) = 0 ]; then
      # shellcheck disable=SC2086
      NEW_MASTER=$(promoted_among $PEERS) && return
      replica_online || give_up 'the replicas left during the failover'
      { time_is_left && ! given_up; } || return 1
    fi
    sleep 0.01
  done
  return 1
}

# Uses the open line only if the line has answered since the last question. Otherwise the order could arrive late, after writes were released.
order_failover() {
  FAILOVER_ANSWER='' tries=0
  if hear sentinel "$PEER"; then
    forget sentinel "$PEER"
    tell sentinel "$PEER" "SENTINEL FAILOVER $MASTER_NAME"
    until hear_verdict sentinel "$PEER" && FAILOVER_ANSWER=$HEARD || [ $tries -ge 100 ]; do
      tries=$((tries + 1))
      sleep 0.01
    done
  else
    FAILOVER_ANSWER=$(ask_sentinel "$PEER" SENTINEL FAILOVER "$MASTER_NAME")
  fi
  log "asked $(name_of "$PEER") for the failover: ${FAILOVER_ANSWER:-no answer}"
}

# The failover is over without a new master in two cases. The asked sentinel found no replica to promote, and only logs this. Or that sentinel
# is gone together with the replica that it promoted: then the hook raises the epoch, so that the next failover does not take the same one.
given_up() {
  survey
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  decided && [ "$NAMED" = "$SELF" ] || return
  ! printf '%s\n' "$OPINIONS" | grep -q "^$PEER known " || { log "$(name_of "$PEER") gave the failover up"; return; }
  log "$(name_of "$PEER") is gone in the middle of the failover"
  . "$SCRIPTS/hello.sh"
  news_of "$SELF" "$EPOCH"
  say_hello
}

# True when all sentinels that answer name the new master without an unfinished failover.
all_agree() { survey; [ "$(printf '%s\n' "$OPINIONS" | grep -c " known [0-9]* $NEW_MASTER ")" = "$KNOWN" ]; }

open_line_to() { open_line "$1" "$2" "$HANDOVER_BUDGET_SECONDS"; }

hand_over() {
  for sentinel in $PEERS; do open_line_to sentinel "$sentinel"; done
  while time_is_left; do
    replica_online || give_up 'no replica is online'
    choose_peer || { log_once "waiting for a sentinel that can fail over: $(opinions_in_words)"; sleep 0.1; continue; }
    ask_who_is_master "$PEER"
    if ! choose_target; then
      log_once "$WHY"
      prefer_nobody
      sleep 0.1
      continue
    fi
    pause_writes
    if wait_for_sync; then
      order_failover
      case $FAILOVER_ANSWER in OK*) wait_for_promotion && return ;; esac
    else
      log "the replicas are not in sync within a second: writes go on, and it is tried again"
    fi
    release_writes
    prefer_nobody
  done
  return 1
}

# Sends the commands on the open line, which is fastest, and again on a new connection, in case the line is gone. After that redis takes no
# writes, so the pause can end: Sentinel's own order to follow could hang behind the pause.
step_down() {
  tell redis "$SELF" "$(stepping_down "$NEW_MASTER")"
  stepping_down "$NEW_MASTER" | ask_redis own > /dev/null
}

# Clients ask a sentinel for the master as soon as they are cut off, so a majority of the sentinels must name the new master by then.
wake_clients() {
  until majority_names_another || ! time_is_left; do sleep 0.01; done
  step_down
  release_writes
}

# The sentinel that leads the failover must stay until it has told all replicas.
wait_for_end_of_failover() {
  while time_is_left; do
    case $(ask_redis "$NEW_MASTER" INFO replication) in *state=online*) all_agree && return ;; esac
    sleep 0.1
  done
}

# A replica that writes its first append-only file after a full copy refuses SIGTERM, and Kubernetes sends no second SIGTERM. So the hook waits
# up to 10 s. After that the replica may stop without the file, because the master has the same data.
allow_to_stop() {
  tries=0
  while time_is_left && [ $tries -lt 50 ]; do
    case $(ask_redis own INFO persistence) in *aof_rewrite_in_progress:1* | *aof_rewrite_scheduled:1*) ;; *) break ;; esac
    tries=$((tries + 1))
    sleep 0.2
  done
  case $(ask_redis own ROLE) in slave*) ask_redis own CONFIG SET shutdown-on-sigterm force > /dev/null ;; esac
}

# After a forced deletion the hook has half a second from here, on a machine that starts the replacement at the same time. Until the hook
# knows whether its pod was deleted by force, it starts only the programs that are needed to find out.
[ "$COUNT" -gt 1 ] || exit 0
open_line_to redis "$SELF"
now; DEADLINE=$((NOW + HANDOVER_BUDGET_SECONDS))
look_when_it_answers
case $INFO in
  *role:master*) ;;
  *role:slave*) allow_to_stop; log 'not the master: nothing to hand over'; exit 0 ;;
  *) exit 0 ;;
esac
PING_PERIOD=${INFO##*
}
open_line_to sentinel "$SELF"
ask_service
RUN_ID=$(printf '%s\n' "$INFO" | field run_id)
hand_over || give_up "no new master within $HANDOVER_BUDGET_SECONDS s"
wake_clients
close_lines
prefer_nobody
wait_for_end_of_failover
allow_to_stop
log "handed over to $(name_of "$NEW_MASTER")"
