#!/bin/sh
# Beside Sentinel, once a second: renews its connections when one leads nowhere. While a pod is replaced, Sentinel can connect to the
# address of the pod that is just gone, where nobody answers; it would notice after 15 s, and take the new pod for dead meanwhile.
# And lets it ask all replicas in the same moment. Each of them has a beat of its own, and Sentinel promotes the one of whom it has seen the
# highest offset, which under load is the one that answered last and is asked again last (failover.sh).
SCRIPT='sentinel-watch'
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
load_members || exit 1

SILENT_MILLISECONDS=2000

OUT_OF_STEP_MILLISECONDS=150   # more than one turn of Sentinel
# Longer than the usual period, a look and the second before it: so long that all are overdue at the next look. Shorter than three usual
# periods: a replica whose last answer is older than three of the periods of the moment is not promoted.
LONG_INFO_PERIOD_MILLISECONDS=2000

look() {
  printf 'SENTINEL MASTER %s\nSENTINEL REPLICAS %s\nSENTINEL SENTINELS %s\nSENTINEL DEBUG\n' "$MASTER_NAME" "$MASTER_NAME" "$MASTER_NAME" |
    ask_sentinel "$LOOPBACK"
}

# In a look: "ADDRESS PORT" of each member, redis or Sentinel, that did not answer the own Sentinel for so long.
silent() {
  awk -v limit=$SILENT_MILLISECONDS '
    function consider() { if (value["last-ok-ping-reply"] + 0 > limit) print value["ip"], value["port"]; value["last-ok-ping-reply"] = 0 }
    NR % 2 { name = $0; if (name == "name") consider(); next }
    { value[name] = $0 }
    END { consider() }'
}

# In a look: the replicas that could be promoted are not asked in the same moment.
out_of_step() {
  awk -v limit=$OUT_OF_STEP_MILLISECONDS '
    function consider(    age) {
      age = value["info-refresh"] + 0
      if (value["flags"] != "slave") return
      if (!replicas++ || age < youngest) youngest = age
      if (age > oldest) oldest = age
    }
    NR % 2 { name = $0; if (name == "name") consider(); next }
    { value[name] = $0 }
    END { consider(); exit !(oldest - youngest > limit) }'
}

set_info_period() { ask_sentinel "$LOOPBACK" SENTINEL DEBUG info-period "$1" > /dev/null; }

# A long period for one look: then all are overdue and are asked in the next turn. Another one than these two is that of a hook, which sets
# it back unless it was killed.
FOREIGN_LOOKS=0
keep_step() {
  FOREIGN_LOOKS=$((FOREIGN_LOOKS + 1))
  case $(printf '%s\n' "$LOOK" | awk 'name == "INFO-PERIOD" { print } { name = $0 }') in
    "$INFO_PERIOD_MILLISECONDS")
      FOREIGN_LOOKS=0
      if printf '%s\n' "$LOOK" | out_of_step; then set_info_period $LONG_INFO_PERIOD_MILLISECONDS; fi ;;
    "$LONG_INFO_PERIOD_MILLISECONDS") set_info_period "$INFO_PERIOD_MILLISECONDS" ;;
    [0-9]*) [ $FOREIGN_LOOKS -lt "$HANDOVER_BUDGET_SECONDS" ] || set_info_period "$INFO_PERIOD_MILLISECONDS" ;;
  esac
}

# It is there for a new connection: what Sentinel takes for an answer too.
answers() { case $(cli 1 "$1" "$2" PING) in PONG | *LOADING* | *MASTERDOWN*) ;; *) return 1 ;; esac; }

# The same password set again: all connections are closed and opened anew.
renew() {
  printf 'SENTINEL SET %s auth-pass %s\nSENTINEL CONFIG SET sentinel-pass %s\n' "$MASTER_NAME" "$(quoted "$(password_of sentinel)")" \
    "$(quoted "$(password_of sentinel-peer)")" |
    ask_sentinel "$LOOPBACK" | while read -r answer; do
      case $answer in OK | '') ;; *) log "sentinel answered: $answer" ;; esac
    done
}

while sleep 1; do
  LOOK=$(look)
  keep_step
  printf '%s\n' "$LOOK" | silent | while read -r address port; do
    if ! is_member "$address" || ! answers "$address" "$port"; then continue; fi
    sleep 1.2   # a pod that has just returned is found by Sentinel itself, which tries once a second
    look | silent | grep -qx "$address $port" || continue
    log "the connection to $(name_of "$address") port $port leads nowhere: renewing all"
    renew
    sleep 2
    break
  done
done
