# shellcheck shell=sh
# Whom to ask for a failover, and what that one has to know. Sourced after the library by those who ask, init, crash-watch, farewell and
# pre-stop, and by peer-watch, which has the own sentinel elected.
#
# A forced failover has no election: two of them on two sentinels take the same epoch and can split the release. So there is one
# initiator at a time, it asks one sentinel, always the same, and never while a survey shows another failover.
# shellcheck disable=SC2034  # the library's
WITH_TILT=yes

# sentinel_to_ask MASTER, after a survey: the lowest ordinal whose sentinel names that member and can fail over. Not the member's own, which
# may be gone next.
sentinel_to_ask() {
  printf '%s\n' "$OPINIONS" | awk -v master="$1" -v members="$ADDRESSES" '
    $2 == "known" && $4 == master && $1 != master && $5 !~ /down|failover|tilt/ { names[$1] = 1 }
    END { count = split(members, member, " "); for (i = 1; i <= count; i++) if (member[i] in names) { print member[i]; exit } }'
}

# One initiator at a time in the pod, after a survey. A claim stands until the failover shows in the epoch that the sentinels name, or for 5 s.
# It is a file that only one can make. Its text is the time, and missing for a moment.
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

# request_failover [HELD], right after a survey, of the master that it NAMED; of one that died, with what its replicas hold. Sets FAILOVER_PEER
# and FAILOVER_ANSWER.
request_failover() {
  HELD=${1:-}
  FAILOVER_PEER='' FAILOVER_ANSWER='another process of this pod has just asked'
  claim || return
  FAILOVER_PEER=$(sentinel_to_ask "$NAMED")
  FAILOVER_ANSWER='no other sentinel names it'
  if [ -n "$FAILOVER_PEER" ]; then
    let_it_look
    ask_for_failover
    # For a moment it may think so of a good one, whose last answer it takes for old.
    case $FAILOVER_ANSWER in NOGOODSLAVE*) sleep 0.4; ask_for_failover ;; esac
  fi
  # What was certainly not accepted leaves the way free.
  case $FAILOVER_ANSWER in OK* | *INPROG* | 'no answer') ;; *) rm -f "$CLAIM" ;; esac
}
ask_for_failover() {
  FAILOVER_ANSWER=$(ask_sentinel "$(nearest "$FAILOVER_PEER")" SENTINEL FAILOVER "$MASTER_NAME")
  : "${FAILOVER_ANSWER:=no answer}"
}

# --- which replica holds most of what a dead master wrote -------------------------------------------
# They get the last writes one after the other. Sentinel chooses by what it heard up to a second ago, and may take one that is behind: what only
# the other holds would be lost, also what that one confirmed, and it could not go on from there, but copy everything.

# held [ADDRESS...]: "ADDRESS OFFSET LINK" of each that may be promoted. It is final when the link is down. One that hangs is none of them.
held() ( ANSWER_WITHIN_SECONDS=1
  # shellcheck disable=SC2086
  [ $# -gt 0 ] || set -- $ADDRESSES
  for member; do
    ask_redis "$(nearest "$member")" INFO replication | tr -d '\r' | awk -F : -v member="$member" '
      { value[$1] = $2 }
      END { if (value["role"] == "slave" && value["slave_priority"] > 0) print member, value["slave_repl_offset"], value["master_link_status"] }' &
  done; wait )

# survey_replicas [ADDRESS...]: a survey, and meanwhile HELD.
survey_replicas() {
  held "$@" > "$RUN_DIR/held-$SCRIPT" & COUNTING=$!
  survey "$@"
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
    name == "slave-repl-offset" { heard[ip] = $0 }
    END { for (ip in held) if (held[ip] != heard[ip]) open = 1; exit open }'
}

# When they differ, whoever leads the failover (FAILOVER_PEER) looks at them before that, ten times a second for the moment. Not any more when it
# begins: it promotes nobody of whom it has not heard for three of these periods, and has another one for those that lost their master.
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

# in_sync OFFSET TARGET MOST MEMBER...: TARGET, or else any of these members, holds all up to there, and so does each other one of them that is
# connected, as Sentinel has the last word on which it promotes. None holds more than MOST.
in_sync() (
  offset=$1 target=$2 most=$3
  shift 3
  {
    for member; do
      # shellcheck disable=SC2046 # one line
      echo "$member" $(ask_redis "$(nearest "$member")" ROLE) &
    done
    wait
  } | awk -v offset="$offset" -v target="$target" -v most="$most" '
    $2 == "slave" && $5 == "connected" {
      if ($6 + 0 < offset + 0 || most != "" && $6 + 0 > most + 0) different++; else if (target == "" || $1 == target) good++
    }
    END { exit !(good && !different) }'
)
