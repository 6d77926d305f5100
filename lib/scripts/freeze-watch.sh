#!/bin/sh
# Runs beside Sentinel, for a redis that hangs as master and resumes after another member was promoted. Until Sentinel tells redis of the new
# master, redis would take writes, and a replica that is about to follow the new master would confirm them. A redis that hangs can't be fenced.
# So this script keeps a connection open and puts an order there for the moment when redis resumes: take no writes, and cut off all
# clients. redis-watch allows writes again once a majority names this member and no sentinel reports a problem.
#
# A script or a function can block redis too. After busy-reply-threshold, redis answers every command with BUSY and drops the order. So
# freeze-watch repeats the order until the script ends. redis can't stop a script that has written: if such a script never ends, freeze-watch
# ends redis once another member is master.
SCRIPT=freeze-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/busy.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0
# Without min-replicas-to-write, the user wants a master that goes on alone.
grep -q '^min-replicas-to-write [1-9]' "$SCRIPTS/redis.conf" || exit 0

# After this time without an answer, the script asks a last time, for one second. This ends before the sentinels can see redis down.
PATIENCE_SECONDS=$((DOWN_AFTER_MILLISECONDS / 1000 - 2))
[ $PATIENCE_SECONDS -ge 1 ] || PATIENCE_SECONDS=1
# Normally the role comes from redis-watch, which looks every second.
seen_role() { # sets ROLE
  ROLE='' SEEN_AT=0
  { read -r SEEN_AT ROLE _ < "$RUN_DIR/seen-redis"; } 2> /dev/null
  look_at_clock
  SEEN_AT=$((HUNDREDTHS - SEEN_AT))
  [ -n "$ROLE" ] && [ $SEEN_AT -le 120 ] && [ $SEEN_AT -ge 0 ]
}
role() (
  ANSWER_WITHIN_SECONDS=$((PATIENCE_SECONDS - 1))
  [ $ANSWER_WITHIN_SECONDS -ge 1 ] || ANSWER_WITHIN_SECONDS=1
  answer=$(ask_redis "$LOOPBACK" ROLE)
  ANSWER_WITHIN_SECONDS=1
  # Asks twice, because the first answer may be late only because this container itself hung.
  [ -n "$answer" ] || answer=$(ask_redis "$LOOPBACK" ROLE)
  echo "$answer"
)

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

LINE=$LINE_DIR/redis-$SELF
OPEN_FOR_LOOKS=300
ARMED=   # for how many looks the line has been armed; empty without an armed line

# The order is a transaction. Everything but EXEC is sent in advance.
PREPARE="MULTI
CONFIG SET min-replicas-to-write $FENCE
CLIENT KILL TYPE normal SKIPME yes"

# Each time a new pipe, so that what was sent to the old pipe does not mix with the order. This script holds the pipe open, because otherwise
# the first words would be lost before redis-cli opens the pipe.
arm() {
  disarm
  mkdir -p "$LINE_DIR" && mkfifo "$LINE" && exec 8<> "$LINE"
  open_line redis "$SELF" $((2 * OPEN_FOR_LOOKS))
  tell redis "$SELF" "$PREPARE"
  ARMED=0
}
disarm() {
  [ ! -p "$LINE" ] || tell redis "$SELF" quit
  rm -f "$LINE" "$LINE.said"
  exec 8>&-
  ARMED=
}
# An operation that closes client connections closes this line too. Then redis answers a command instead of queueing it.
still_armed() {
  [ -n "$ARMED" ] && [ "$ARMED" -lt $OPEN_FOR_LOOKS ] || return
  said=
  while IFS= read -r HEARD; do said=$HEARD; done < "$LINE.said"
  [ "$said" = QUEUED ]
}

# A repeated order is sent this many times in a row, so that hardly any time passes between two of them.
IN_A_ROW=8
ORDER="$PREPARE
EXEC"
ORDERS=
while [ ${#ORDERS} -lt $((IN_A_ROW * ${#ORDER})) ]; do ORDERS="$ORDERS$ORDER
"; done

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

# fence: sends the order, and repeats it as long as redis drops it. Ends when redis has carried it out, when the own Sentinel has named another
# master for two seconds while redis is busy, or when redis does not answer in time.
fence() {
  forget redis "$SELF"
  tell redis "$SELF" EXEC
  log "redis has not answered for $((PATIENCE_SECONDS + 1)) s as master: it has the order to take no writes when it goes on, until a majority names it"
  now
  end=$((NOW + OPEN_FOR_LOOKS)) tries=0 another=0 pause=0.1 orders=1
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
  ARMED=
}

BUSY_SINCE=   # the time of the first of many looks at which redis answered only BUSY
BUSY_SECONDS=60
end_if_busy() {
  now
  : "${BUSY_SINCE:=$NOW}"
  if [ $((NOW - BUSY_SINCE)) -ge $BUSY_SECONDS ] && end_if_superseded; then BUSY_SINCE=; fi
}

disarm
[ -p "$RUN_DIR/looks.freeze-watch" ] || mkfifo "$RUN_DIR/looks.freeze-watch"
exec 3<> "$RUN_DIR/looks.freeze-watch"
while read -r _ <&3; do   # once a second, from sentinel-watch
  if seen_role; then answer=$ROLE; else answer=$(role); fi
  case $answer in
    BUSY*) end_if_busy ;;
    ?*) BUSY_SINCE= ;;
  esac
  case $answer in
    master*)
      still_armed || arm
      forget redis "$SELF"
      tell redis "$SELF" PING
      ARMED=$((ARMED + 1)) ;;
    '') { [ -z "$ARMED" ] || ! missed; } || fence ;;
    BUSY*) ! missed || { [ -n "$ARMED" ] || arm; fence; } ;;
    *) [ -z "$ARMED" ] || disarm ;;
  esac
done
