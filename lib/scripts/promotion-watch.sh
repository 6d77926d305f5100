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
. "$SCRIPTS/lines.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0
. "$SCRIPTS/hello.sh"

open_lines() {
  for member in $ADDRESSES; do
    open_line sentinel "$member" 3
    [ "$member" = "$OLD_MASTER" ] || open_line redis "$member" 3
  done
}

# Between the choice and the promotion lies a turn of Sentinel, time enough to ask the others, but for the one that may be gone.
prepare() {
  NEWS=''
  is_member "$NEW_MASTER" || return 0
  open_lines
  # shellcheck disable=SC2046 # addresses
  survey $(all_but "$OLD_MASTER")
  decided && [ "$NAMED" = "$OLD_MASTER" ] || return 0
  news_of "$NEW_MASTER"
}

# The replicas are told too, whom Sentinel would only tell later. The member that was master is left to its hook, which follows when a
# majority knows, and cuts off its clients.
proclaim() {
  for member in $ADDRESSES; do
    hello_to "$member"
    tell sentinel "$member" "$HELLO"
    case $member in "$NEW_MASTER" | "$OLD_MASTER") ;; *) tell redis "$member" "REPLICAOF $NEW_MASTER $REDIS_PORT" ;; esac
  done
  log "$(name_of "$NEW_MASTER") is master in place of $(name_of "$OLD_MASTER"): told the sentinels"
}

# The promotion ends the connection, and redis-cli opens another.
promoted() {
  hear redis "$NEW_MASTER" && [ "$HEARD" = master ] && return
  forget redis "$NEW_MASTER"
  tell redis "$NEW_MASTER" ROLE
  return 1
}

heed() { # CHANNEL OLD-MASTER NEW-MASTER
  OLD_MASTER=$2 NEW_MASTER=$3 tries=0
  case $1 in *selected-slave) prepare; return ;; esac
  case ${NEWS:-} in *",$NEW_MASTER,"*) ;; *) return 0 ;; esac
  until promoted; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || return 0
    sleep 0.01
  done
  proclaim
  NEWS=''
  close_lines
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

while sleep 0.5; do listen; done
