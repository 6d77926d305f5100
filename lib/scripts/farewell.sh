# shellcheck shell=sh
# The hand-over of a master that reaches none of its peers, though they are there. That is a pod deleted by force: Kubernetes does not know it
# any more while its hook still runs, so a NetworkPolicy drops every new connection of it, and leaves the old ones. One of them is the
# stream of replication. What the master publishes there in the moment in which it pauses writes arrives behind the last of them: a
# replica that hears it holds everything. Both ends are here; sourced after failover.sh, by the hook after lines.sh too.
# shellcheck disable=SC2034,SC2153  # the hook's variables
FAREWELL_CHANNEL=__sentinel__:farewell

# --- the master, in its hook ----------------------------------------------------------------------

# reach_for_peers: asks them all in the background; cut_off then waits a moment for the first answer.
reach_for_peers() {
  : > "$RUN_DIR/peers"
  for peer in $PEERS; do ask_sentinel "$peer" PING >> "$RUN_DIR/peers" & done
}
cut_off() {
  tries=0
  while [ $tries -lt 4 ]; do
    [ ! -s "$RUN_DIR/peers" ] || return 1
    tries=$((tries + 1))
    sleep 0.05
  done
  case $(ask_sentinel "$LOOPBACK" SENTINEL CKQUORUM "$MASTER_NAME") in OK*) ;; *) return 1 ;; esac
}

# One transaction: nothing is written between the message and the pause. After it the stream stands still, also for pings. Not announced and
# timed as a hand-over is: Kubernetes leaves the hook one second, and what is said too late is heard by nobody.
say_farewell() {
  log 'no peer can be reached, but the own Sentinel hears a majority: telling the replicas to take over'
  PAUSED=yes
  printf 'CONFIG SET repl-ping-replica-period 3600\nMULTI\nPUBLISH %s %s\nCLIENT PAUSE %s WRITE\nEXEC\n' \
    "$FAREWELL_CHANNEL" "$SELF" $((HANDOVER_BUDGET_SECONDS * 1000)) | ask_redis "$LOOPBACK" > /dev/null
  tries=0
  ask_who_is_master "$SELF"
  until own_sentinel_names_another || replicas_left; do
    tries=$((tries + 1))
    if [ $((tries % 40)) = 0 ]; then
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
    case $line in *state=online*) online=yes ;; master_repl_offset:*) complete=yes ;; esac
  done < "$LINES/redis-$SELF.said"
  [ -z "$complete" ] || [ -n "$online" ] || { NEW_MASTER=''; return; }
  forget redis "$SELF"
  tell redis "$SELF" 'INFO replication'
  return 1
}

# --- a replica, beside its Sentinel ---------------------------------------------------------------

own_offset() { ask_redis "$LOOPBACK" INFO replication | field slave_repl_offset; }

# heed_farewell MASTER: of the members that stay, the lowest ordinal acts. Whoever else may write to the channel: without the pause the stream
# moves, and a master that is named by no majority has nothing to hand over. That one is not asked: its address may lead nowhere by now.
heed_farewell() {
  leaving=$1
  is_member "$leaving" && [ ! -f "$RUN_DIR/stopping" ] || return 0
  case "$ADDRESSES " in "$SELF "* | "$leaving $SELF "*) ;; *) return 0 ;; esac
  own_offset > "$RUN_DIR/farewell-offset" &
  # shellcheck disable=SC2046 # addresses
  survey $(all_but "$leaving")
  wait $!
  offset=$(cat "$RUN_DIR/farewell-offset")
  { decided && [ "$NAMED" = "$leaving" ]; } || return 0
  case $FLAGS in *down* | *failover_in_progress*) return 0 ;; esac
  tries=0
  until in_sync "$offset" '' "$offset"; do
    tries=$((tries + 1))
    [ $tries -lt 40 ] || { log "$(name_of "$leaving") says farewell, but not all replicas hold the same: nothing is done"; return 0; }
    sleep 0.02
  done
  request_failover
  log "$(name_of "$leaving") says farewell: asked ${FAILOVER_PEER:+$(name_of "$FAILOVER_PEER") }for a failover: $FAILOVER_ANSWER"
}
