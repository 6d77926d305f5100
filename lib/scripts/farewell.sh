# shellcheck shell=sh
# The hand-over of a master that reaches none of its peers, though they are there. That is a pod deleted by force: Kubernetes does not know it
# any more while its hook still runs, so a NetworkPolicy drops every new connection of it, and leaves the old ones. One of them is the
# stream of replication. What the master publishes there in the moment in which it pauses writes arrives behind the last of them: a
# replica that hears it holds everything. Both ends are here; sourced after failover.sh, by the hook after lines.sh too.
#
# Kubernetes may be faster: then redis gets its SIGTERM, and no message leaves it any more, but it still waits until its replicas hold everything.
# So the first that is said there when a hook begins is that this member stops. Whoever has heard that need not find out that it crashed.
# shellcheck disable=SC2034,SC2153  # the hook's variables
FAREWELL_CHANNEL=__sentinel__:farewell

# --- the master, in its hook ----------------------------------------------------------------------

# A program that has to start and to shake hands would come too late, so it is said on a line that redis-watch.sh keeps open for this.
say_it_stops() (
  line=$RUN_DIR/lines/redis-watch/redis-$SELF
  [ ! -p "$line" ] || echo "PUBLISH $FAREWELL_CHANNEL stops:$SELF" 1<> "$line" )

# reach_for_peers: asks them all in the background; cut_off then waits a moment for the first answer. That they are there it learns from INFO, by
# the replicas that are connected. Not from its own Sentinel: that one gets its SIGTERM within a second, and can not be asked any more.
reach_for_peers() {
  : > "$RUN_DIR/peers"
  for peer in $PEERS; do ask_sentinel "$peer" PING >> "$RUN_DIR/peers" & done
}
cut_off() {
  tries=0
  until [ -s "$RUN_DIR/peers" ] || [ $tries -ge 2 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  [ ! -s "$RUN_DIR/peers" ] || return 1
  case $INFO in *state=online*) ;; *) return 1 ;; esac
  ! all_lag
}
# A farewell that lies behind seconds of the stream would be heard too late, with writes paused meanwhile; and behind a slow link a peer does not
# answer at once either. So not where each replica misses half a megabyte and more; what one holds it confirms once a second.
all_lag() {
  printf '%s\n' "$INFO" | awk -F '[:,=]' '
    $1 == "master_repl_offset" { offset = $2 }
    /^slave[0-9]+:.*state=online/ { sub(/.*,offset=/, ""); if ($1 + 0 > held) held = $1 + 0 }
    END { exit !(offset - held > 524288) }'
}
# Asked more than once, because Kubernetes may forget the pod at any time.
leave_if_cut_off() { ! cut_off || { say_farewell; exit 0; }; }

# One transaction: nothing is written between the message and the pause. After it the stream stands still, also for pings. Not announced and
# timed as a hand-over is: Kubernetes leaves the hook one second, and what is said too late is heard by nobody. So it is said on the line that
# is open, and again in the way that is certain if that has not answered.
say_farewell() {
  PAUSED=yes ANSWERED=''
  FAREWELL="CONFIG SET repl-ping-replica-period 3600
MULTI
PUBLISH $FAREWELL_CHANNEL $SELF
CLIENT PAUSE $((HANDOVER_BUDGET_SECONDS * 1000)) WRITE
EXEC"
  tell redis "$SELF" "$FAREWELL"
  log 'no peer can be reached, but replicas are connected: telling them to take over'
  open_line_to sentinel "$SELF" "$WHO_IS_MASTER"
  wait_for_successor || give_up 'nobody took over'
  step_down
  log "handed over to $(if [ -n "$NEW_MASTER" ]; then name_of "$NEW_MASTER"; else echo 'those who left'; fi)"
}
wait_for_successor() {
  tries=0
  until own_sentinel_names_another || replicas_left; do
    tries=$((tries + 1))
    if [ $((tries % 40)) = 0 ]; then
      [ -n "$ANSWERED" ] || echo "$FAREWELL" | ask_redis "$LOOPBACK" > /dev/null
      time_is_left || return 1
      replica_online || { NEW_MASTER=''; return; }
    fi
    sleep 0.01
  done
}
own_sentinel_names_another() {
  hear sentinel "$SELF" || return
  if is_member "$HEARD" && [ "$HEARD" != "$SELF" ]; then NEW_MASTER=$HEARD; return; fi
  ask_who_is_master "$SELF"
  return 1
}
# They follow another one, of which all sentinels that can be reached were told first. Asked over the open line, for clients wait; the
# offset comes after the replicas.
replicas_left() {
  complete='' online=''
  while IFS= read -r line; do
    case $line in *state=online*) online=yes ;; master_repl_offset:*) complete=yes ANSWERED=yes ;; esac
  done < "$LINE_DIR/redis-$SELF.said"
  [ -z "$complete" ] || [ -n "$online" ] || { NEW_MASTER=''; return; }
  forget redis "$SELF"
  tell redis "$SELF" 'INFO replication'
  return 1
}

# --- a replica, beside its Sentinel ---------------------------------------------------------------

# heed WORD: what was said on the channel.
heed() {
  case $1 in
    stops:*)
      is_member "${1#stops:}" && [ "$1" != "stops:$SELF" ] || return 0
      now
      echo "$NOW" > "$RUN_DIR/stops-${1#stops:}"
      take_over_when_lost "${1#stops:}" & ;;
    *) heed_farewell "$1" ;;
  esac
}
# said_it_stops MEMBER: not long ago.
said_it_stops() (
  word=$RUN_DIR/stops-$1
  [ -s "$word" ] && read -r said < "$word" || return 1
  now
  [ $((NOW - said)) -le $((HANDOVER_BUDGET_SECONDS + SHUTDOWN_TIMEOUT_SECONDS)) ] )

# is_lowest_but LEAVING: of the members that stay, the lowest ordinal acts.
is_lowest_but() { case "$ADDRESSES " in "$SELF "* | "$1 $SELF "*) ;; *) return 1 ;; esac; }

# take_over_when_lost MASTER, which said that it stops: if it goes before it has handed over. What the replicas hold is final, and everything,
# when none of them hears it any more: before it ends, redis waits for them. One that answers as master has let go of them, and is still there.
take_over_when_lost() {
  tries=0
  is_lowest_but "$1" && loses "$1" || return
  ask_redis "$1" ROLE > "$RUN_DIR/role-$1" &
  # shellcheck disable=SC2046 # addresses
  until survey_replicas $(all_but "$1"); lost_by_all; do
    tries=$((tries + 1))
    [ $tries -lt 5 ] || return
    sleep 0.1
  done
  { decided && [ "$NAMED" = "$1" ] && [ ! -f "$RUN_DIR/stopping" ]; } || return
  case $FLAGS in *down* | *failover_in_progress*) return ;; esac
  case $(cat "$RUN_DIR/role-$1") in master*) return ;; esac
  request_failover "$HELD"
  log "$(name_of "$1") said that it stops, and is gone: asked ${FAILOVER_PEER:+$(name_of "$FAILOVER_PEER") }for a failover: $FAILOVER_ANSWER"
}
lost_by_all() { case $HELD in '' | *up*) return 1 ;; esac; }
# loses MASTER: within a few seconds. Not if it follows another one by then, or is master itself.
loses() {
  cli 4 "$LOOPBACK" "$REDIS_PORT" -i 0.1 -r -1 ROLE | {
    while read -r line; do
      case $line in connect | connecting) exit 0 ;; master) exit 1 ;; esac
      ! is_member "$line" || [ "$line" = "$1" ] || exit 1
    done
    exit 1
  }
}

own_offset() { ask_redis "$LOOPBACK" INFO replication | field slave_repl_offset; }

# heed_farewell MASTER. Whoever else may write to the channel: without the pause the stream moves, and a master that is named by no majority has
# nothing to hand over. That one is not asked: its address may lead nowhere by now.
heed_farewell() {
  leaving=$1
  is_member "$leaving" && [ ! -f "$RUN_DIR/stopping" ] && is_lowest_but "$leaving" || return 0
  own_offset > "$RUN_DIR/farewell-offset" &
  # shellcheck disable=SC2046 # addresses
  survey $(all_but "$leaving")
  wait $!
  offset=$(cat "$RUN_DIR/farewell-offset")
  { decided && [ "$NAMED" = "$leaving" ]; } || return 0
  case $FLAGS in *down* | *failover_in_progress*) return 0 ;; esac
  tries=0
  # shellcheck disable=SC2046 # addresses
  until in_sync "$offset" '' "$offset" $(all_but "$leaving"); do
    tries=$((tries + 1))
    [ $tries -lt 40 ] || { log "$(name_of "$leaving") says farewell, but not all replicas hold the same: nothing is done"; return 0; }
    sleep 0.02
  done
  request_failover
  log "$(name_of "$leaving") says farewell: asked ${FAILOVER_PEER:+$(name_of "$FAILOVER_PEER") }for a failover: $FAILOVER_ANSWER"
}
