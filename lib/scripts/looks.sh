# shellcheck shell=sh
# One look a second at an own server, without a new process for each: redis-cli repeats a question over one connection, and awk turns each
# answer into one short line. The script reads the lines from file descriptor 3, a pipe. Sourced after the library by redis-watch and
# sentinel-watch.
#
# A server that hangs gives no lines. When the connection breaks, redis-cli ends, the pipe is at its end, and the script starts both again.
AWK='awk'
# Debian's awk, mawk, reads a pipe in blocks of 4 KiB without this option. Other awks do not have the option.
! awk -W interactive 1 < /dev/null > /dev/null 2>&1 || AWK='awk -W interactive'

# The beginning of each awk program. hundredths() reads the clock of this machine, which dates each line. An answer that refuses the password
# ends the connection, because redis-cli would use the old password again.
# shellcheck disable=SC2016 # awk's
LOOKS_AWK='
  function hundredths(    text) { getline text < "/proc/uptime"; close("/proc/uptime"); return int(text * 100) }
  { sub(/\r$/, "") }
  /NOAUTH|WRONGPASS|NOPERM/ { exit }'

# look_each_second PORT AWK-PROGRAM QUESTION...: starts it, when the server answers. It ends with the script that reads the lines.
look_each_second() {
  port=$1 program=$2
  shift 2
  rm -f "$RUN_DIR/looks.$SCRIPT"
  mkfifo "$RUN_DIR/looks.$SCRIPT" || exit 1
  until case $(cli 1 own "$port" PING) in PONG | *LOADING* | *MISCONF* | *BUSY* | *MASTERDOWN*) ;; *) false ;; esac; do sleep 0.5; done
  # shellcheck disable=SC2086 # the option of mawk
  become_cli 0 own "$port" -r -1 -i 1 "$@" | $AWK "$LOOKS_AWK $program" > "$RUN_DIR/looks.$SCRIPT" &
  exec 3< "$RUN_DIR/looks.$SCRIPT"
}

# is_late HUNDREDTHS: a line that waited while the script was busy does not show the current state.
is_late() { look_at_clock; [ $((HUNDREDTHS - $1)) -gt 90 ]; }
