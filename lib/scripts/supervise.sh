# shellcheck shell=sh
# The first process of both containers, sourced by init.sh and sentinel.sh, whose last command is `serve`: the shell stays, and the server is
# its child. A server as the first process would be given every process whose parent has ended, and not wait for it: the ends pile up,
# thousands an hour where busybox' `timeout` leaves one behind at each call, until it no longer learns when its own children end.
#
# At rest this shell sleeps. It wakes when a child ends, and starts a helper again that did so before its time. It must not end before the
# server, which would be killed with it. So it starts nothing but what it must, and that by `command eval`, because otherwise a shell
# ends when the kernel has no process for it.

HELPERS=      # what runs beside the server, by the names of the scripts
RUNNING=      # those that do, as words NAME:PID
MISSING=      # those that do not, as words NAME:STATUS with what each ended with; just NAME before the first time
PAUSE=        # the process whose end is waited for before they are started again
SERVER_PID=
STOPPING=

# A shell that is a container's first process ignores SIGTERM, unless told.
stop() { # SIGNAL
  STOPPING=yes
  [ -n "$SERVER_PID" ] || exit 143
  kill -s "$1" "$SERVER_PID"
}
trap 'stop TERM' TERM
trap 'stop INT' INT

runs() { kill -0 "$1" 2> /dev/null; }

# serve COMMAND...: ends when the server ends, and with what it ended with.
serve() {
  command eval '"$@" & SERVER_PID=$!'
  [ -n "$SERVER_PID" ] || exit 1
  trap outlast_server EXIT
  # The end of a child ends `wait`. So does the other signal, which a probe sends from time to time: where no process could be had to pause
  # with, nothing else would.
  trap : CHLD CONT
  MISSING=$HELPERS
  start_missing
  while
    wait "$SERVER_PID"
    STATUS=$?
    runs "$SERVER_PID"
  do look_after_helpers; done
  # What ended `wait` may have been the end of another child, a moment before; when it was the server's, the shell no longer knows of it.
  wait "$SERVER_PID" 2> /dev/null
  again=$?
  [ $again = 127 ] || STATUS=$again
  trap - EXIT
  exit "$STATUS"
}

# For a shell that ends all the same, as bash does after fifteen seconds without a process.
outlast_server() {
  echo "$MY_NAME $SCRIPT: the shell beside the server has failed: helpers are not started again any more" >&2
  while runs "$SERVER_PID"; do wait "$SERVER_PID"; done
}

# One that ended with 0 has done its work.
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

# The same is said only once in 30 seconds.
SAID='' SAID_AT=-30
say_it() { # WORD
  now
  [ "$NOW" -lt $((SAID_AT + 30)) ] || SAID=' ' SAID_AT=$NOW
  case $SAID in *" $1 "*) return 1 ;; esac
  SAID="$SAID$1 "
}

# In a process of its own, which becomes the helper.
start() { # WORD [AGAIN]
  case $1 in *:*) log "${1%%:*} ended with ${1##*:}: starting it again" ;; esac
  [ -z "$2" ] || end_what_is_left_of "${1%%:*}"
  exec sh "$SCRIPTS/${1%%:*}.sh"
}
# What a helper had started listens on when the helper alone was killed, and would do everything twice: shells of the same script, below this
# container's first process or below one another.
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
