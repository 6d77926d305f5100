# shellcheck shell=sh
# What every script of a release shares: where things are, how to log, how to ask redis and Sentinel,
# and what a majority of the sentinels says. Sourced first by each of them.
#
# Shell variables are global: a function that loops is a subshell, `name() ( ... )`, so that its variables
# cannot overwrite a caller's. Results in capitals are set by the few functions that are `{ ... }`.
# redis-cli exits 0 on error replies, so every decision reads the text of the answer.

: "${SCRIPTS:=${0%/*}}"
: "${DATA_DIR:=/data}" "${RUN_DIR:=/run/redis}" "${SECRETS_DIR:=/run/secrets/redis}" "${TLS_DIR:=/run/tls}"
: "${LOOPBACK:=127.0.0.1}"          # own processes are spoken to here, never through the member's own Service
: "${BIND_ADDRESS:=}"               # only set where several members share one machine
: "${ANSWER_WITHIN_SECONDS:=2}"
: "${LOG_TO:=}"                     # hooks only: kubelet drops what they print, so they write where the container writes
# shellcheck source=/dev/null
. "$SCRIPTS/release.env"
# Of another user, as where all containers of a pod share their processes, it can not be opened: then `:` alone would end the shell.
if [ -n "$LOG_TO" ] && { command : >> "$LOG_TO"; } 2> /dev/null; then exec 2>> "$LOG_TO"; fi

# shellcheck disable=SC2034  # used by those who source this
STATE_DIR=$DATA_DIR/sentinel        # lies on the data volume: Sentinel must remember its epochs
ORDINAL=${POD_NAME##*-}
MY_NAME=$POD_NAME
# Another one for each ordinal, so that no two candidates stand for election in the same instant.
# shellcheck disable=SC2034
DOWN_AFTER=$((DOWN_AFTER_MILLISECONDS + ORDINAL * DOWN_AFTER_STAGGER_MILLISECONDS))
NEARLY_DOWN_MILLISECONDS=2000
[ "$DOWN_AFTER_MILLISECONDS" -ge 4000 ] || NEARLY_DOWN_MILLISECONDS=$((DOWN_AFTER_MILLISECONDS / 2))
# How often Sentinel asks who is master, replica, in sync, and who lives (sentinel-watch.sh).
# shellcheck disable=SC2034
INFO_PERIOD_MILLISECONDS=1000 PING_PERIOD_MILLISECONDS=700
# So many replicas are never there: as min-replicas-to-write it means no writes.
# shellcheck disable=SC2034
FENCE=1000
umask 077

log() { printf '%s %s %s: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$MY_NAME" "${SCRIPT:-script}" "$*" >&2; }

# now: sets NOW to the seconds of a clock that nobody can set, unlike the date. Both containers of a pod have the same, and it costs no process.
now() { read -r NOW _ < /proc/uptime; NOW=${NOW%%.*}; }

# For what is said in a loop: the same sentence again only after 30 seconds.
log_once() {
  now
  [ "$*" = "${LOG_LAST:-}" ] && [ "$NOW" -lt $((LOG_AT + 30)) ] && return
  LOG_LAST=$* LOG_AT=$NOW
  log "$*"
}

# --- asking ---------------------------------------------------------------------------------------

# Which of the release's users asks: a script says so before it sources this file. Without ACL there is one user for everything.
: "${CALLER:=operations}"
PASSWORD=       # another one than the caller's own, to try it
# The same for every call: the user, and how to speak TLS.
OPTIONS=
[ "$AUTH" != acl ] || OPTIONS="--user $CALLER"
[ "$TLS" = none ] || OPTIONS="$OPTIONS --tls --cacert $TLS_DIR/ca.crt --cert $TLS_DIR/tls.crt --key $TLS_DIR/tls.key"

# Sets FOUND to the password that this pod uses for a user now; empty without passwords. Read anew each time, for it may be replaced
# (secret-watch.sh), and by the shell itself, which costs no process.
look_up() {
  FOUND=
  [ -r "$RUN_DIR/passwords" ] || return 0
  [ "$AUTH" = acl ] && ACCOUNT=$1 || ACCOUNT=default
  while IFS= read -r LINE; do
    case $LINE in "$ACCOUNT "*) FOUND=${LINE#* }; return ;; esac
  done < "$RUN_DIR/passwords"
}
password_of() ( look_up "$1"; printf '%s' "$FOUND" )

# The one place that calls redis-cli: cli SECONDS ADDRESS PORT [ARGUMENT...]. 0 seconds are no limit. The password travels in the
# environment of that one call. No answer in time is an empty answer: busybox' shell would add a word of its own about the program that
# `timeout` ended. The colon is there for that shell, which would take the redirection of a subshell alone for one inside it.
cli() {
  { :; (
    seconds=$1 address=$2 port=$3
    shift 3
    look_up "$CALLER"
    REDISCLI_AUTH=${PASSWORD:-$FOUND}
    if [ -n "$REDISCLI_AUTH" ]; then export REDISCLI_AUTH; fi
    # shellcheck disable=SC2086
    set -- "$CLI" $OPTIONS -h "$address" -p "$port" "$@"
    [ "$seconds" = 0 ] || set -- timeout "$seconds" "$@"
    exec "$@" 2>&1
  ); } 2> /dev/null
}

# ask_redis ADDRESS [COMMAND...]; without a command, several are read from standard input, one a line.
ask_redis() ( address=$1; shift; cli "$ANSWER_WITHIN_SECONDS" "$address" "$REDIS_PORT" "$@" )
ask_sentinel() ( address=$1; shift; cli "$ANSWER_WITHIN_SECONDS" "$address" "$SENTINEL_PORT" "$@" )

# field NAME: the value of NAME in the text of INFO on standard input.
field() { awk -v name="$1:" 'index($0, name) == 1 { sub(/\r$/, ""); print substr($0, length(name) + 1); exit }'; }

is_master() { case $(ask_redis "$1" ROLE) in master*) ;; *) return 1 ;; esac; }

# stepping_down [MASTER]: what a redis that follows another master from now on is told, for `ask_redis`. Its clients are cut off in the same moment
# and before: one that waits in a command (BLPOP, XREAD, WAIT) would be answered with an error, UNBLOCKED, where it expects a broken connection.
stepping_down() {
  printf 'MULTI\nCLIENT KILL TYPE normal SKIPME yes\nCLIENT KILL TYPE pubsub\n'
  [ -z "$1" ] || echo "REPLICAOF $1 $REDIS_PORT"
  echo EXEC
}

# A word as it must stand in a configuration file.
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

# --- members --------------------------------------------------------------------------------------

is_address() { case $1 in '' | *[!0-9a-fA-F.:]*) return 1 ;; esac; }
is_member() { case " $ADDRESSES " in *" $1 "*) is_address "$1" ;; *) return 1 ;; esac; }

# all_but ADDRESS: the other members.
all_but() ( for member in $ADDRESSES; do [ "$member" = "$1" ] || echo "$member"; done )

# nearest ADDRESS: where to ask that member; the own processes never through the own Service.
nearest() { if [ "$1" = "$SELF" ]; then echo "$LOOPBACK"; else echo "$1"; fi; }

# name_of ADDRESS: the member's name, for logs.
name_of() (
  wanted=$1
  # shellcheck disable=SC2086
  set -- $ADDRESSES
  for member in $MEMBERS; do
    [ $# -gt 0 ] || break   # the ConfigMap may have more members already than this pod has looked up
    [ "$1" = "$wanted" ] && { echo "$member"; return; }; shift
  done
  echo "${wanted:-nobody}" )

# The same in every life, so that no peer counts this sentinel twice.
sentinel_id() { printf '%s/%s' "$POD_NAMESPACE" "$1" | sha1sum | cut -c 1-40; }

use_addresses() { # the addresses of all members in ordinal order
  ADDRESSES=$*
  COUNT=$# MAJORITY=$(($# / 2 + 1)) SELF='' PEERS=''
  while [ $# -gt 0 ]; do
    if [ $((COUNT - $#)) = "$ORDINAL" ]; then SELF=$1; else PEERS="$PEERS $1"; fi
    shift
  done
}

has_dataset() { [ -d "$DATA_DIR/appendonlydir" ] || [ -s "$DATA_DIR/dump.rdb" ] || [ -s "$DATA_DIR/appendonly.aof" ]; }

# An operator says that this member's data shall win where no majority can say so. The file on the data volume is the operator's;
# init.sh moves it to the other place, so that it counts once, and for both containers.
forced_by_operator() { [ -f "$DATA_DIR/force-master" ] || [ -f "$RUN_DIR/force-master" ]; }

# For hooks and probes: the addresses that this pod resolved when it started. Read by the shell itself: hooks are in a hurry.
load_members() {
  [ -s "$RUN_DIR/addresses" ] && IFS= read -r RESOLVED < "$RUN_DIR/addresses" || return 1
  # shellcheck disable=SC2086
  use_addresses $RESOLVED
}

# --- what the sentinels say -----------------------------------------------------------------------

# opinion ADDRESS: one line, "ADDRESS known EPOCH MASTER FLAGS", "ADDRESS new", or "ADDRESS unusable WHY". One connection for all
# questions: a failover that is decided but not yet finished shows only in the last. One that has hung does nothing for 30 s, not even what
# it was asked for, and says so in the first (tilt): for those who ask for a failover (failover.sh).
# Nothing is taken over unchecked: neither another release's master, nor an address that is no member.
opinion() (
  text=$({
    [ -z "${WITH_TILT:-}" ] || printf 'INFO sentinel\nPING\n'
    printf 'SENTINEL MASTER %s\nSENTINEL GET-MASTER-ADDR-BY-NAME %s\n' "$MASTER_NAME" "$MASTER_NAME"
  } | ask_sentinel "$(nearest "$1")")
  case $text in
    *config-epoch*) ;;
    *"No such master"*) echo "$1 new"; return ;;
    '') echo "$1 unusable no answer"; return ;;
    *) echo "$1 unusable $(printf '%s' "$text" | head -n 1)"; return ;;
  esac
  # Names and values alternate, then come the master's address and port. One that has waited long for the master's answer is about to call
  # it down, and that counts as if it had: whoever asks for a failover now would come at the same time. As Sentinel itself does, the time
  # counts from the first question without an answer; a connection that broke before one was asked counts from the last answer.
  # shellcheck disable=SC2046
  set -- "$1" $(printf '%s\n' "$text" | awk -v limit=$((DOWN_AFTER_MILLISECONDS - NEARLY_DOWN_MILLISECONDS)) '
    /^sentinel_tilt:1/ { tilt = ",tilt" }
    /PONG$/ { lines = 0; next }   # redis-cli does not end what INFO answers with a new line
    ++lines % 2 { name = $0; next }
    { value[name] = $0 }
    END {
      flags = value["flags"] tilt
      silent = value["last-ping-sent"] + 0
      if (!silent) silent = value["last-ok-ping-reply"] + 0
      if (silent > limit && flags !~ /s_down/) flags = flags ",nearly_down"
      print value["name"], value["config-epoch"], name, flags
    }')
  [ "${2:-}" = "$MASTER_NAME" ] || { echo "$1 unusable it answers about ${2:-nothing}, which is another release's master"; return; }
  set -- "$1" "${3:-}" "${4:-}" "${5:-}"
  case ${2:-x} in *[!0-9]*) echo "$1 unusable no config-epoch in its answer"; return ;; esac
  is_member "${3:-}" || { echo "$1 unusable it names ${3:-nobody} as master, which is no member of this release"; return; }
  echo "$1 known $2 $3 ${4:-none}"
)

# survey [ADDRESS...]: asks these sentinels, or all, at once. Sets OPINIONS, KNOWN (sentinels that name a master), NEW (that know none yet),
# NAMED (the master by the highest config-epoch; empty if nobody names one or two say different things), EPOCH (that one), FLAGS (all seen).
survey() {
  # shellcheck disable=SC2086
  [ $# -gt 0 ] || set -- $ADDRESSES
  OPINIONS=$({ for sentinel; do opinion "$sentinel" & done; wait; } | sort)
  # shellcheck disable=SC2046
  set -- $(printf '%s\n' "$OPINIONS" | awk '
    $2 == "new" { fresh++ }
    $2 == "known" { known++; flags = flags "," $5 }
    $2 == "known" && $3 + 0 == epoch + 0 && $4 != master { doubt = 1 }
    $2 == "known" && $3 + 0 > epoch + 0 { epoch = $3; master = $4; doubt = 0 }
    BEGIN { epoch = -1 }
    END { print known + 0, fresh + 0, (known && !doubt) ? master : "-", epoch + 0, flags }')
  # shellcheck disable=SC2034  # used by those who source this
  KNOWN=$1 NEW=$2 NAMED=$3 EPOCH=$4 FLAGS=${5:-}
  [ "$NAMED" != - ] || NAMED=
}

# decided: there is no doubt about the master, and nobody who was not heard can know of a later one: a majority remembers (each failover was
# voted for by a majority too, so one of them took part in the last), or all answered. A sentinel that is new may have voted and lost its
# memory. So it is no vote while one is missing that may remember.
decided() { [ -n "$NAMED" ] && { [ "$KNOWN" -ge "$MAJORITY" ] || [ $((KNOWN + NEW)) = "$COUNT" ]; }; }
# decided_as_last: the same for a sentinel that does not answer yet itself.
decided_as_last() { decided || { [ -n "$NAMED" ] && [ $((KNOWN + NEW + 1)) = "$COUNT" ]; }; }

# In words, for logs: what each sentinel said.
opinions_in_words() ( printf '%s\n' "$OPINIONS" | while read -r sentinel state rest; do
    case $state in
      known)
        # shellcheck disable=SC2086
        set -- $rest
        printf '%s names %s (epoch %s, %s); ' "$(name_of "$sentinel")" "$(name_of "$2")" "$1" "$3" ;;
      new) printf '%s knows no master yet; ' "$(name_of "$sentinel")" ;;
      *) printf '%s: %s; ' "$(name_of "$sentinel")" "$rest" ;;
    esac
  done )
