# shellcheck shell=sh
# Whether another member has become master. Sourced after the library by the scripts that then give up their own data.

# superseded MASTER: after a survey, true when a majority names a member other than MASTER and this member, that member itself says that it is
# master, and the failover is over.
superseded() {
  case $FLAGS in *failover_in_progress*) return 1 ;; esac
  { [ -n "$NAMED" ] && [ "$NAMED" != "$1" ] && [ "$NAMED" != "$SELF" ]; } || return
  [ "$(printf '%s\n' "$OPINIONS" | grep -c " known [0-9]* $NAMED ")" -ge "$MAJORITY" ] || return
  is_master "$NAMED"
}
