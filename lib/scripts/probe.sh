#!/bin/sh
# probe.sh redis live|ready
# probe.sh sentinel live
# live: does the process give any answer? This probe never asks for a role or for another member: Kubernetes must not kill a master that is
# cut off, loading or busy. ready: should clients connect to this pod? Its Sentinel must know a master too.
: "${SCRIPTS:=${0%/*}}" "${RUN_DIR:=/run/redis}"

# Wakes the shell of supervise.sh, which then looks after the helpers. If the kernel had no process for that shell, no other event wakes it.
kill -s CONT 1 2> /dev/null

# --- when all is well -------------------------------------------------------------------------------
# redis-watch and sentinel-watch look every second and write down what they see. While that is recent and good, a probe asks no server,
# starts no process and does not even read the library. Otherwise the probe asks the servers, below.

# seen FILE: sets WORDS to the text of FILE, if that is less than three seconds old.
seen() {
  at=0 WORDS=''
  { read -r at WORDS < "$RUN_DIR/$1"; } 2> /dev/null
  read -r clock _ < /proc/uptime
  at=$((${clock%.*}${clock#*.} - at))
  [ -n "$WORDS" ] && [ $at -lt 300 ] && [ $at -ge 0 ]
}
# Clients connect to the master that the own sentinel names.
names_this_member() {
  seen seen-sentinel && { read -r all < "$RUN_DIR/addresses"; } 2> /dev/null || return
  named=$WORDS
  # shellcheck disable=SC2086 # addresses
  set -- $all
  shift "${POD_NAME##*-}" && [ "$named" = "$1" ]
}
# With TLS, a process that answers on an old connection may have a certificate that no new connection accepts. So the probe opens a new
# connection.
# shellcheck source=/dev/null
without_tls() { . "$SCRIPTS/release.env" && [ "$TLS" = none ]; }

case "$1 $2" in
  'redis live') [ -f "$RUN_DIR/waiting" ] || { seen seen-redis && without_tls && exit 0; } ;;
  'redis ready')
    if [ ! -f "$RUN_DIR/waiting" ] && seen seen-redis; then
      case $WORDS in 'slave up 0') ! seen seen-sentinel || exit 0 ;; master*) ! names_this_member || exit 0 ;; esac
    fi ;;
  'sentinel live') [ -f "$RUN_DIR/sentinel-waiting" ] || { seen seen-sentinel && without_tls && exit 0; } ;;
esac

# --- otherwise ----------------------------------------------------------------------------------------
SCRIPT=probe
CALLER=probe
PROBE_SECONDS=4   # for all questions of a probe: the kubelet ends a probe after 6 seconds, and then the reason of the failure is lost
ANSWER_WITHIN_SECONDS=$PROBE_SECONDS
. "$SCRIPTS/library.sh"

no() { echo "$1"; exit 1; }

now
BEGUN=$NOW

# at_most SECONDS WHY: limits the next question to SECONDS; fails with the message WHY when no time is left.
at_most() {
  now
  ANSWER_WITHIN_SECONDS=$((BEGUN + PROBE_SECONDS - NOW))
  [ $ANSWER_WITHIN_SECONDS -gt 0 ] || no "$2"
  [ $ANSWER_WITHIN_SECONDS -le "$1" ] || ANSWER_WITHIN_SECONDS=$1
}

answers() { # PORT-ASKER
  answer=$("$1" own PING)
  case $answer in
    *PONG* | *LOADING* | *MASTERDOWN* | *MISCONF* | *BUSY* | *NOAUTH* | *WRONGPASS* | *NOPERM* | *'max number of clients'*) ;;
    # The files are from two authorities, or were replaced with those of a new authority after the server read them. Then the restart is right.
    *'certificate verify failed'*) no "PING: the certificate that is shown here is not of the authority in ca.crt: $answer" ;;
    *) no "PING: ${answer:-no answer}" ;;
  esac
}

redis_live() {
  [ ! -f "$RUN_DIR/waiting" ] || exit 0   # waiting for a majority is healthy, and redis does not listen meanwhile
  answers ask_redis
}

# The file is there while Sentinel waits for a majority, or for room on the volume.
sentinel_live() {
  [ ! -f "$RUN_DIR/sentinel-waiting" ] || exit 0
  answers ask_sentinel
}

redis_ready() {
  [ ! -f "$RUN_DIR/waiting" ] || no 'waiting for a majority of the sentinels'
  # Both commands over one connection. INFO alone is not enough, because redis answers INFO while it loads data.
  info=$(printf 'PING\nINFO replication\n' | ask_redis own)
  case $info in PONG*) ;; *) no "PING: $(printf '%s' "${info:-no answer}" | head -n 1)" ;; esac
  case $info in
    *role:master*) named_master ;;
    *role:slave*master_link_status:up*master_sync_in_progress:0*) sentinel_knows_master ;;
    *role:slave*) no 'replica, not in sync with its master' ;;
    *) no "INFO: $info" ;;
  esac
}

# A master is ready only if it is the master that clients are sent to, by the own sentinel or else by a majority.
named_master() {
  load_members || no 'no addresses yet'
  at_most 2 'master, but redis took too long to say so'
  named=$(ask_sentinel own SENTINEL GET-MASTER-ADDR-BY-NAME "$MASTER_NAME" | head -n 1)
  [ "$named" != "$SELF" ] || return 0
  at_most 2 'master, but the own Sentinel does not say so in time'
  survey
  { decided && [ "$NAMED" = "$SELF" ]; } || no "master, but the sentinels name $(name_of "${NAMED:-}")"
}

sentinel_knows_master() {
  load_members || no 'no addresses yet'
  at_most 2 'no time left to ask Sentinel'
  named=$(ask_sentinel own SENTINEL GET-MASTER-ADDR-BY-NAME "$MASTER_NAME" | head -n 1)
  is_member "$named" || no "Sentinel knows no master: ${named:-no answer}"
}

case "$1 $2" in
  'redis live') redis_live ;;
  'redis ready') redis_ready ;;
  'sentinel live') sentinel_live ;;
  *) no 'usage: probe.sh redis live|ready, probe.sh sentinel live' ;;
esac
