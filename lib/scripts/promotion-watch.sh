#!/bin/sh
# Beside Sentinel: when the own one leads a failover, it learns of the promotion by its next INFO, up to a second later, and tells the others
# only then. No setting shortens that, and clients would wait for it. So this script looks at once, and says to all sentinels what
# their leader is about to say, as a hello, the message by which sentinels tell each other who is master.
#
# Nothing is decided here. The leader has chosen the replica, which says itself that it is master, in place of one that a majority named.
# Where any of it can't be seen in time, nothing is said, and the leader says it later.
SCRIPT=promotion-watch
ANSWER_WITHIN_SECONDS=1
. "${0%/*}/library.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0

# By whom the others hear it, and by whom the own sentinel does, which would take its own word for that of a stranger.
PEER=${PEERS# } PEER=${PEER%% *}
OWN_VOICE=$SELF,$SENTINEL_PORT,$(sentinel_id "$MY_NAME")
PEERS_VOICE=$PEER,$SENTINEL_PORT,$(sentinel_id "$(name_of "$PEER")")

# A connection to each sentinel, and to each replica, that is there before it is needed and waits for a line: programs are slow to start while
# the machine starts a pod, and with TLS in any case. Pipes are opened for reading and writing, so that nobody waits for the other end.
EARS=$RUN_DIR/ears
open_connections() {
  for member in $ADDRESSES; do
    (ANSWER_WITHIN_SECONDS=3; ask_sentinel "$(nearest "$member")") <> "$EARS/sentinel-$member" > /dev/null &
    case $member in "$NEW_MASTER" | "$OLD_MASTER") continue ;; esac
    (ANSWER_WITHIN_SECONDS=3; ask_redis "$(nearest "$member")") <> "$EARS/redis-$member" > /dev/null &
  done
}

# Between the choice and the promotion lies a turn of Sentinel, time enough to ask the others, but for the one that may be gone.
# No two members ever share an epoch, and it lies far above those of the sentinels' own failovers, which count by one: whoever else
# is proclaimed in the same moment, in the end all name the same.
prepare() {
  NEWS=''
  is_member "$NEW_MASTER" || return 0
  open_connections
  # shellcheck disable=SC2046 # addresses
  survey $(all_but "$OLD_MASTER")
  decided && [ "$NAMED" = "$OLD_MASTER" ] || return 0
  ordinal=$(name_of "$NEW_MASTER")
  EPOCH=$((EPOCH / 100 * 100 + 200 + ${ordinal##*-}))
  NEWS=$EPOCH,$MASTER_NAME,$NEW_MASTER,$REDIS_PORT,$EPOCH
}

# The replicas are told too, whom Sentinel would only tell later. The member that was master is left to its hook, which follows when a
# majority knows, and cuts off its clients.
proclaim() {
  for member in $ADDRESSES; do
    if [ "$member" = "$SELF" ]; then voice=$PEERS_VOICE; else voice=$OWN_VOICE; fi
    echo "PUBLISH __sentinel__:hello $voice,$NEWS" 1<> "$EARS/sentinel-$member"
    case $member in "$NEW_MASTER" | "$OLD_MASTER") ;; *) echo "REPLICAOF $NEW_MASTER $REDIS_PORT" 1<> "$EARS/redis-$member" ;; esac
  done
  log "$(name_of "$NEW_MASTER") is master in place of $(name_of "$OLD_MASTER"): told the sentinels"
}

heed() { # CHANNEL OLD-MASTER NEW-MASTER
  OLD_MASTER=$2 NEW_MASTER=$3 tries=0
  case $1 in *selected-slave) prepare; return ;; esac
  case ${NEWS:-} in *",$NEW_MASTER,"*) ;; *) return 0 ;; esac
  address=$(nearest "$NEW_MASTER")
  until is_master "$address"; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || return 0
    sleep 0.01
  done
  proclaim
  NEWS=''
  wait
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

mkdir -p "$EARS"
for member in $ADDRESSES; do
  for ear in "$EARS/sentinel-$member" "$EARS/redis-$member"; do [ -p "$ear" ] || mkfifo "$ear"; done
done
while sleep 0.5; do listen; done
