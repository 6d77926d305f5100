# shellcheck shell=sh
# Which replica Sentinel may promote: only one that was in sync in this life. Sourced by redis-watch, which looks once a second.
#
# Sentinel itself would promote one that never was, and so an empty one. Every replica starts with 0.
LAST_CONTACT=$DATA_DIR/.last-contact   # its date is the last moment at which this member's data was that of a master who takes writes
now
BORN=$NOW
PRIORITY=
CHANGED=0   # for how many seconds it has been another one: a hook may choose whom to promote, for a moment

# A copy of the master is this member's data for its next start only when the append-only file, which is made anew after each copy, is there.
# Until then the older one lies on the volume, and must not pass for a fresh copy.
COPIED=
note_copy() { # LOOK at a replica whose link is up
  case $1 in *aof_rewrite_in_progress:1* | *aof_rewrite_scheduled:1* | *aof_last_bgrewrite_status:err*) ;; *) COPIED=yes ;; esac
}

# A minority that is cut off must not take its copies for fresh ones: another master may be there by then.
note_contact() { [ -e "$RUN_DIR/in-minority" ] || touch "$LAST_CONTACT"; }

update_priority() { # LOOK
  case $1 in *role:slave*master_link_status:up*) [ -n "$COPIED" ] || note_copy "$1" ;; *) COPIED= ;; esac
  case $1 in
    *role:master*) wanted=100; if may_take_writes; then note_contact; fi; restore_title "$1" ;;
    *role:slave*master_link_status:up*) [ -z "$COPIED" ] || note_contact; wanted=100; restore_title "$1" ;;
    *master_link_down_since_seconds:-1*) wanted=${PRIORITY:-0}; last_resort "$1" ;;
    # It was in sync, if only for a moment, and has a whole copy.
    *role:slave*master_link_down_since_seconds:*) wanted=100 ;;
    *) wanted=${PRIORITY:-0} ;;
  esac
  case $1 in *role:master* | *slave_priority:"${PRIORITY:-0}"*) CHANGED=0 ;; *) CHANGED=$((CHANGED + 1)) ;; esac
  [ "$wanted" != "${PRIORITY:-0}" ] || [ $CHANGED -ge 30 ] || return
  case $(ask_redis "$LOOPBACK" CONFIG SET replica-priority "$wanted") in
    OK) PRIORITY=$wanted; log "replica-priority $wanted" ;;
  esac
}

# Nobody who was in sync came back: after LAST_RESORT_SECONDS the copy that is freshest by the date of its last contact gets the best
# (lowest) number that is not 0. Sentinel takes whoever has one, so nobody gets one beside a fresher copy, nor beside one whose date is not
# known yet because its process is younger. That is waited for as long again, no longer.
last_resort() { # LOOK
  now
  age=$((NOW - BORN))
  { [ "$wanted" = 0 ] && [ $age -ge "$LAST_RESORT_SECONDS" ]; } || return 0
  contact=0
  [ ! -e "$LAST_CONTACT" ] || contact=$(date -r "$LAST_CONTACT" +%s)
  tell_contact "$1" "$contact"
  if [ $age -lt $((2 * LAST_RESORT_SECONDS)) ]; then
    fresher=$(fresher_copies "$contact")
    [ -z "$fresher" ] || { log_once "no priority, for this may have a fresher copy: $fresher"; return; }
  fi
  # Counted from 2020, because a priority has 31 bits.
  contact=$((contact - 1577836800))
  [ $contact -gt 0 ] || contact=0
  wanted=$((2147483000 - contact))
}

# The date, where the others can read it and nothing else hangs on it: in the title of the process.
title_of() { TITLE=${1#*proc-title-template?}; TITLE=${TITLE%%
repl-timeout*}; }
tell_contact() { # LOOK DATE
  case $1 in *' last-contact='*) return ;; esac
  title_of "$1"
  ask_redis "$LOOPBACK" CONFIG SET proc-title-template "$TITLE last-contact=$2" > /dev/null
}
restore_title() { # LOOK
  case $1 in *' last-contact='*) ;; *) return ;; esac
  title_of "$1"
  ask_redis "$LOOPBACK" CONFIG SET proc-title-template "${TITLE%% last-contact=*}" > /dev/null
}

# The peers that wait for a master as this member does, and whose data is younger than that date, or may be.
fresher_copies() ( for peer in $PEERS; do
    printf 'INFO replication\nCONFIG GET proc-title-template\n' | ask_redis "$peer" | tr -d '\r' | awk -v own="$1" -v peer="$(name_of "$peer")" '
      $0 == "role:slave" { replica = 1 }
      $0 == "master_link_down_since_seconds:-1" { waits = 1 }
      match($0, /last-contact=[0-9]+/) { date = substr($0, RSTART + 13, RLENGTH - 13) }
      END { if (replica && waits && (date == "" || date + 0 > own + 0)) print peer }' &
  done; wait )
