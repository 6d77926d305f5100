# shellcheck shell=sh
# Which sentinel to ask for a failover, and what this sentinel must know first. Sourced after the library by init, crash-watch and pre-stop.
#
# A failover on request has no election: two requests to two sentinels take the same epoch and can split the release. So one process at a time
# asks, always the same sentinel, and never while a survey shows another failover.
# shellcheck disable=SC2034  # the library's
WITH_TILT=yes

# sentinel_to_ask MASTER: after a survey, the lowest ordinal whose sentinel names that master and can fail over. The sentinel in the master's
# own pod is not asked, because that pod may end next.
sentinel_to_ask() {
  printf '%s\n' "$OPINIONS" | awk -v master="$1" -v members="$ADDRESSES" '
    $2 == "known" && $4 == master && $1 != master && $5 !~ /down|failover|tilt|refused/ { names[$1] = 1 }
    END { count = split(members, member, " "); for (i = 1; i <= count; i++) if (member[i] in names) { print member[i]; exit } }'
}

# claim: after a survey, lets one process of the pod ask for a failover. A claim is valid until the sentinels name a new epoch, or for 5 s.
# The claim is a file that only one process can create (set -C). The file holds the time, and is empty for a moment after its creation.
claim() {
  CLAIM=$RUN_DIR/failover-after-$EPOCH
  now
  if (set -C; echo "$NOW" > "$CLAIM") 2> /dev/null; then
    for earlier in "$RUN_DIR"/failover-after-*; do [ "$earlier" = "$CLAIM" ] || rm -f "$earlier"; done
    return
  fi
  claimed=
  { read -r claimed < "$CLAIM"; } 2> /dev/null || [ -e "$CLAIM" ] || return
  [ -z "$claimed" ] || [ $((NOW - claimed)) -ge 5 ] || return
  echo "$NOW" > "$CLAIM"
  [ -n "$claimed" ]
}

# request_failover [HELD]: right after a survey, asks for a failover of the master NAMED. If that master died, HELD says what its replicas hold.
# Sets FAILOVER_PEER and FAILOVER_ANSWER.
request_failover() {
  HELD=${1:-}
  FAILOVER_PEER='' FAILOVER_ANSWER='another process of this pod has just asked'
  claim || return
  FAILOVER_PEER=$(sentinel_to_ask "$NAMED")
  FAILOVER_ANSWER='no other sentinel names it'
  if [ -n "$FAILOVER_PEER" ]; then
    let_it_look
    ask_for_failover
    # Sentinel may refuse a good replica for a moment, because the last answer of this replica is too old.
    case $FAILOVER_ANSWER in NOGOODSLAVE*) sleep 0.4; ask_for_failover ;; esac
  fi
  # A request that was certainly refused must not block the next one.
  case $FAILOVER_ANSWER in OK* | *INPROG* | 'no answer') ;; *) rm -f "$CLAIM" ;; esac
}
ask_for_failover() {
  FAILOVER_ANSWER=$(ask_sentinel "$(nearest "$FAILOVER_PEER")" SENTINEL FAILOVER "$MASTER_NAME")
  : "${FAILOVER_ANSWER:=no answer}"
}

# --- which replica holds most of what a dead master wrote -------------------------------------------
# The replicas receive the last writes one after the other. Sentinel chooses by offsets that are up to a second old, and may promote a replica
# that is behind. Then the writes that only the other replica has are lost, confirmed writes too, and the other replica needs a full copy.

# held: prints "ADDRESS OFFSET LINK" for each replica that may be promoted. The offset is final when the link is down. A redis
# that hangs prints no line.
held() ( ANSWER_WITHIN_SECONDS=1
  for member in $ADDRESSES; do
    ask_redis "$(nearest "$member")" INFO replication | tr -d '\r' | awk -F : -v member="$member" '
      { value[$1] = $2 }
      END { if (value["role"] == "slave" && value["slave_priority"] > 0) print member, value["slave_repl_offset"], value["master_link_status"] }' &
  done; wait )

# survey_replicas: a survey, and at the same time sets HELD.
survey_replicas() {
  held > "$RUN_DIR/held-$SCRIPT" & COUNTING=$!
  survey
  wait "$COUNTING"
  HELD=$(cat "$RUN_DIR/held-$SCRIPT")
}

held_the_same() {
  printf '%s\n' "$HELD" | awk 'NF && $3 != "down" || NR > 1 && $2 != offset { different = 1 } { offset = $2 } END { exit different }'
}
heard_all() {
  { printf '%s\n' "$HELD"; ask_sentinel "$(nearest "$FAILOVER_PEER")" SENTINEL REPLICAS "$MASTER_NAME"; } | awk '
    NF == 3 { held[$1] = $2; if ($3 != "down") open = 1; next }
    ++lines % 2 { name = $0; next }
    name == "ip" { ip = $0 }
    name == "flags" && /down|disconnected/ { silent[ip] = 1 }   # Sentinel would not promote it
    name == "slave-repl-offset" { heard[ip] = $0 }
    END { for (ip in silent) delete heard[ip]; for (ip in held) if (held[ip] != heard[ip]) open = 1; exit open }'
}

# If the replicas differ, the sentinel that leads the failover (FAILOVER_PEER) first sends INFO ten times a second. The period is normal again
# before the failover begins, for two reasons: Sentinel promotes no replica that was silent for three periods, and has another period for
# replicas that lost their master.
let_it_look() {
  [ -n "$HELD" ] && ! held_the_same || return 0
  log "the replicas do not hold the same: $(name_of "$FAILOVER_PEER") has to look before it chooses"
  tries=0
  look_every 100 > /dev/null
  until heard_all || [ $tries -ge 10 ]; do
    tries=$((tries + 1))
    sleep 0.05
    HELD=$(held)
  done
  until [ "$(look_every "$INFO_PERIOD_MILLISECONDS")" = OK ] || [ $tries -ge 15 ]; do tries=$((tries + 1)); done
}
look_every() { ask_sentinel "$(nearest "$FAILOVER_PEER")" SENTINEL DEBUG info-period "$1"; }

# in_sync OFFSET TARGET MEMBER...: true when TARGET, or any member if TARGET is empty, holds everything up to OFFSET, and so does each
# other connected member of the list, because Sentinel decides which replica it promotes.
in_sync() (
  offset=$1 target=$2
  shift 2
  {
    for member; do
      # shellcheck disable=SC2046 # one line
      echo "$member" $(ask_redis "$(nearest "$member")" ROLE) &
    done
    wait
  } | awk -v offset="$offset" -v target="$target" '
    $2 == "slave" && $5 == "connected" {
      if ($6 + 0 < offset + 0) different++; else if (target == "" || $1 == target) good++
    }
    END { exit !(good && !different) }'
)
