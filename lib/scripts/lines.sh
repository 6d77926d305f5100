# shellcheck shell=sh
# Connections that are opened before they are needed. Sourced after the library by the hook of redis and by watch scripts. So no program has to
# start and no TLS handshake is needed while clients wait; both take long on a machine that starts a pod at the same time.
#
# A line is a redis-cli that reads commands from a pipe and writes the answers to a file. A line may be gone, so no result may depend on
# a line alone: a script that must be certain asks again on a new connection.
LINE_DIR=$RUN_DIR/lines/$SCRIPT

# open_line redis|sentinel ADDRESS SECONDS: opens a line to that member for this time. The pipe is always opened for reading and writing, so that
# no process waits for the other end. A command that is sent before the pipe has a reader is lost.
open_line() {
  mkdir -p "$LINE_DIR"
  [ -p "$LINE_DIR/$1-$2" ] || mkfifo "$LINE_DIR/$1-$2"
  forget "$1" "$2"
  (become_cli "$3" "$(nearest "$2")" "$(port_of "$1")") <> "$LINE_DIR/$1-$2" >> "$LINE_DIR/$1-$2.said" 3<&- 8<&- &
}

port_of() { if [ "$1" = redis ]; then echo "$REDIS_PORT"; else echo "$SENTINEL_PORT"; fi; }

# tell redis|sentinel ADDRESS COMMAND: sends the command, and does not wait for the answer.
tell() { echo "$3" 1<> "$LINE_DIR/$1-$2"; }

close_lines() {
  for member in $ADDRESSES; do
    for port in redis sentinel; do [ ! -p "$LINE_DIR/$port-$member" ] || tell "$port" "$member" quit; done
  done
}

# hear redis|sentinel ADDRESS: sets HEARD to the first line of the answers since `forget`, and fails when there is no line.
forget() { : > "$LINE_DIR/$1-$2.said"; }
# shellcheck disable=SC2034 # used by those who source this
hear() { IFS= read -r HEARD < "$LINE_DIR/$1-$2.said"; }

# hear_verdict redis|sentinel ADDRESS: the same for the answer to an order. It skips a late answer to an earlier question, which is an address
# and a port, because an order that was accepted must not look refused.
hear_verdict() {
  while IFS= read -r HEARD; do
    [ -z "$HEARD" ] || is_address "$HEARD" || return 0
  done < "$LINE_DIR/$1-$2.said"
  return 1
}

# --- which master the sentinels name, over open lines --------------------------------------------------

# The question by which a client finds the master. Each sentinel is asked again until it names another master than this member. A sentinel that
# hangs delays no other. From time to time all sentinels are asked anew, because one may have named an older master.
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
