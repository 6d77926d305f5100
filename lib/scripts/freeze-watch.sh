#!/bin/sh
# Beside Sentinel: a redis that hangs as master, and goes on while another one is promoted. Until it is told, it would take writes, and a
# replica that is about to follow the other one would confirm them. Nobody can fence it while it hangs, so what it shall do first when it
# goes on lies ready in a connection that was open before: no writes, and no answer to any client that was connected. Then redis-watch allows
# writes again, once a majority names this member and sees nothing wrong.
SCRIPT=freeze-watch
. "${0%/*}/library.sh"
. "$SCRIPTS/lines.sh"
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

LINE=$LINES/redis-$SELF
OPEN_FOR_LOOKS=300
ARMED=   # for how many looks

# All but the last word of a transaction. A new pipe each time: what is still said to the old one must not get between. And it is held here,
# or what is said before its reader is there would be lost, the first words only.
arm() {
  disarm
  mkdir -p "$LINES" && mkfifo "$LINE" && exec 8<> "$LINE"
  open_line redis "$SELF" $((2 * OPEN_FOR_LOOKS))
  for command in MULTI "CONFIG SET min-replicas-to-write $FENCE" 'CLIENT KILL TYPE normal SKIPME yes'; do tell redis "$SELF" "$command"; done
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

disarm
while sleep 1; do
  case $(role) in
    master*)
      still_armed || arm
      forget redis "$SELF"
      tell redis "$SELF" PING
      ARMED=$((ARMED + 1)) ;;
    '')
      { [ -n "$ARMED" ] && missed; } || continue
      tell redis "$SELF" EXEC
      ARMED=
      log "redis has not answered for $((PATIENCE_SECONDS + 1)) s as master: when it goes on, it takes no writes until a majority names it" ;;
    *) [ -z "$ARMED" ] || disarm ;;
  esac
done
