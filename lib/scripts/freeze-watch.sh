#!/bin/sh
# Beside Sentinel: a redis that hangs as master, and goes on while another one is promoted. Until it is told, it would take writes, and a
# replica that is about to follow the other one would confirm them. Nobody can fence it while it hangs, so what it shall do first when it
# goes on lies ready in a connection that was open before: no writes, and no answer to any client that was connected. Then redis-watch allows
# writes again, once a majority names this member and sees nothing wrong.
#
# A script or a function hangs a server too. After busy-reply-threshold the server answers in the middle of it, but everything with BUSY, and
# throws the order away. So the order is given again and again until the script is over. One that has written something can not be stopped:
# where it never ends, the server is, once another one is master.
SCRIPT=freeze-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/lines.sh"
. "$SCRIPTS/busy.sh"
load_members || exit 1
[ "$COUNT" -gt 1 ] || exit 0
# Whoever wants no replica for a write wants a master that goes on alone.
grep -q '^min-replicas-to-write [1-9]' "$SCRIPTS/redis.conf" || exit 0

# Asked once a second, and a last time for one second: all that is over before the sentinels can call it down.
PATIENCE_SECONDS=$((DOWN_AFTER_MILLISECONDS / 1000 - 2))
[ $PATIENCE_SECONDS -ge 1 ] || PATIENCE_SECONDS=1
role() (
  ANSWER_WITHIN_SECONDS=$PATIENCE_SECONDS
  answer=$(ask_redis "$LOOPBACK" ROLE)
  ANSWER_WITHIN_SECONDS=1
  # Twice: if this container itself hung, the first answer came too late only here.
  [ -n "$answer" ] || answer=$(ask_redis "$LOOPBACK" ROLE)
  echo "$answer"
)

# The own Sentinel misses it too. Where this container has too little of a processor, it is slow here alone, and redis is well.
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
ARMED=   # for how many looks

# What it shall do, a transaction: all but the last word is said before.
PREPARE="MULTI
CONFIG SET min-replicas-to-write $FENCE
CLIENT KILL TYPE normal SKIPME yes"

# A new pipe each time: what is still said to the old one must not get between. And it is held here, or what is said before its reader is
# there would be lost, the first words only.
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
# Whoever closes connections of clients closes this one too, and then a command is not put in line, but answered.
still_armed() {
  [ -n "$ARMED" ] && [ "$ARMED" -lt $OPEN_FOR_LOOKS ] || return
  said=
  while IFS= read -r HEARD; do said=$HEARD; done < "$LINE.said"
  [ "$said" = QUEUED ]
}

# Given again, it is given so many times in a row, so that hardly a moment lies between two of them.
IN_A_ROW=8
ORDER="$PREPARE
EXEC"
ORDERS=
while [ ${#ORDERS} -lt $((IN_A_ROW * ${#ORDER})) ]; do ORDERS="$ORDERS$ORDER
"; done

# hear_result ORDERS: sets HEARD to what became of so many: the number of clients that were cut off, or a refusal of all. Empty while there
# is none.
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

# fence: gives the order, and again as long as it is thrown away. Ends when it was carried out, when the own Sentinel has named another one
# for two seconds while redis is busy, or when nothing comes of it.
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

BUSY_SINCE=   # the time of the first look of many at which it answered nothing but BUSY
BUSY_SECONDS=60
end_if_busy() {
  now
  : "${BUSY_SINCE:=$NOW}"
  if [ $((NOW - BUSY_SINCE)) -ge $BUSY_SECONDS ] && end_if_superseded; then BUSY_SINCE=; fi
}

disarm
while sleep 1; do
  answer=$(role)
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
