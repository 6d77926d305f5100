#!/bin/sh
# Beside Sentinel, once a second: who was refused, whether this one may stand for election, what it should forget, and connections that
# lead nowhere, which it renews. While a pod is replaced, Sentinel can connect to the address of the pod that is just gone, where nobody
# answers; it would notice after 15 s, and take the new pod for dead meanwhile.
SCRIPT='sentinel-watch'
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
. "$SCRIPTS/refusals.sh"
load_members || exit 1

SILENT_MILLISECONDS=2000

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

# A sentinel whose memory was lost learns of replicas from the master. While that one is down it has nobody to promote, but would be elected as
# well as the others, and they wait again each time: two such ones starve the third for good. So it votes, and does not stand itself.
# Sentinel waits twice the failover-timeout between two failovers, and has made none since 1970.
NEVER=10000000000000
FAILOVER_TIMEOUT=$(awk '$2 == "failover-timeout" { print $4 }' "$SCRIPTS/sentinel.conf")
stand_if_able() { # LOOK
  [ "$COUNT" -gt 1 ] || return 0
  case $1 in
    *num-slaves?0?*failover-timeout?"$NEVER"?*) return ;;
    *num-slaves?0?*) timeout=$NEVER ;;
    *failover-timeout?"$NEVER"?*) timeout=$FAILOVER_TIMEOUT ;;
    *) return ;;
  esac
  [ "$(ask_sentinel "$LOOPBACK" SENTINEL SET "$MASTER_NAME" failover-timeout "$timeout")" = OK ] || return 0
  if [ "$timeout" = $NEVER ]; then log 'knows no replica yet: does not stand for election'; else log 'knows replicas: may be elected'; fi
}

# Of a master that died, this one may have heard from a peer that it is down. Redis forgets that after 5 s, Valkey 9.1 not before it asks again,
# and counts it against the next master: a sentinel that has led a failover and is cut off later would need no other to agree, and be
# elected when the cut is over. So it is forgotten once the own master is well. There is no command for that, but of a peer that
# moves to another address nothing is kept: it moves away and back.
forget_agreement() { # LOOK
  printf '%s\n' "$1" | awk '
    NR % 2 { name = $0; next }
    { value[name] = $0 }
    name == "flags" && ++seen == 1 && $0 != "master" { exit }
    name == "flags" && /master_down/ { print value["ip"], value["port"], value["runid"] }' | while read -r address port id; do
    is_member "$address" || continue
    log "forgets that $(name_of "$address") called the last master down: has it move away and back"
    for port in 1 "$port"; do
      echo "PUBLISH __sentinel__:hello $address,$port,$id,0,$MASTER_NAME,$SELF,$REDIS_PORT,0"
    done | ask_sentinel "$LOOPBACK" > /dev/null
  done
}

# Where this pod hears no majority of the sentinels, another master may be there, and who follows the one here has no fresh copy
# (redis-watch.sh). Counted by the shell itself: no process each second. Flags that begin otherwise say that a sentinel is down.
FLAGS_OF_ONE='flags
sentinel'
tell_if_in_minority() { # LOOK
  case $1 in *num-other-sentinels*) ;; *) return ;; esac
  heard=1 rest=$1
  while [ "$rest" != "${rest#*"$FLAGS_OF_ONE"}" ]; do
    heard=$((heard + 1)) rest=${rest#*"$FLAGS_OF_ONE"}
  done
  if [ $heard -lt "$MAJORITY" ]; then
    : > "$RUN_DIR/in-minority"
  elif [ -e "$RUN_DIR/in-minority" ]; then
    rm -f "$RUN_DIR/in-minority"
  fi
}

# What peer-watch and failover.sh change for a moment, those of other pods too: whoever did it may have died before it was set back. None of them
# needs so long.
CHANGED=0   # for how many looks it has not been as it should be
CHANGED_FOR_LOOKS=30
set_again() { # LOOK
  case $1 in
    *down-after-milliseconds?"$DOWN_AFTER"?*INFO-PERIOD?"$INFO_PERIOD_MILLISECONDS"?*PING-PERIOD?"$PING_PERIOD_MILLISECONDS"?*) CHANGED=0; return ;;
    *INFO-PERIOD*) CHANGED=$((CHANGED + 1)) ;;
  esac
  [ $CHANGED -ge $CHANGED_FOR_LOOKS ] || return 0
  CHANGED=0
  log "down-after-milliseconds, info-period or ping-period was left changed: setting them again"
  printf 'SENTINEL SET %s down-after-milliseconds %s\nSENTINEL DEBUG info-period %s ping-period %s\n' \
    "$MASTER_NAME" "$DOWN_AFTER" "$INFO_PERIOD_MILLISECONDS" "$PING_PERIOD_MILLISECONDS" | ask_sentinel "$LOOPBACK" > /dev/null
}

# Sentinel asks members every 10 s who is master, replica, in sync. Every second, a returned replica and a priority are seen at once. It looks
# whether they live every second, and counts down-after from the first time that nobody answers: looking sooner, a lost node is missed sooner.
# Not much sooner, for it promotes no replica that was silent for five of these periods. These are no settings that are kept, so they are said
# again in each life. Its other period, how often it asks about a master that it calls down, stays as it is: whoever calls it down last
# asks at once and stands alone for election.
ask_often() {
  until [ "$(ask_sentinel "$LOOPBACK" PING)" = PONG ]; do sleep 0.5; done
  answer=$(ask_sentinel "$LOOPBACK" SENTINEL DEBUG info-period "$INFO_PERIOD_MILLISECONDS" ping-period "$PING_PERIOD_MILLISECONDS")
  [ "$answer" = OK ] || log "info-period stays at 10 s, ping-period at 1 s: $answer"
}

ask_often
[ ! -e "$RUN_DIR/new-sentinel" ] || sh "$SCRIPTS/bootstrap.sh"
while sleep 1; do
  tell_refusals ask_sentinel
  seen=$(look)
  # Somebody has removed it.
  case $seen in *'No such master'*) sh "$SCRIPTS/bootstrap.sh"; continue ;; esac
  set_again "$seen"
  tell_if_in_minority "$seen"
  stand_if_able "$seen"
  forget_agreement "$seen"
  printf '%s\n' "$seen" | silent | while read -r address port; do
    # Each that is gone takes a second.
    if ! is_member "$address" || ! answers "$address" "$port"; then tell_if_in_minority "$(look)"; continue; fi
    sleep 1.2   # a pod that has just returned is found by Sentinel itself, which tries once a second
    look | silent | grep -qx "$address $port" || continue
    log "the connection to $(name_of "$address") port $port leads nowhere: renewing all"
    renew
    sleep 2
    break
  done
done
