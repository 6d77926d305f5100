# shellcheck shell=sh
# What all scripts of a release share: paths, the log, questions to redis and Sentinel, and what a majority of the sentinels says.
# Each script in a pod of the release sources this file first. Only probe.sh starts without the library, while a probe needs no question.
#
# Shell variables are global. So a function that loops is a subshell, `name() ( ... )`, and can't overwrite a variable of the caller.
# The few functions with `{ ... }` return results in variables with names in capitals.
# redis-cli exits with 0 after an error reply, so every decision reads the text of the answer.

: "${SCRIPTS:=${0%/*}}"
: "${DATA_DIR:=/data}" "${RUN_DIR:=/run/redis}" "${SECRETS_DIR:=/run/secrets/redis}" "${TLS_DIR:=/run/tls}"
: "${BIND_ADDRESS:=}"               # set only where several members share one machine
: "${ANSWER_WITHIN_SECONDS:=2}"
: "${LOG_TO:=}"                     # set only in hooks: the kubelet drops the output of a hook, so a hook writes to the container's log
# shellcheck source=/dev/null
. "$SCRIPTS/release.env"
# The log of another user's process can't be opened, as where the containers of a pod share their processes.
# `command` is needed because a failed redirection of `:` alone ends the shell.
if [ -n "$LOG_TO" ] && { command : >> "$LOG_TO"; } 2> /dev/null; then exec 2>> "$LOG_TO"; fi

# shellcheck disable=SC2034  # used by those who source this
STATE_DIR=$DATA_DIR/sentinel        # on the data volume, because Sentinel must remember its epochs
ORDINAL=${POD_NAME##*-}
MY_NAME=$POD_NAME
# Each ordinal waits for a different time, so that no two sentinels stand for election at the same instant.
# shellcheck disable=SC2034
DOWN_AFTER=$((DOWN_AFTER_MILLISECONDS + ORDINAL * DOWN_AFTER_STAGGER_MILLISECONDS))
NEARLY_DOWN_MILLISECONDS=2000
[ "$DOWN_AFTER_MILLISECONDS" -ge 4000 ] || NEARLY_DOWN_MILLISECONDS=$((DOWN_AFTER_MILLISECONDS / 2))
# How often Sentinel sends INFO (role, sync state) and PING to the members: sentinel-watch.sh sets both periods.
# shellcheck disable=SC2034
INFO_PERIOD_MILLISECONDS=1000 PING_PERIOD_MILLISECONDS=700
# As min-replicas-to-write this number blocks all writes, because a master never has so many replicas.
# shellcheck disable=SC2034
FENCE=1000
umask 077

log() { printf '%s %s %s: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$MY_NAME" "${SCRIPT:-script}" "$*" >&2; }

# now: sets NOW to the uptime in seconds. Unlike the date, this clock can't be set. Both containers of a pod read the same clock, and
# reading it starts no process.
now() { read -r NOW _ < /proc/uptime; NOW=${NOW%%.*}; }

# look_at_clock: sets HUNDREDTHS to the uptime in hundredths of a second.
look_at_clock() { read -r HUNDREDTHS _ < /proc/uptime; HUNDREDTHS=${HUNDREDTHS%.*}${HUNDREDTHS#*.}; }

# For messages in a loop: logs the same message again only after 30 seconds.
log_once() {
  now
  [ "$*" = "${LOG_LAST:-}" ] && [ "$NOW" -lt $((LOG_AT + 30)) ] && return
  LOG_LAST=$* LOG_AT=$NOW
  log "$*"
}

# --- asking ---------------------------------------------------------------------------------------

# The ACL user that asks. A script sets CALLER before it sources this file. Without ACL, one user does everything.
: "${CALLER:=operations}"
PASSWORD=       # a password to try in place of the caller's password
USER_OPTION='' TLS_OPTIONS=''
[ "$AUTH" != acl ] || USER_OPTION="--user $CALLER"
[ "$TLS" = none ] || TLS_OPTIONS="--tls --cacert $TLS_DIR/ca.crt --cert $TLS_DIR/tls.crt --key $TLS_DIR/tls.key"

# look_up USER: sets FOUND to the password that this pod uses for the user now; empty without passwords. Each call reads the file again,
# because secret-watch.sh may replace passwords. The shell itself reads the file, which starts no process.
look_up() {
  FOUND=
  [ -r "$RUN_DIR/passwords" ] || return 0
  [ "$AUTH" = acl ] && ACCOUNT=$1 || ACCOUNT=default
  while IFS= read -r LINE; do
    case $LINE in "$ACCOUNT "*) FOUND=${LINE#* }; return ;; esac
  done < "$RUN_DIR/passwords"
}
password_of() ( look_up "$1"; printf '%s' "$FOUND" )

# cli SECONDS ADDRESS PORT [ARGUMENT...]: calls redis-cli. All calls go through this function or become_cli. 0 seconds mean no limit. The address `own`
# means the servers of this pod. They are asked over a socket file in memory, which needs no TLS, and never through the member's own Service.
# The password is in the environment of this call only.
# Without an answer in time the result is empty: stderr is dropped, because busybox' shell reports the program that `timeout` ended.
# busybox needs the `:` too: without `:`, its shell applies the redirection inside the subshell only.
cli() { { :; ( become_cli "$@" ); } 2> /dev/null; }
# The same for a subshell, which redis-cli replaces: no shell waits beside a connection that stays open.
become_cli() {
  seconds=$1 address=$2 port=$3; shift 3
  look_up "$CALLER"
  REDISCLI_AUTH=${PASSWORD:-$FOUND}
  if [ -n "$REDISCLI_AUTH" ]; then export REDISCLI_AUTH; fi
  where="$TLS_OPTIONS -h $address -p $port"
  if [ "$address" = own ]; then
    where="$TLS_OPTIONS -h ${BIND_ADDRESS:-127.0.0.1} -p $port"
    [ "$port" = "$REDIS_PORT" ] && socket=$RUN_DIR/redis.sock || socket=$RUN_DIR/sentinel.sock
    # A probe opens a connection with TLS, because it must see whether clients could. After an update of the ConfigMap these scripts also run in
    # pods that an earlier version has started, without the files.
    if [ -S "$socket" ] && { [ "$CALLER" != probe ] || [ "$TLS" = none ]; }; then where="-s $socket"; fi
  fi
  [ "$port" != "$SENTINEL_PORT" ] || [ -z "$SENTINEL_USER" ] || where="--user $SENTINEL_USER $where"
  # shellcheck disable=SC2086 # words
  set -- "$CLI" $USER_OPTION $where "$@"
  [ "$seconds" = 0 ] || set -- timeout "$seconds" "$@"
  exec "$@" 2>&1
}

# ask_redis ADDRESS [COMMAND...]: without a command, redis-cli reads commands from standard input, one per line.
ask_redis() ( address=$1; shift; cli "$ANSWER_WITHIN_SECONDS" "$address" "$REDIS_PORT" "$@" )
ask_sentinel() ( address=$1; shift; cli "$ANSWER_WITHIN_SECONDS" "$address" "$SENTINEL_PORT" "$@" )

# field NAME: the value of NAME in the output of INFO on standard input.
field() { awk -v name="$1:" 'index($0, name) == 1 { sub(/\r$/, ""); print substr($0, length(name) + 1); exit }'; }

is_master() { case $(ask_redis "$1" ROLE) in master*) ;; *) return 1 ;; esac; }

# stepping_down [MASTER]: prints the commands that make a redis follow another master. One transaction cuts off the clients before the
# change of role: a client that waits in a command (BLPOP, XREAD, WAIT) expects a broken connection, and would get the error UNBLOCKED.
stepping_down() {
  printf 'MULTI\nCLIENT KILL TYPE normal SKIPME yes\nCLIENT KILL TYPE pubsub\n'
  [ -z "$1" ] || echo "REPLICAOF $1 $REDIS_PORT"
  echo EXEC
}

# quoted TEXT: the text as a configuration file needs it.
quoted() { printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; }

# --- members --------------------------------------------------------------------------------------

is_address() { case $1 in '' | *[!0-9a-fA-F.:]*) return 1 ;; esac; }
is_member() { case " $ADDRESSES " in *" $1 "*) is_address "$1" ;; *) return 1 ;; esac; }

# all_but ADDRESS: the other members.
all_but() ( for member in $ADDRESSES; do [ "$member" = "$1" ] || echo "$member"; done )

# nearest ADDRESS: where to ask that member.
nearest() { if [ "$1" = "$SELF" ]; then echo own; else echo "$1"; fi; }

# name_of ADDRESS: the name of the member, for logs.
name_of() (
  wanted=$1
  # shellcheck disable=SC2086
  set -- $ADDRESSES
  for member in $MEMBERS; do
    [ $# -gt 0 ] || break   # after an update the ConfigMap may list more members than this pod has looked up
    [ "$1" = "$wanted" ] && { echo "$member"; return; }; shift
  done
  echo "${wanted:-nobody}" )

# The id is the same after each restart, so that no peer counts this sentinel twice.
sentinel_id() { printf '%s/%s' "$POD_NAMESPACE" "$1" | sha1sum | cut -c 1-40; }

use_addresses() { # takes the addresses of all members in ordinal order
  ADDRESSES=$*
  COUNT=$# MAJORITY=$(($# / 2 + 1)) SELF='' PEERS=''
  while [ $# -gt 0 ]; do
    if [ $((COUNT - $#)) = "$ORDINAL" ]; then SELF=$1; else PEERS="$PEERS $1"; fi
    shift
  done
}

has_dataset() { [ -d "$DATA_DIR/appendonlydir" ] || [ -s "$DATA_DIR/dump.rdb" ] || [ -s "$DATA_DIR/appendonly.aof" ]; }

# True when an operator has decided that this member's data wins although no majority says so. The operator creates the file on the data
# volume. init.sh moves it to RUN_DIR, so that the file counts once, and for both containers.
forced_by_operator() { [ -f "$DATA_DIR/force-master" ] || [ -f "$RUN_DIR/force-master" ]; }

# load_members: reads the addresses that this pod resolved when it started. The shell itself reads the file, because hooks have little time.
load_members() {
  [ -s "$RUN_DIR/addresses" ] && IFS= read -r RESOLVED < "$RUN_DIR/addresses" || return 1
  # shellcheck disable=SC2086
  use_addresses $RESOLVED
}

# --- what the sentinels say -----------------------------------------------------------------------

# opinion ADDRESS: asks one sentinel, and prints one line: "ADDRESS known EPOCH MASTER FLAGS", "ADDRESS new", or "ADDRESS unusable WHY".
# One connection serves all questions. The last question is needed because only its answer shows a failover that is decided but not finished.
# WITH_TILT (failover.sh) adds the question for the state tilt: a sentinel that hung does nothing for 30 s, and ignores requests.
# An answer about the master of another release, or with an address that is no member, is unusable.
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
  # Names and values alternate; the master's address and port come last. A sentinel whose PING the master has not answered for long is about
  # to see the master down. The flag nearly_down says so, because a failover that is requested now would meet the sentinels' own failover.
  # Like Sentinel, this program counts from the first PING without an answer. If the connection broke before a PING, it counts from the last
  # answer.
  # shellcheck disable=SC2046
  set -- "$1" $(printf '%s\n' "$text" | awk -v limit=$((DOWN_AFTER_MILLISECONDS - NEARLY_DOWN_MILLISECONDS)) '
    /^sentinel_tilt:1/ { state = ",tilt" }
    /^NOPERM|^AUTH failed/ { state = ",refused"; next }
    /PONG$/ { lines = 0; next }   # redis-cli does not end what INFO answers with a new line
    ++lines % 2 { name = $0; next }
    { value[name] = $0 }
    END {
      flags = value["flags"] state
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

# survey [ADDRESS...]: asks these sentinels, or all, at the same time. Sets:
# OPINIONS: the lines of `opinion`; KNOWN: the number of sentinels that name a master; NEW: the number that know no master yet;
# NAMED: the master with the highest config-epoch, empty if no sentinel names a master or two name different masters with that epoch;
# EPOCH: that config-epoch; FLAGS: the flags of all answers.
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

# decided: after a survey, the master is certain, and no sentinel that did not answer can know a later master. That is so when all sentinels
# answered, or when a majority names a master: a majority voted for each failover, so at least one of these sentinels voted in the last one.
# A new sentinel may have voted and then lost its memory. So a new sentinel does not count while a sentinel is missing that may remember.
decided() { [ -n "$NAMED" ] && { [ "$KNOWN" -ge "$MAJORITY" ] || [ $((KNOWN + NEW)) = "$COUNT" ]; }; }
# decided_as_last: the same for a member whose own sentinel does not run yet.
decided_as_last() { decided || { [ -n "$NAMED" ] && [ $((KNOWN + NEW + 1)) = "$COUNT" ]; }; }

# What each sentinel said, in words, for logs.
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
