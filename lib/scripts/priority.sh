# shellcheck shell=sh
# Which replica Sentinel may promote: only a replica that was in sync since it started. Sourced by redis-watch, which looks once a second.
#
# Sentinel itself would promote a replica that was never in sync, even an empty one. So every replica starts with priority 0.
LAST_CONTACT=$DATA_DIR/.last-contact   # its date is the last time at which this member's data was that of a master that takes writes
now
BORN=$NOW
PRIORITY=
CHANGED=0   # for how many seconds redis has had another priority: a hook may change the priority for a moment

# After a full copy, this member's next start has the copy only when the new append-only file is complete. Until then the older file is on
# the volume, and must not count as a fresh copy.
COPIED=
note_copy() { if [ "$REWRITES" = no ] && [ "$REWRITTEN" != err ]; then COPIED=yes; fi; }   # for a replica whose link is up

# A minority that is cut off must not take its copies for fresh ones: another master may be there by then. Opened for writing, the file gets the
# date of now, without a process. `command`, because otherwise a file that cannot be opened ends the shell.
note_contact() { [ -e "$RUN_DIR/in-minority" ] || { command : > "$LAST_CONTACT"; } 2> /dev/null; }

update_priority() {
  case $OWN_ROLE,$LINK in slave,up) [ -n "$COPIED" ] || note_copy ;; *) COPIED= ;; esac
  case $OWN_ROLE,$LINK in
    master,*) wanted=100; if may_take_writes; then note_contact; fi; restore_title ;;
    slave,up) wanted=100; [ -z "$COPIED" ] || note_contact; restore_title ;;
    *)
      case $DOWN_SINCE in
        -) wanted=${PRIORITY:-0} ;;
        -1) wanted=${PRIORITY:-0}; last_resort ;;
        *) wanted=100 ;;   # this replica was in sync, if only for a moment, and has a whole copy
      esac ;;
  esac
  case $OWN_ROLE,$SEEN_PRIORITY in master,* | slave,"${PRIORITY:-0}") CHANGED=0 ;; *) CHANGED=$((CHANGED + 1)) ;; esac
  [ "$wanted" != "${PRIORITY:-0}" ] || [ $CHANGED -ge 30 ] || return
  case $(ask_redis own CONFIG SET replica-priority "$wanted") in
    OK) PRIORITY=$wanted; log "replica-priority $wanted" ;;
  esac
}

# last_resort: no replica that was in sync has come back. After LAST_RESORT_SECONDS the copy with the latest contact to a master gets the best
# priority, which is the lowest number above 0. Sentinel promotes any replica with a priority, so a replica gets none beside a fresher copy, or
# beside a copy whose date is not known yet because its process is younger. That wait ends after twice LAST_RESORT_SECONDS.
last_resort() {
  now
  age=$((NOW - BORN))
  { [ "$wanted" = 0 ] && [ $age -ge "$LAST_RESORT_SECONDS" ]; } || return 0
  contact=0
  [ ! -e "$LAST_CONTACT" ] || contact=$(date -r "$LAST_CONTACT" +%s)
  tell_contact "$contact"
  if [ $age -lt $((2 * LAST_RESORT_SECONDS)) ]; then
    fresher=$(fresher_copies "$contact")
    [ -z "$fresher" ] || { log_once "no priority, for this may have a fresher copy: $fresher"; return; }
  fi
  # The date counts from 2020, because a priority has 31 bits.
  contact=$((contact - 1577836800))
  [ $contact -gt 0 ] || contact=0
  wanted=$((2147483000 - contact))
}

# tell_contact publishes the date where the other members can read it and where the date changes nothing else: in the process title.
TITLED=maybe   # an earlier run of this script may have set the title
tell_contact() { # DATE
  [ "$TITLED" != yes ] || return 0
  title=$(setting proc-title-template)
  [ -n "$title" ] && [ "$(ask_redis own CONFIG SET proc-title-template "${title%% last-contact=*} last-contact=$1")" = OK ] && TITLED=yes
}
restore_title() {
  [ "$TITLED" != no ] || return 0
  title=$(setting proc-title-template)
  case $title in
    '') return ;;
    *' last-contact='*) [ "$(ask_redis own CONFIG SET proc-title-template "${title%% last-contact=*}")" = OK ] || return 0 ;;
  esac
  TITLED=no
}

# fresher_copies DATE: the peers that wait for a master like this member, and whose data is younger than DATE, or may be.
fresher_copies() ( for peer in $PEERS; do
    printf 'INFO replication\nCONFIG GET proc-title-template\n' | ask_redis "$peer" | tr -d '\r' | awk -v own="$1" -v peer="$(name_of "$peer")" '
      $0 == "role:slave" { replica = 1 }
      $0 == "master_link_down_since_seconds:-1" { waits = 1 }
      match($0, /last-contact=[0-9]+/) { date = substr($0, RSTART + 13, RLENGTH - 13) }
      END { if (replica && waits && (date == "" || date + 0 > own + 0)) print peer }' &
  done; wait )
