#!/bin/sh
# Beside Sentinel: when the own one leads a failover, it learns of the promotion by its next INFO, up to a second later, and tells the others
# only then. No setting shortens that, and clients would wait for it. So this script looks at once, and says to all sentinels what
# their leader is about to say, as a hello, the message by which sentinels tell each other who is master.
#
# Nothing is decided here. The leader has chosen the replica, which says itself that it is master, in place of one that a majority named.
# Where any of it can't be seen in time, nothing is said, and the leader says it later.
SCRIPT=promotion-watch
ANSWER_WITHIN_SECONDS=0.4
. "${0%/*}/library.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0

# No two members ever share an epoch, and it lies far above those of the sentinels' own failovers, which count by one: whoever else
# is proclaimed in the same moment, in the end all name the same.
epoch_of() ( ordinal=$(name_of "$1"); echo $((EPOCH / 100 * 100 + 200 + ${ordinal##*-})) )

# hello SENDER EPOCH: what the sentinel of that member would say of NEW_MASTER.
hello() {
  printf 'PUBLISH __sentinel__:hello %s,%s,%s,%s,%s,%s,%s,%s\n' \
    "$1" "$SENTINEL_PORT" "$(sentinel_id "$(name_of "$1")")" "$2" "$MASTER_NAME" "$NEW_MASTER" "$REDIS_PORT" "$2"
}

# A sentinel takes its own word for that of a stranger, so the own one hears it from a peer. The member that was master is left to its
# hook, which follows when a majority knows, and cuts off its clients.
proclaim() {
  set -- "$(epoch_of "$NEW_MASTER")"
  for member in $ADDRESSES; do
    if [ "$member" = "$SELF" ]; then sender=${PEERS# } sender=${sender%% *}; else sender=$SELF; fi
    hello "$sender" "$1" | ask_sentinel "$(nearest "$member")" > /dev/null &
    case $member in "$NEW_MASTER" | "$OLD_MASTER") ;; *) ask_redis "$(nearest "$member")" REPLICAOF "$NEW_MASTER" "$REDIS_PORT" > /dev/null & ;; esac
  done
  wait
}

# Between these two messages lies a turn of Sentinel, which is used to ask the others.
heed() { # CHANNEL OLD-MASTER NEW-MASTER
  OLD_MASTER=$2 NEW_MASTER=$3 tries=0
  if [ "$1" = +selected-slave ]; then
    survey
    if decided && [ "$NAMED" = "$OLD_MASTER" ]; then SEEN=$NEW_MASTER; else SEEN=''; fi
    return
  fi
  [ "${SEEN:-}" = "$NEW_MASTER" ] && is_member "$NEW_MASTER" || return 0
  SEEN=''
  until [ "$(ask_redis "$(nearest "$NEW_MASTER")" ROLE | head -n 1)" = master ]; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || return 0
    sleep 0.01
  done
  proclaim
  log "$(name_of "$NEW_MASTER") is master in place of $(name_of "$OLD_MASTER"): told the sentinels"
}

# What Sentinel publishes: "slave NAME ADDRESS PORT @ MASTER-NAME MASTER-ADDRESS MASTER-PORT".
listen() {
  cli 0 "$LOOPBACK" "$SENTINEL_PORT" SUBSCRIBE +selected-slave +failover-state-wait-promotion | while read -r line; do
    # shellcheck disable=SC2086
    set -- "${channel:-}" $line
    channel=$line
    [ "${2:-} ${7:-}" != "slave $MASTER_NAME" ] || heed "$1" "$8" "$4"
  done
}

while sleep 0.5; do listen; done
