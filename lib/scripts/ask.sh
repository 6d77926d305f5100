#!/bin/sh
# For people, with kubectl exec: ask.sh redis|sentinel COMMAND [ARGUMENT...]
# Sends a command to this pod's own redis or Sentinel, with the user, password and certificate of the release. So people need not type or print
# a password.
SCRIPT=ask
ANSWER_WITHIN_SECONDS=10
. "${0%/*}/library.sh"

what=${1:-}
[ $# -lt 2 ] || shift
case $what in
  redis) ask_redis own "$@" ;;
  sentinel) ask_sentinel own "$@" ;;
  *) echo 'usage: ask.sh redis|sentinel COMMAND [ARGUMENT...]' >&2; exit 2 ;;
esac
