# shellcheck shell=sh
# Which replica a hand-over promotes: one that holds what the master has, or will in a moment. Sourced by the hook of redis, with the variables
# of the hook. All of this happens before writes are paused, so no client waits meanwhile.
# shellcheck disable=SC2034,SC2153

# A replica that lags must not make clients wait. So the hook sorts the replicas that may be promoted before it pauses writes, all at the same
# time. "near=ADDRESS" holds within LOOKS looks what this member has written by now; "far=ADDRESS" does not. A replica that hangs or still
# makes a full copy is in neither group.
LOOKS=20
near_and_far() ( offset=$(ask_redis own INFO replication | field master_repl_offset)
  for peer in $PEERS; do
    cli 1 "$peer" "$REDIS_PORT" -r "$LOOKS" -i 0.05 INFO replication | awk -F : -v offset="${offset:-0}" -v peer="$peer" '
      { sub(/\r$/, ""); value[$1] = $2 }
      "slave_priority" in value && value["slave_repl_offset"] + 0 >= offset + 0 { near = 1; exit }
      END {
        if (value["role"] == "slave" && value["master_link_status"] == "up" && value["slave_priority"] > 0) print (near ? "near=" : "far=") peer
      }' &
  done; wait )

# prefer: sets TARGET, the near replica to promote. A rolling update goes from the highest ordinal to the lowest. So the next higher ordinal is
# updated already; otherwise the lowest ordinal is the last to be stopped. An update needs two hand-overs at most. The candidates are in sync
# before the failover, so the choice loses no data. Sentinel follows the priority. Replicas that lag get priority 0 until the hand-over
# is done, so that Sentinel can't promote them. Afterwards all replicas get 100 again (by redis-watch.sh, if this hook ends before).
TARGET=''
FOLLOWERS=''     # the replicas that must hold everything before the failover; empty for all
LEFT_BEHIND=''
IN_VAIN=''       # writes were paused, and no replica came in sync
prefer() {
  told=" $(near_and_far | tr '\n' ' ')" all=" $ADDRESSES " FOLLOWERS='' LEFT_BEHIND=''
  for peer in ${all#*" $SELF "} ${all%%" $SELF "*}; do
    case $told in
      *" near=$peer "*) FOLLOWERS="$FOLLOWERS $peer" TARGET=${TARGET:-$peer} ;;
      *" far=$peer "*) LEFT_BEHIND="$LEFT_BEHIND $peer" ;;
    esac
  done
  if [ -z "$TARGET" ]; then
    WHY="waiting for a replica that may be promoted${LEFT_BEHIND:+ and does not lag}" LEFT_BEHIND=''
    return 1
  fi
  # shellcheck disable=SC2086 # addresses
  [ -z "$LEFT_BEHIND" ] || { log "left behind, for it lags:$(for peer in $LEFT_BEHIND; do printf ' %s' "$(name_of "$peer")"; done)"; set_priority 0 $LEFT_BEHIND; }
  set_priority 1 "$TARGET"
}
set_priority() ( priority=$1; shift
  for peer; do ask_redis "$peer" CONFIG SET replica-priority "$priority" > /dev/null & done; wait )
prefer_nobody() {
  # shellcheck disable=SC2086 # addresses
  set_priority 100 $TARGET $LEFT_BEHIND
  TARGET='' FOLLOWERS='' LEFT_BEHIND=''
}

# After a forced deletion the member's Service leads to the replacement or to no pod, and the hook has about a second and a half. The hook
# asks in the background, because a Service without a pod may not answer at all.
ask_service() { ask_redis "$SELF" INFO server > "$RUN_DIR/service" & }
replaced() {
  case $(cat "$RUN_DIR/service") in *refused* | *run_id:*) ;; *) return 1 ;; esac
  ! grep -q "run_id:$RUN_ID" "$RUN_DIR/service"
}

# seen_priority: the priority of TARGET that Sentinel saw last, because Sentinel asks only once a second; empty if Sentinel or the replica does
# not answer. "not yet, " stands before the priority while Sentinel could still promote a replica that is left behind.
seen_priority() {
  ask_sentinel "$PEER" SENTINEL REPLICAS "$MASTER_NAME" | awk -v target="$TARGET" -v behind="$LEFT_BEHIND " '
    NR % 2 { name = $0; next }
    name == "ip" { ip = $0 }
    name == "flags" { gone = $0 != "slave" }
    name == "slave-priority" && ip == target && !gone { seen = $0 }
    name == "slave-priority" && index(behind, " " ip " ") && !gone && $0 > 0 { early = "not yet, " }
    END { if (seen != "") print early seen }'
}

# After a forced deletion there is no time to choose, so any replica will do. A replica that lags may be too slow to tell its priority: the hook
# waits for that answer no longer than two looks of Sentinel, because the chosen replica has a better priority anyway.
choose_target() {
  if [ -z "$IN_VAIN" ] && replaced; then log 'this pod is deleted by force: handing over to whichever replica it may be'; return; fi
  prefer || return 1
  WHY="$(name_of "$PEER") does not see that $(name_of "$TARGET") could be promoted yet"
  ask_service
  tries=0
  while time_is_left; do
    replica_online || return 1
    case $(seen_priority) in 1) return ;; 'not yet, 1') [ $tries -lt 30 ] || return 0 ;; '') return 1 ;; esac
    [ -n "$IN_VAIN" ] || ! replaced || return 0
    tries=$((tries + 1))
    sleep 0.05
  done
  return 1
}
