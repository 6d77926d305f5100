# shellcheck shell=sh
# Connections that are open before they are needed. Sourced after the library by pre-stop and those who watch: while clients wait, neither a
# program has to start nor TLS to shake hands, which takes its time on a machine that starts a pod just then.
#
# A line is a redis-cli that reads its commands from a pipe and writes what it is answered to a file. Nothing may hang on it alone, for it
# may be gone: who must be certain asks again in the usual way.
LINE_DIR=$RUN_DIR/lines/$SCRIPT

# open_line redis|sentinel ADDRESS SECONDS [COMMAND]: to that member, for so long. A pipe is always opened for reading and writing, so that
# nobody waits for the other end. The first command, because what is told before the other end is there is lost.
open_line() {
  mkdir -p "$LINE_DIR"
  [ -p "$LINE_DIR/$1-$2" ] || mkfifo "$LINE_DIR/$1-$2"
  forget "$1" "$2"
  # shellcheck disable=SC2030,SC2034 # for the library, in that subshell
  (ANSWER_WITHIN_SECONDS=$3; [ -z "${4:-}" ] || tell "$1" "$2" "$4"; "ask_$1" "$(nearest "$2")") <> "$LINE_DIR/$1-$2" >> "$LINE_DIR/$1-$2.said" &
}

# tell redis|sentinel ADDRESS COMMAND: and wait for nothing.
tell() { echo "$3" 1<> "$LINE_DIR/$1-$2"; }

close_lines() {
  for member in $ADDRESSES; do
    for port in redis sentinel; do [ ! -p "$LINE_DIR/$port-$member" ] || tell "$port" "$member" quit; done
  done
}

# hear redis|sentinel ADDRESS: sets HEARD to the first line of what was said there since `forget`, and fails when nothing was.
forget() { : > "$LINE_DIR/$1-$2.said"; }
# shellcheck disable=SC2034 # used by those who source this
hear() { IFS= read -r HEARD < "$LINE_DIR/$1-$2.said"; }

# hear_verdict redis|sentinel ADDRESS: the same for the answer to an order. What comes late on an earlier question, an address and a port, is
# passed over: an order that was accepted must not be taken for refused.
hear_verdict() {
  while IFS= read -r HEARD; do
    [ -z "$HEARD" ] || is_address "$HEARD" || return 0
  done < "$LINE_DIR/$1-$2.said"
  return 1
}

# --- whom the sentinels name, over lines that are open ------------------------------------------------

# Where each would send a client, asked again until it names another than this member. Whoever hangs is not waited for. From time to time
# all are asked anew, for one may have named an older master.
WHO_IS_MASTER="SENTINEL GET-MASTER-ADDR-BY-NAME $MASTER_NAME"
ask_who_is_master() { forget sentinel "$1"; tell sentinel "$1" "$WHO_IS_MASTER"; }
ask_all() { polls=0; for sentinel in $ADDRESSES; do ask_who_is_master "$sentinel"; done; }
majority_names_another() { # sets NEW_MASTER
  names=' ' polls=$((polls + 1))
  for sentinel in $ADDRESSES; do
    hear sentinel "$sentinel" || continue
    if [ "$HEARD" = "$SELF" ] || ! is_member "$HEARD"; then ask_who_is_master "$sentinel"; else names="$names$HEARD "; fi
  done
  for peer in $PEERS; do
    named=0 rest=$names
    while [ "$rest" != "${rest#*" $peer "}" ]; do named=$((named + 1)) rest=" ${rest#*" $peer "}"; done
    # shellcheck disable=SC2034
    [ $named -lt "$MAJORITY" ] || { NEW_MASTER=$peer; return; }
  done
  [ $polls -lt 20 ] || ask_all
  return 1
}
