#!/bin/sh
# Beside redis: only a replica that was in sync in this life may be promoted. Sentinel itself would promote one that never
# was (and so an empty one), therefore every replica starts with priority 0, and gets 100 after its first sync.
SCRIPT=replica-priority
. "${0%/*}/library.sh"
load_members || exit 1

SEEN_MASTER=$DATA_DIR/.last-contact   # its date is the last moment this member's data was that of a master
born=$(date +%s)
current=

# Nobody who was in sync came back: after LAST_RESORT_SECONDS the copy that is freshest by the date of its last contact
# gets the best (lowest) number that is not 0.
last_resort() {
  if [ "$LAST_RESORT_SECONDS" = 0 ] || [ $(($(date +%s) - born)) -lt "$LAST_RESORT_SECONDS" ]; then echo "${current:-0}"; return; fi
  contact=0
  [ ! -e "$SEEN_MASTER" ] || contact=$(date -r "$SEEN_MASTER" +%s)
  echo $((2147483000 - contact))
}

while sleep 1; do
  info=$(ask_redis "$LOOPBACK" INFO replication)
  case $info in
    *role:master* | *role:slave*master_link_status:up*) touch "$SEEN_MASTER"; wanted=100 ;;
    *role:slave*)
      since=$(printf '%s\n' "$info" | field master_link_down_since_seconds)
      if [ "$since" = -1 ]; then wanted=$(last_resort); else wanted=$current; fi ;;
    *) continue ;;
  esac
  [ "${wanted:-0}" != "${current:-0}" ] || continue
  case $(ask_redis "$LOOPBACK" CONFIG SET replica-priority "$wanted") in
    OK) current=$wanted; log "replica-priority $wanted" ;;
  esac
done
