# shellcheck shell=sh
# Whether another member is master by now. Sourced after the library by those who give up what they have for that one.

# superseded MASTER, after a survey: a majority names another one than that, and than this member, who says so itself, and the failover is over.
superseded() {
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  { [ -n "$NAMED" ] && [ "$NAMED" != "$1" ] && [ "$NAMED" != "$SELF" ]; } || return
  [ "$(printf '%s\n' "$OPINIONS" | grep -c " known [0-9]* $NAMED ")" -ge "$MAJORITY" ] || return
  is_master "$NAMED"
}
