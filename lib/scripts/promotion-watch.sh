#!/bin/sh
# Runs beside Sentinel. A sentinel that leads a failover learns of the promotion from its next INFO, up to a second later, and tells the other
# sentinels only then. No setting shortens that time, for which clients wait. So this script asks the replica at once, and tells all
# sentinels what the leader is about to tell them: it sends a hello, the message by which sentinels tell each other the master.
#
# This script decides nothing. The leader has chosen the replica, and the replica itself says that it is master in place of a master that a
# majority named. If the script can't see all of that in time, the script sends nothing, and the leader tells the others later.
#
# The same connection shows when this Sentinel loses another sentinel, or hears that sentinel again.
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

# Between the choice and the promotion Sentinel takes one turn of its clock. That is long enough to ask all members but the old master, which
# may be gone.
prepare() {
  NEWS=''
  is_member "$NEW_MASTER" || return 0
  open_lines
  # shellcheck disable=SC2046 # addresses
  survey $(all_but "$OLD_MASTER")
  decided && [ "$NAMED" = "$OLD_MASTER" ] || return 0
  news_of "$NEW_MASTER"
}

# The script tells the replicas too, because Sentinel would tell them later. The hook of the old master makes that member follow, once a
# majority names the new master, and cuts off its clients.
proclaim() {
  for member in $ADDRESSES; do
    hello_to "$member"
    tell sentinel "$member" "$HELLO"
    case $member in "$NEW_MASTER" | "$OLD_MASTER") ;; *) tell redis "$member" "REPLICAOF $NEW_MASTER $REDIS_PORT" ;; esac
  done
  log "$(name_of "$NEW_MASTER") is master in place of $(name_of "$OLD_MASTER"): told the sentinels"
}

# The promotion breaks the connection, and redis-cli opens another.
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
}

# Sentinel publishes lines such as: "slave NAME ADDRESS PORT @ MASTER-NAME MASTER-ADDRESS MASTER-PORT".
listen() {
  rm -f "$RUN_DIR/events"   # an earlier redis-cli has no reader any more, and ends
  mkfifo "$RUN_DIR/events" || return
  become_cli 0 own "$SENTINEL_PORT" SUBSCRIBE +selected-slave +failover-state-wait-promotion +sdown -sdown > "$RUN_DIR/events" &
  while read -r line; do
    # shellcheck disable=SC2086
    set -- "${channel:-}" $line
    channel=$line
    case "$1 ${2:-} ${7:-}" in
      *"sdown sentinel $MASTER_NAME") echo "$1" > "$RUN_DIR/sentinel-returned"; tell_if_in_minority ;;
      *sdown*) ;;
      *"slave $MASTER_NAME") heed "$1" "$8" "$4" ;;
    esac
  done < "$RUN_DIR/events"
}

# While this pod hears no majority of the sentinels, there may be another master, and a replica of the master here has no fresh copy
# (priority.sh). Sentinel answers "OK 3 usable Sentinels. ..." or "NOQUORUM 1 usable Sentinels. ...", and counts itself.
tell_if_in_minority() {
  # shellcheck disable=SC2046 # words
  set -- $(ask_sentinel own SENTINEL CKQUORUM "$MASTER_NAME")
  [ "${3:-}" = usable ] || return 0
  if [ "$2" -lt "$MAJORITY" ]; then echo "$2" > "$RUN_DIR/in-minority"; else rm -f "$RUN_DIR/in-minority"; fi
}

while sleep 0.5; do tell_if_in_minority; listen; done
