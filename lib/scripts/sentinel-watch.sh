#!/bin/sh
# Runs beside Sentinel. Once a second: decides whether this sentinel may stand for election, and clears what Sentinel keeps for too long.
SCRIPT='sentinel-watch'
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
. "$SCRIPTS/looks.sh"
load_members || exit 1
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/busy.sh"
. "$SCRIPTS/hang.sh"

# Names and values alternate. parallel-syncs is the last name that every master has, and so marks the end of an answer.
# shellcheck disable=SC2016 # awk's
MASTER_LINE='
  /^ERR No such master/ { print "none", hundredths(); fflush(); lines = 0; next }
  ++lines % 2 { name = $0; next }
  { value[name] = $0 }
  name == "parallel-syncs" {
    print "master", hundredths(), value["ip"], value["flags"], value["config-epoch"], value["num-slaves"], value["failover-timeout"]
    fflush()
    lines = 0
  }'

# A sentinel without memory learns of replicas from the master. While the master is down, it knows no replica to promote, but would be elected
# like the others, and after each vain failover the others wait again: two such sentinels block the third for good. So such a sentinel votes,
# but does not stand for election.
#
# Nor does a sentinel that hears no majority, until it hears one for some seconds. When a cut ends, it may hear the other sentinels before it
# hears their replicas, and would promote its own replica, which has old data.
#
# Sentinel waits twice the failover-timeout between two failovers, and counts from 1970 before its first failover: with this value Sentinel
# never starts one.
NEVER=10000000000000
FAILOVER_TIMEOUT=$(awk '$2 == "failover-timeout" { print $4 }' "$SCRIPTS/sentinel.conf")
HEARD_FOR_HUNDREDTHS=300
ALONE_AT=-$HEARD_FOR_HUNDREDTHS
stand_if_able() {
  [ "$COUNT" -gt 1 ] || return 0
  [ ! -e "$RUN_DIR/in-minority" ] || ALONE_AT=$SEEN_AT
  against=''
  [ $((SEEN_AT - ALONE_AT)) -ge $HEARD_FOR_HUNDREDTHS ] || against='hears no majority, or did not until now'
  [ "$REPLICAS" != 0 ] || against='knows no replica yet'
  case $against,$TIMEOUT in
    ,"$NEVER") wanted=$FAILOVER_TIMEOUT ;;
    ,* | *,"$NEVER") return ;;
    *) wanted=$NEVER ;;
  esac
  [ "$(ask_sentinel own SENTINEL SET "$MASTER_NAME" failover-timeout "$wanted")" = OK ] || return 0
  if [ -n "$against" ]; then log "$against: does not stand for election"; else log 'may be elected'; fi
}

# When a master dies, other sentinels tell this sentinel that the master is down. Redis forgets the report after 5 s. Valkey 9.1 keeps
# the report until the next question to that sentinel, and counts the report against the next master: a sentinel that led a failover and is cut
# off later would need no agreement, and would be elected when the cut ends. So this script clears the report once the own sentinel sees its
# master up. Sentinel has no command for this, but forgets everything about a peer that changes its address: the script announces another
# address, and then the real one.
forget_agreement() { # WHAT THE OTHER SENTINELS ARE
  [ "$FLAGS" = master ] || return 0
  case $1 in *master_down*) ;; *) return ;; esac
  printf '%s\n' "$1" | awk '
    function consider() { if (value["flags"] ~ /master_down/) print value["ip"], value["port"], value["runid"] }
    NR % 2 { name = $0; if (name == "name") { consider(); split("", value) } next }
    { value[name] = $0 }
    END { consider() }' | while read -r address port id; do
    is_member "$address" || continue
    log "forgets that $(name_of "$address") called the last master down: has it move away and back"
    for port in 1 "$port"; do
      echo "PUBLISH __sentinel__:hello $address,$port,$id,0,$MASTER_NAME,$SELF,$REDIS_PORT,0"
    done | ask_sentinel own > /dev/null
  done
}

# failover.sh of any pod changes info-period for a moment, and may die before it sets the period back. No change is needed for longer than
# CHANGED_FOR_SECONDS.
CHANGED=''   # the time at which a wrong value was first seen
CHANGED_FOR_SECONDS=25
set_again() {
  now
  case $(ask_sentinel own SENTINEL DEBUG) in
    *INFO-PERIOD?"$INFO_PERIOD_MILLISECONDS"?*) CHANGED=''; return ;;
    *INFO-PERIOD*) : "${CHANGED:=$NOW}" ;;
    *) return ;;
  esac
  [ $((NOW - CHANGED)) -ge $CHANGED_FOR_SECONDS ] || return 0
  log 'info-period was left changed: setting it again'
  ask_sentinel own SENTINEL DEBUG info-period "$INFO_PERIOD_MILLISECONDS" > /dev/null
}

# Checks once a second after a change, and otherwise rarely.
SELDOM=30   # looks
CLOSER=30 LOOKS=0 BEFORE=''
look_closer() {
  [ "$MASTER $FLAGS $EPOCH $REPLICAS" = "$BEFORE" ] || CLOSER=30
  BEFORE="$MASTER $FLAGS $EPOCH $REPLICAS" LOOKS=$((LOOKS + 1))
  if [ $CLOSER -gt 0 ]; then CLOSER=$((CLOSER - 1)); elif [ $((LOOKS % SELDOM)) != 0 ]; then return; fi
  forget_agreement "$(ask_sentinel own SENTINEL SENTINELS "$MASTER_NAME")"
  [ $((LOOKS % SELDOM)) != 0 ] || set_again
}

# Sentinel sends INFO to the members every 10 s. With a period of one second Sentinel sees a returned replica and a priority sooner.
# Sentinel sends PING every second, and counts down-after from the first PING without an answer: with a shorter period Sentinel notices a lost node
# sooner. The period is only a little shorter, because Sentinel promotes no replica that was silent for five of these periods.
# The period for questions about a master that it sees down stays as it is: the sentinel that sees the master down last asks at once, and then
# is the only one that stands for election.
#
# While a pod is replaced, Sentinel can connect to the address of the pod that has just ended, where no process answers. It would drop such a
# connection only after 15 s, and see the new pod down meanwhile.
#
# Sentinel does not save these settings, so the script sets them after each start.
look_often() {
  until [ "$(ask_sentinel own PING)" = PONG ]; do sleep 0.5; done
  answer=$(ask_sentinel own SENTINEL DEBUG info-period "$INFO_PERIOD_MILLISECONDS" ping-period "$PING_PERIOD_MILLISECONDS" \
    min-link-reconnect-period 1000)
  [ "$answer" = OK ] || log "info-period stays at 10 s, ping-period at 1 s, min-link-reconnect-period at 15 s: $answer"
}

disarm   # an earlier life of this script may have left a line open
look_often
[ ! -e "$RUN_DIR/new-sentinel" ] || sh "$SCRIPTS/bootstrap.sh"
while look_each_second "$SENTINEL_PORT" "$MASTER_LINE" SENTINEL MASTER "$MASTER_NAME"; do
  while read -r KIND SEEN_AT MASTER FLAGS EPOCH REPLICAS TIMEOUT <&3; do
    ! is_late "$SEEN_AT" || continue
    if [ "$KIND" = none ]; then sh "$SCRIPTS/bootstrap.sh"; continue; fi   # an operator removed the master
    ! is_member "$MASTER" || echo "$SEEN_AT $MASTER" > "$RUN_DIR/seen-sentinel"   # for probes
    stand_if_able
    look_closer
    watch_for_hang   # the last, because its questions to the sentinels change the same variables
  done
done
exit 1
