#!/bin/sh
# probe.sh redis|sentinel live|ready
# live: does the process answer anything at all? Never asks for a role or another member: a master that is cut off, loading or
# busy must not be killed. ready: should a client be sent here?
SCRIPT=probe
CALLER=probe
PROBE_SECONDS=4   # for all questions of a probe together: the kubelet ends one that takes 6, and nobody would say why it failed
ANSWER_WITHIN_SECONDS=$PROBE_SECONDS
. "${0%/*}/library.sh"

no() { echo "$1"; exit 1; }

now
BEGUN=$NOW

# at_most SECONDS WHY: how long the next question may take; fails when there is no time left for it.
at_most() {
  now
  ANSWER_WITHIN_SECONDS=$((BEGUN + PROBE_SECONDS - NOW))
  [ $ANSWER_WITHIN_SECONDS -gt 0 ] || no "$2"
  [ $ANSWER_WITHIN_SECONDS -le "$1" ] || ANSWER_WITHIN_SECONDS=$1
}

answers() { # PORT-ASKER
  answer=$("$1" "$LOOPBACK" PING)
  case $answer in
    *PONG* | *LOADING* | *MASTERDOWN* | *MISCONF* | *BUSY* | *NOAUTH* | *WRONGPASS* | *NOPERM* | *'max number of clients'*) ;;
    # The files are not of one authority, or were replaced by another's since the server read them: then a restart, which follows, is right.
    *'certificate verify failed'*) no "PING: the certificate that is shown here is not of the authority in ca.crt: $answer" ;;
    *) no "PING: ${answer:-no answer}" ;;
  esac
}

redis_live() {
  [ ! -f "$RUN_DIR/waiting" ] || exit 0   # waiting for a majority is healthy, and nothing listens meanwhile
  answers ask_redis
}

# Waiting for a majority, or for room on the volume.
sentinel_live() {
  [ ! -f "$RUN_DIR/sentinel-waiting" ] || exit 0
  answers ask_sentinel
}

redis_ready() {
  [ ! -f "$RUN_DIR/waiting" ] || no 'waiting for a majority of the sentinels'
  # Both in one go: INFO alone is answered while the data is still being loaded.
  info=$(printf 'PING\nINFO replication\n' | ask_redis "$LOOPBACK")
  case $info in PONG*) ;; *) no "PING: $(printf '%s' "${info:-no answer}" | head -n 1)" ;; esac
  case $info in
    *role:master*) named_master ;;
    *role:slave*master_link_status:up*master_sync_in_progress:0*) ;;
    *role:slave*) no 'replica, not in sync with its master' ;;
    *) no "INFO: $info" ;;
  esac
}

# A master counts only if it is the one that clients are sent to: by the own sentinel, or else by a majority.
named_master() {
  load_members || no 'no addresses yet'
  at_most 2 'master, but redis took too long to say so'
  named=$(ask_sentinel "$LOOPBACK" SENTINEL GET-MASTER-ADDR-BY-NAME "$MASTER_NAME" | head -n 1)
  [ "$named" != "$SELF" ] || return 0
  at_most 2 'master, but the own Sentinel does not say so in time'
  survey
  { decided && [ "$NAMED" = "$SELF" ]; } || no "master, but the sentinels name $(name_of "${NAMED:-}")"
}

sentinel_ready() {
  load_members || no 'no addresses yet'
  named=$(ask_sentinel "$LOOPBACK" SENTINEL GET-MASTER-ADDR-BY-NAME "$MASTER_NAME" | head -n 1)
  is_member "$named" || no "knows no master: ${named:-no answer}"
}

# Whoever supervises in this container looks after the helpers again: where the kernel had no process for it, nothing else wakes it.
kill -s CONT 1 2> /dev/null

case "$1 $2" in
  'redis live') redis_live ;;
  'redis ready') redis_ready ;;
  'sentinel live') sentinel_live ;;
  'sentinel ready') sentinel_ready ;;
  *) no "usage: probe.sh redis|sentinel live|ready" ;;
esac
