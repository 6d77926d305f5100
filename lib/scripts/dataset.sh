# shellcheck shell=sh
# Finds the file on the volume that holds this member's data, and makes the server load this file. Sourced after the library by init and
# redis-watch.
#
# The server reads the append-only file when `appendonly` is yes, and dump.rdb when it is no. If the data is only in the other file, the server
# starts empty, and its replicas copy that. This happens after a change of the setting, or with a restored dump.rdb. So a server without
# a port loads the data first, and writes the file that the setting asks for.

SNAPSHOT=$DATA_DIR/dump.rdb
AOF_DIR=$DATA_DIR/appendonlydir
MANIFEST=$AOF_DIR/appendonly.aof.manifest
LOADING=$RUN_DIR/loading   # exists from the start of the server until the data is loaded

wants_append_only() { [ "$(awk '$1 == "appendonly" { gsub(/"/, "", $2); wanted = tolower($2) } END { print wanted }' "$SCRIPTS/redis.conf")" = yes ]; }

# The server writes the manifest last, so files without a manifest are not a complete dataset. `appendonly.aof` is the file of redis 6, which
# the server takes over.
has_append_only() {
  { [ -e "$MANIFEST" ] && ! never_written; } || [ -s "$DATA_DIR/appendonly.aof" ]
}

# True for the files that an empty server writes at its start: a first base without keys and functions, which ends with the field `aof-base`,
# and no commands after it. A dataset whose keys were all deleted looks different.
never_written() (
  set -- "$AOF_DIR"/*.base.*
  [ "$*" = "$AOF_DIR/appendonly.aof.1.base.rdb" ] && [ "$(tail -c 19 "$1" | head -c 8 | tr -cd 'a-z-')" = aof-base ] && no_commands )
no_commands() { for file in "$AOF_DIR"/*.incr.aof; do [ ! -s "$file" ] || return; done; }

# True for files without a manifest, and for an empty base file: with these the server would start empty, without an error.
is_torn() {
  if [ -e "$MANIFEST" ]; then
    for file in "$AOF_DIR"/*.base.rdb; do [ ! -e "$file" ] || [ -s "$file" ] || return 0; done
    return 1
  fi
  for file in "$AOF_DIR"/*.base.* "$AOF_DIR"/*.incr.aof; do [ ! -s "$file" ] || { never_written && return 1; return 0; }; done
  return 1
}

# shellcheck disable=SC3013  # dash, bash and busybox know it
is_newer() { [ "$1" -nt "$2" ]; }
append_only_is_newer() ( for file in "$AOF_DIR"/*; do is_newer "$file" "$SNAPSHOT" && return; done
  return 1 )

# Runs before any replica may follow this member. Sets DAMAGED to the reason if the data can't be loaded.
prepare_dataset() {
  DAMAGED=
  rm -f "$DATA_DIR"/temp-*.rdb "$DATA_DIR"/temp-rewriteaof-*.aof "$AOF_DIR"/temp-*   # left by servers that were killed
  if wants_append_only; then
    if has_append_only; then
      try_again yes
      ! is_newer "$SNAPSHOT" "$MANIFEST" || log 'dump.rdb is not read, for there is an append-only file. To restore a dump: docs/how-to/operate.md, Restore a dump'
    elif [ -s "$SNAPSHOT" ]; then
      convert no
    elif is_torn; then
      DAMAGED='the append-only file has lost its manifest'
    fi
  elif has_append_only; then
    if [ ! -s "$SNAPSHOT" ] || append_only_is_newer; then convert yes; else set_aside outdated "$AOF_DIR"; try_again no; fi
  elif [ -s "$SNAPSHOT" ]; then
    try_again no
  fi
}

# try_again: loads once more what a server has not loaded, to learn the reason: the server may only have been killed.
try_again() { # APPENDONLY
  [ "$1" = yes ] && is_torn && DAMAGED='the base of the append-only file is empty'
  [ -e "$LOADING" ] && [ -z "$DAMAGED" ] && [ -z "$(unreadable_format)" ] || return 0
  log 'the server ended while it loaded its data: loading it once more to hear why'
  if load_privately "$1"; then stop_private; else hear_damage; fi
}

# convert LOADED-BY: loads the data with `appendonly` set to LOADED-BY, and writes the file that the release wants.
convert() {
  if [ -n "$(unreadable_format)" ]; then say_if_unreadable; exit 1; fi
  case $1 in
    no) log 'the data is in dump.rdb, and the release wants an append-only file: making it' ;;
    yes) log 'the data is in an append-only file, and the release wants dump.rdb: making it' ;;
  esac
  load_privately "$1" || { hear_damage; [ -n "$DAMAGED" ] || exit 1; return; }
  if [ "$1" = no ]; then
    until append_only_made; do log_once "the append-only file cannot be written, trying again: $(last_words)"; sleep 1; done
    stop_private
  else
    until snapshot_made; do log_once "dump.rdb cannot be written, trying again: $(last_words)"; sleep 1; done
    rm -rf "$AOF_DIR" "$DATA_DIR/appendonly.aof"
  fi
  log 'the data is in the right file now'
}
append_only_made() {
  case $(ask_private CONFIG SET appendonly yes) in OK) ;; *) return 1 ;; esac
  while :; do
    case $(ask_private INFO persistence | tr -d '\r' | tr '\n' ' ') in
      *aof_enabled:1\ aof_rewrite_in_progress:0\ aof_rewrite_scheduled:0*aof_last_bgrewrite_status:ok*) has_append_only && return ;;
      *aof_last_bgrewrite_status:err*) return 1 ;;
      '') return 1 ;;
    esac
    sleep 0.2
  done
}
# The server ends only after it has written the file.
snapshot_made() { ask_private SHUTDOWN SAVE > /dev/null; ! kill -0 "$PRIVATE" 2> /dev/null; }

# --- a private server, without a port -----------------------------------------------------------------
# The private server has the settings and modules of the release, and accepts connections only on a socket file in memory.
# The probes treat this pod as a pod that waits.
load_privately() { # APPENDONLY
  {
    cat "$SCRIPTS/redis.conf"
    echo
    printf '%s\n' "dir $DATA_DIR" "appendonly $1" 'save ""' 'port 0' "unixsocket $RUN_DIR/private.sock" 'unixsocketperm 700'
    [ "$TLS" = none ] || printf '%s\n' 'tls-port 0' 'tls-replication no'
  } > "$RUN_DIR/private.conf"
  "$SERVER" "$RUN_DIR/private.conf" > "$RUN_DIR/private.log" 2>&1 & PRIVATE=$!
  until case $(ask_private PING) in PONG | MISCONF*) ;; *) false ;; esac; do
    kill -0 "$PRIVATE" 2> /dev/null || return
    sleep 0.2
  done
}
ask_private() ( timeout "$ANSWER_WITHIN_SECONDS" "$CLI" -s "$RUN_DIR/private.sock" "$@" 2>&1 )
stop_private() { kill "$PRIVATE"; wait "$PRIVATE"; }
last_words() { grep . "$RUN_DIR/private.log" | tail -n 1; }

# Data of another engine, or of a module that is not loaded, is not damaged. A lack of memory is not damage either.
hear_damage() {
  tail -n 20 "$RUN_DIR/private.log" >&2
  ! grep -qiE "out of memory|can't handle RDB format|contains (aux )?module data" "$RUN_DIR/private.log" || return 0
  DAMAGED=$(grep -m 1 -oE 'Bad file format reading .*|Unexpected end of file reading .*|Internal error in RDB .*|Unable to obtain the AOF file .*|(Found|Invalid|The) .*AOF manifest.*' \
    "$RUN_DIR/private.log")
}

# --- data that cannot be loaded -------------------------------------------------------------------------
# Runs after the decision about the role. A replica whose master is there sets the data aside and copies the master. A member that would be
# master leaves the data as it is, because no other member may have more, and ends: at the next start the data is repaired, or another member
# is master.
settle_dataset() {
  [ -n "$DAMAGED" ] || return 0
  # shellcheck disable=SC2153  # init's
  if [ "$MASTER" != "$SELF" ] && is_master "$MASTER"; then
    set_aside damaged "$AOF_DIR" "$DATA_DIR/appendonly.aof" "$SNAPSHOT"
    log "the data on this volume cannot be loaded: it is set aside as *.damaged-*, and $(name_of "$MASTER") is copied. $DAMAGED"
  else
    log "the data on this volume cannot be loaded, and no other member is master, to be copied: it is left as it is. $DAMAGED." \
      'The cure is in docs/how-to/operate.md, When the data of a member is damaged'
    exit 1
  fi
}

# set_aside WHY FILE...: renames the files, and keeps only one such set.
set_aside() (
  rm -rf "$DATA_DIR"/*.outdated-* "$DATA_DIR"/*.damaged-*
  suffix=$1-$(date -u +%Y%m%dT%H%M%SZ)
  shift
  for file; do [ ! -e "$file" ] || mv "$file" "$file.$suffix"; done )

# Data of another engine or a newer version. The server's own message is short, or calls the file damaged and advises a repair that truncates
# the file. So this script logs the cure first. The server still decides whether the file can be read.
unreadable_format() (
  if has_append_only; then set -- "$AOF_DIR"/*.base.rdb; else set -- "$SNAPSHOT"; fi
  [ -s "$1" ] || return 0
  format=$(head -c 9 "$1" | tr -cd 'A-Z0-9')
  case $format in REDIS[0-9][0-9][0-9][0-9] | VALKEY[0-9][0-9][0-9]) ;; *) return 0 ;; esac
  family=${format%%[0-9]*}
  for newest in $READABLE_DATA; do
    case $newest in "$family"*) [ "${format#"$family"}" -gt "${newest#"$family"}" ] || return 0 ;; esac
  done
  echo "$format" )
say_if_unreadable() (
  format=$(unreadable_format)
  [ -n "$format" ] || return 0
  log "$SERVER of this version does not read the data on this disk, which another engine or a newer version wrote ($format), and will end." \
    'Nothing is damaged, so repair nothing: go back to the engine that this release had before (docs/how-to/operate.md, Change the engine)' )

# --- a replica without room for a copy of its master ---------------------------------------------------
SHORT=0   # for how many looks this replica may have lacked room
make_room_if_short() {
  case $OWN_ROLE,$LINK,$REWRITTEN in slave,*,err | slave,down,*) SHORT=$((SHORT + 1)) ;; *) SHORT=0; return ;; esac
  [ $((SHORT % 30)) != 10 ] || make_room "$MASTER" "$LINK"
}

# Deletes what was set aside, and the dump.rdb of an earlier sync, but only while the master answers. The same data is in the append-only
# file, or in memory and at the master until that file is written.
make_room() { # MASTER LINK
  free=$(df -Pk "$DATA_DIR" | awk 'NR == 2 { print $4 }')
  used=$(du -sk "$DATA_DIR" | awk '{ print $1 }')
  [ "${free:-0}" -lt $((${used:-0} / 2)) ] && is_member "$1" && [ "$1" != "$SELF" ] && is_master "$1" || return 0
  rm -rf "$DATA_DIR"/*.outdated-* "$DATA_DIR"/*.damaged-*
  has_append_only && [ -e "$SNAPSHOT" ] || return 0
  [ "$2" = up ] || is_newer "$MANIFEST" "$SNAPSHOT" || return 0
  rm -f "$SNAPSHOT"
  log 'little room on the volume for a copy of the master: dump.rdb, the copy of an earlier sync, is deleted'
}
