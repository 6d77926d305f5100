# shellcheck shell=sh
# Sourced by init.sh and sentinel.sh, whose last command is `serve`. The shell stays as the first process of the container, and the server is
# its child. As the first process, the server would become the parent of every process whose parent has ended, and not wait for its end.
# busybox' `timeout` leaves one such process behind at each call: thousands of ended processes an hour, until the server no longer notices the
# end of its own children.
#
# The shell sleeps until a child ends. It starts a helper again that ended too early. The shell must not end before the server, because
# the server would be killed too. So the shell starts only the processes that it needs, with `command eval`: otherwise a shell ends when the
# kernel can't create a process.

HELPERS=      # the scripts to run beside the server, by name
RUNNING=      # the helpers that run, as words NAME:PID
MISSING=      # the helpers that do not run, as words NAME:STATUS with the exit status; only NAME before the first start
PAUSE=        # the process that sleeps before helpers are started again
SERVER_PID=
STOPPING=

# A shell that is the first process of a container ignores SIGTERM without a trap.
trap 'exit 143' TERM INT

runs() { kill -0 "$1" 2> /dev/null; }

# serve COMMAND...: ends when the server ends, with the exit status of the server.
serve() {
  command eval '"$@" & SERVER_PID=$!'
  [ -n "$SERVER_PID" ] || exit 1
  exec 9>&-   # what init.sh opened for the server alone
  while is_copy_of_this_shell "$SERVER_PID"; do :; done   # it would lose the signal
  # No conditions in these traps: in dash and busybox, a second signal that arrives in the middle of a trap replaces the exit status of the
  # command under way by that of the command before the trap.
  trap 'STOPPING=yes; kill -s TERM "$SERVER_PID"' TERM
  trap 'STOPPING=yes; kill -s INT "$SERVER_PID"' INT
  trap outlast_server EXIT
  # The end of a child ends `wait`. The signal CONT ends `wait` too. A probe sends CONT from time to time: if the kernel had no process for the
  # pause, no child would end, and only this signal wakes the shell.
  trap : CHLD CONT
  MISSING=$HELPERS
  start_missing
  while
    wait "$SERVER_PID"
    STATUS=$?
    runs "$SERVER_PID"
  do look_after_helpers; done
  # `wait` may have returned for another child just before the server ended. If the server ended first, the shell no longer knows its process.
  # A signal that is still pending, SIGCHLD or SIGCONT, ends this `wait` too (128 + 17 or 18). bash may answer so again and again.
  for _ in 1 2 3; do
    wait "$SERVER_PID" 2> /dev/null
    again=$?
    case $again in 127 | 145 | 146) ;; *) STATUS=$again; break ;; esac
  done
  trap - EXIT
  exit "$STATUS"
}

# A new process is a copy of this shell, with its traps, until it becomes the server.
is_copy_of_this_shell() { # PID
  own='' its=''
  { read -r own < /proc/$$/cmdline; read -r its < "/proc/$1/cmdline"; } 2> /dev/null
  [ "$own" = "$its" ]
}

# For a shell that ends anyway: bash gives up after fifteen seconds in which it can't create a process.
outlast_server() {
  echo "$MY_NAME $SCRIPT: the shell beside the server has failed: helpers are not started again any more" >&2
  while runs "$SERVER_PID"; do wait "$SERVER_PID"; done
}

# A helper that ended with 0 has finished its work.
look_after_helpers() {
  words=$RUNNING RUNNING=
  for word in $words; do
    if runs "${word##*:}"; then RUNNING="$RUNNING $word"; continue; fi
    wait "${word##*:}"
    status=$?
    [ $status = 0 ] || MISSING="$MISSING ${word%%:*}:$status"
  done
  if [ -z "$MISSING" ] || [ -n "$STOPPING" ]; then return; fi
  if [ -n "$PAUSE" ] && ! runs "$PAUSE"; then PAUSE=; start_missing again; fi
  { [ -z "$MISSING" ] || [ -n "$PAUSE" ]; } || command eval 'sleep 1 & PAUSE=$!'
}

start_missing() { # [AGAIN]
  words=$MISSING MISSING=
  for word in $words; do
    pid=
    say_it "$word" || word=${word%%:*}
    command eval 'start "$word" "${1:-}" & pid=$!'
    if [ -n "$pid" ]; then RUNNING="$RUNNING ${word%%:*}:$pid"; else MISSING="$MISSING $word"; fi
  done
}

# Logs the same message only once in 30 seconds.
SAID='' SAID_AT=-30
say_it() { # WORD
  now
  [ "$NOW" -lt $((SAID_AT + 30)) ] || SAID=' ' SAID_AT=$NOW
  case $SAID in *" $1 "*) return 1 ;; esac
  SAID="$SAID$1 "
}

# Runs in a process of its own, which becomes the helper.
start() { # WORD [AGAIN]
  case $1 in *:*) log "${1%%:*} ended with ${1##*:}: starting it again" ;; esac
  [ -z "$2" ] || end_what_is_left_of "${1%%:*}"
  exec sh "$SCRIPTS/${1%%:*}.sh"
}
# When only the helper's own shell was killed, its children still listen, and would do everything twice. So this function kills the shells of
# the same script whose parent is the first process of this container or another such shell.
end_what_is_left_of() { # HELPER
  left=' ' more=yes
  while [ -n "$more" ]; do
    more=
    for process in /proc/[0-9]*; do
      arguments='' fields=''
      { read -r arguments < "$process/cmdline"; read -r fields < "$process/stat"; } 2> /dev/null
      case $arguments in *"/$1.sh") ;; *) continue ;; esac
      parent=${fields##*) ? } parent=${parent%% *} process=${process#/proc/}
      case $left in *" $process "*) continue ;; esac
      case " $$$left" in *" $parent "*) left="$left$process " more=yes ;; esac
    done
  done
  for process in $left; do kill -s KILL "$process"; done
}
