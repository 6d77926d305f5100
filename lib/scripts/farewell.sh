# shellcheck shell=sh
# The hand-over of a master that reaches none of its peers although they run. This happens when a pod is deleted by force: Kubernetes forgets
# the pod while its hook still runs, so a NetworkPolicy drops new connections of the pod and keeps old ones. The replication stream is an old
# connection. The master publishes a farewell in the stream, and pauses writes in the same transaction. The farewell comes behind the last
# write, so a replica that receives the farewell has every write. This file has both ends. Sourced after failover.sh; the hook sources lines.sh
# too.
#
# If Kubernetes is faster, redis gets SIGTERM first. Then redis sends no more messages, but still waits until its replicas hold everything. So
# the first message of every hook says that its member stops. A replica that has received this message knows the reason when it loses the
# master.
# shellcheck disable=SC2034,SC2153  # the hook's variables
FAREWELL_CHANNEL=__sentinel__:farewell

# --- the master, in its hook ----------------------------------------------------------------------

# A new program and a TLS handshake would take too long, so the message uses the line that redis-watch.sh keeps open for this.
say_it_stops() (
  line=$RUN_DIR/lines/redis-watch/redis-$SELF
  [ ! -p "$line" ] || echo "PUBLISH $FAREWELL_CHANNEL stops:$SELF" 1<> "$line" )

# reach_for_peers: asks all peers in the background; cut_off then waits a moment for the first answer. INFO shows that the peers run, by the
# replicas that are connected. The own Sentinel can't tell, because Sentinel gets SIGTERM within a second.
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
# True when each connected replica lacks more than half a megabyte (replicas confirm their offset once a second). Then a farewell would arrive
# late, behind seconds of the stream, with writes paused meanwhile. Also, a peer behind a slow link does not answer at once, although it can be
# reached.
all_lag() {
  printf '%s\n' "$INFO" | awk -F '[:,=]' '
    $1 == "master_repl_offset" { offset = $2 }
    /^slave[0-9]+:.*state=online/ { sub(/.*,offset=/, ""); if ($1 + 0 > held) held = $1 + 0 }
    END { exit !(offset - held > 524288) }'
}
# The hook asks more than once, because Kubernetes may forget the pod at any time.
leave_if_cut_off() { ! cut_off || { say_farewell; exit 0; }; }

# One transaction: no write comes between the message and the pause. After the pause the stream stands still, because the pings stop too. The
# hook does not prepare a farewell as long as a hand-over: Kubernetes leaves the hook one second, and a later message reaches no replica. So the hook
# sends the message on the open line, and again on a new connection if the line has not answered.
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
# replicas_left: true when no replica is connected: the replicas follow another master, and all sentinels that could be reached heard of this
# master before. The question goes over the open line, because clients wait. In the answer, the offset comes after the replicas.
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

# heed WORD: acts on a message of the channel.
heed() {
  case $1 in
    stops:*)
      is_member "${1#stops:}" && [ "$1" != "stops:$SELF" ] || return 0
      take_over_when_lost "${1#stops:}" & ;;
    *) heed_farewell "$1" ;;
  esac
}
# is_lowest_but LEAVING: true when this member has the lowest ordinal of the members that stay, and so has to act.
is_lowest_but() { case "$ADDRESSES " in "$SELF "* | "$1 $SELF "*) ;; *) return 1 ;; esac; }

# take_over_when_lost MASTER: acts when a master that announced its stop is gone before it has handed over. Before redis ends, redis waits for its
# replicas: when no replica is connected to the old master any more, the replicas' data is final and complete. A master that still answers as master
# has dropped its replicas, but still runs: no failover is needed.
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
# loses MASTER: true when this replica loses MASTER within a few seconds; false if it follows another master by then, or is master itself.
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

# heed_farewell MASTER: other clients could write to the channel too. Two checks reject a false farewell: without the pause the stream moves,
# and a master that no majority names has nothing to hand over. MASTER itself is not asked, because its address may lead nowhere by now.
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
