# shellcheck shell=sh
# For a redis that hangs as master and resumes after another member was promoted. Until Sentinel tells redis of the new master, redis would take
# writes, and a replica that is about to follow the new master would confirm them. A redis that hangs can't be fenced. So this script keeps a
# connection to its master open and puts an order there for the moment when redis resumes: take no writes, and cut off all clients. Writes are
# allowed again once a majority names this member and no sentinel reports a problem (fence.sh).
#
# A script or a function can block redis too. After busy-reply-threshold, redis answers every command with BUSY and drops the order. So the
# order is repeated until the script ends. redis can't stop a script that has written: if such a script never ends, redis is ended once another
# member is master. Sourced by sentinel-watch: this container goes on when the whole container of redis hangs.

# --- the line to redis, with the order on it --------------------------------------------------------------
# The order is a transaction. Everything but EXEC is sent in advance.
PREPARE="MULTI
CONFIG SET min-replicas-to-write $FENCE
CLIENT KILL TYPE normal SKIPME yes"
LINE=$LINE_DIR/redis-$SELF
ARMED=        # for how many looks the order has been on the line; empty without a line
RENEW_LOOKS=300

# Each time a new pipe, so that what was sent to the old pipe does not mix with the order. This script holds the pipe open, because otherwise
# the first words would be lost before redis-cli opens the pipe.
arm() {
  disarm
  mkdir -p "$LINE_DIR" && mkfifo "$LINE" && exec 8<> "$LINE" || return
  open_line redis "$SELF" 0
  queue_order
}
queue_order() { tell redis "$SELF" "$PREPARE"; ARMED=0; }
disarm() {
  [ ! -p "$LINE" ] || tell redis "$SELF" quit
  rm -f "$LINE" "$LINE.said"
  exec 8>&-
  ARMED=
}

# hold_line: once a look, while redis is master. The line is asked now and then, and not at each look: where redis hangs, EXEC waits behind a PING
# that has no answer. The answer is QUEUED, or MISCONF if the volume takes no writes, which spoils the transaction. Any other answer comes from
# a new connection: an operation that closes client connections closes this line too.
hold_line() {
  [ -n "$ARMED" ] || { arm; return; }
  case $((ARMED % 10)) in
    0) forget redis "$SELF"; tell redis "$SELF" PING ;;
    1)
      said=
      while IFS= read -r answer; do said=$answer; done < "$LINE.said"
      case $said in
        QUEUED) ;;
        MISCONF*) ARMED=$RENEW_LOOKS ;;
        *) arm; return ;;
      esac ;;
  esac
  ARMED=$((ARMED + 1))
  # The transaction must not grow for ever.
  [ "$ARMED" -lt $RENEW_LOOKS ] || { tell redis "$SELF" DISCARD; queue_order; }
}

# --- when redis gives no more looks ------------------------------------------------------------------------
# After this time without a look of redis-watch, this script asks a last time, for one second. This ends before the sentinels can see redis down.
PATIENCE_SECONDS=$((DOWN_AFTER_MILLISECONDS / 1000 - 2))
[ $PATIENCE_SECONDS -ge 1 ] || PATIENCE_SECONDS=1
# Without min-replicas-to-write, the user wants a master that goes on alone.
MAY_ORDER=
[ "$COUNT" = 1 ] || ! grep -q '^min-replicas-to-write [1-9]' "$SCRIPTS/redis.conf" || MAY_ORDER=yes

ORDERING=     # the process that gives the order
BUSY_SINCE=   # the time of the first of many questions to which redis answered only BUSY
BUSY_SECONDS=60
watch_for_hang() { # once a second
  [ -n "$MAY_ORDER" ] && [ ! -e "$RUN_DIR/waiting" ] || return 0
  # The line goes when the order is over: kill also finds a process that has ended, until the shell waits for another one.
  [ -z "$ORDERING" ] || [ ! -p "$LINE" ] || ! kill -0 "$ORDERING" 2> /dev/null || return 0
  ORDERING=
  AT=0 ROLE=''
  { read -r AT ROLE _ < "$RUN_DIR/seen-redis"; } 2> /dev/null
  look_at_clock
  silence=$((HUNDREDTHS - AT))
  if [ $silence -gt 120 ]; then
    [ $silence -ge $((PATIENCE_SECONDS * 100)) ] || return 0
    ROLE=$(ask_redis own ROLE)
  fi
  case $ROLE in BUSY*) end_if_busy ;; ?*) BUSY_SINCE= ;; esac
  case $ROLE in
    master*) hold_line ;;
    '') [ -z "$ARMED" ] || ! missed || order ;;
    BUSY*) ! missed || { [ -n "$ARMED" ] || arm; [ -z "$ARMED" ] || order; } ;;
    *) [ -z "$ARMED" ] || disarm ;;
  esac
}
end_if_busy() {
  now
  : "${BUSY_SINCE:=$NOW}"
  if [ $((NOW - BUSY_SINCE)) -ge $BUSY_SECONDS ] && end_if_superseded; then BUSY_SINCE=; fi
}

# True when the own Sentinel sees redis down too. If only this container has too little CPU, redis is well.
missed() (
  looks=0
  while [ $looks -lt 8 ]; do
    case $(opinion "$SELF") in *" $SELF "*down*) return ;; esac
    looks=$((looks + 1))
    sleep 0.1
  done
  return 1
)

# A repeated order is sent this many times in a row, so that hardly any time passes between two of them.
IN_A_ROW=8
ORDER="$PREPARE
EXEC"
ORDERS="$ORDER
$ORDER
$ORDER
$ORDER"
ORDERS="$ORDERS
$ORDERS"

# hear_result ORDERS: sets HEARD to the result of that many orders: the number of clients that were cut off, or the refusal if redis refused
# all. HEARD is empty while there is no result.
hear_result() {
  refused=0
  while IFS= read -r HEARD; do
    case $HEARD in
      '' | OK | QUEUED | BUSY*) ;;
      EXECABORT*) refused=$((refused + 1)) refusal=$HEARD ;;
      *) return ;;
    esac
  done < "$LINE.said"
  HEARD=
  [ $refused -lt "$1" ] || HEARD=$refusal
}

# order: sends the order, and leaves the line to a process that waits for the result.
order() {
  forget redis "$SELF"
  tell redis "$SELF" EXEC
  log "redis has not answered for $((PATIENCE_SECONDS + 1)) s as master: it has the order to take no writes when it goes on, until a majority names it"
  insist & ORDERING=$!
  exec 8>&-
  ARMED=
}
# insist: repeats the order as long as redis drops it. Ends when redis has carried it out, when the own Sentinel has named another master for two
# seconds while redis is busy, or when redis does not answer in time.
insist() {
  now
  end=$((NOW + 300)) tries=0 another=0 pause=0.1 orders=1
  while :; do
    hear_result $orders
    case $HEARD in
      '') ;;
      [0-9]*) log 'redis goes on: it takes no writes until a majority names it'; break ;;
      EXECABORT*)
        [ $pause = 0.02 ] || log "a script keeps redis busy, which does not take the order: giving it again until the script is over ($HEARD)"
        pause=0.02 orders=$IN_A_ROW
        forget redis "$SELF"
        tell redis "$SELF" "$ORDERS" ;;
      *) log "redis has not taken the order: $HEARD"; break ;;
    esac
    tries=$((tries + 1))
    if [ $((tries % 50)) = 0 ]; then
      now
      [ "$NOW" -lt $end ] || { log 'redis has not answered to the order'; break; }
      case $pause,$(opinion "$SELF") in 0.02,*" known "*" $SELF "*) another=0 ;; 0.02,*" known "*) another=$((another + 1)) ;; esac
      [ $another -lt 2 ] || { log 'redis is still busy, and another one is master: it has not taken the order'; break; }
    fi
    sleep $pause
  done
  disarm
}
