# shellcheck shell=sh
# Which replica a hand-over promotes: one that holds what the master has, or will in a moment. Sourced by the hook of redis, whose variables are
# used here. All this comes before writes are paused, so no client waits for it.
# shellcheck disable=SC2034,SC2153

# A replica that lags must not make clients wait. So those that may be promoted are told apart before writes are paused, all at once: "near=ADDRESS"
# holds, within so many LOOKS, what this member has written by now, "far=ADDRESS" does not. One that hangs, or still copies, is neither.
LOOKS=20
near_and_far() ( offset=$(ask_redis "$LOOPBACK" INFO replication | field master_repl_offset)
  for peer in $PEERS; do
    cli 1 "$peer" "$REDIS_PORT" -r "$LOOKS" -i 0.05 INFO replication | awk -F : -v offset="${offset:-0}" -v peer="$peer" '
      { sub(/\r$/, ""); value[$1] = $2 }
      "slave_priority" in value && value["slave_repl_offset"] + 0 >= offset + 0 { near = 1; exit }
      END {
        if (value["role"] == "slave" && value["master_link_status"] == "up" && value["slave_priority"] > 0) print (near ? "near=" : "far=") peer
      }' &
  done; wait )

# The replica to promote, of those that are near. A rolling update goes from the highest ordinal to the lowest, so one above this member has its
# update behind it, and else the lowest is the last to be stopped: two hand-overs at most. All that count are in sync when it matters, so no
# data hangs on the choice. Sentinel follows the priority. Those that lag get none for the moment, so that it cannot take one of them. All have
# the usual 100 again afterwards (redis-watch.sh, if this hook ends before).
TARGET=''
FOLLOWERS=''     # who has to hold everything before the failover is asked for; empty for all
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

# After a forced deletion the member's Service leads to the replacement, or nowhere yet, and the hook has about a second and a half. Asked
# in the background, because a Service that leads nowhere may not answer at all.
ask_service() { ask_redis "$SELF" INFO server > "$RUN_DIR/service" & }
replaced() {
  case $(cat "$RUN_DIR/service") in *refused* | *run_id:*) ;; *) return 1 ;; esac
  ! grep -q "run_id:$RUN_ID" "$RUN_DIR/service"
}

# The priority that Sentinel has seen last of the replica, for it asks once a second; empty when one of them does not answer. Not yet, while
# it takes one that is left behind for one that it may promote.
seen_priority() {
  ask_sentinel "$PEER" SENTINEL REPLICAS "$MASTER_NAME" | awk -v target="$TARGET" -v behind="$LEFT_BEHIND " '
    NR % 2 { name = $0; next }
    name == "ip" { ip = $0 }
    name == "flags" { gone = $0 != "slave" }
    name == "slave-priority" && ip == target && !gone { seen = $0 }
    name == "slave-priority" && index(behind, " " ip " ") && !gone && $0 > 0 { early = "not yet, " }
    END { if (seen != "") print early seen }'
}

# With no time to choose, all replicas are as good. A replica that lags may be too slow to tell its priority: its answer is not waited for longer
# than for two looks of Sentinel, as the one that was chosen has a better priority in any case.
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
