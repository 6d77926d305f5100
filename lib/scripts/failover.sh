# shellcheck shell=sh
# Whom to ask for a failover, and at which moment. Sourced after the library by those who ask: init, crash-watch and pre-stop.
#
# A forced failover has no election: two of them on two sentinels take the same epoch and can split the release. So there is one
# initiator at a time, it asks one sentinel, and never while a survey shows another failover.
#
# The failover ends with the first INFO reply in which the promoted replica says that it is master. While it runs, Sentinel asks each
# replica 1000 ms after its last answer, which no setting shortens. It promotes in the third of its turns after the request, which are
# 52 to 100 ms long. A question that falls due in the first two, so within 205 ms, is asked too early, and clients wait for one
# second more; one that falls due later costs what it is later.
# shellcheck disable=SC2034
BEST_AGE_MILLISECONDS=775 LATEST_AGE_MILLISECONDS=795
ASKING_MILLISECONDS=60   # from the look at an age to the request, on a slow machine

# naming_me FLAGS-PATTERN ADDRESS...: those of these sentinels, in this order, that name this member as master with such flags.
naming_me() ( wanted=$1
  shift
  for address; do
    printf '%s\n' "$OPINIONS" | while read -r sentinel _ _ master flags; do
      # shellcheck disable=SC2254
      [ "$sentinel" = "$address" ] && [ "$master" = "$SELF" ] && case $flags in $wanted) echo "$address" ;; esac
    done
  done )

# answer_age ADDRESS: how many ms ago the replica that this sentinel would promote now answered it last; nothing if there is none.
# Its order: the lowest priority, the highest offset known, the lowest run id.
answer_age() {
  ask_sentinel "$1" SENTINEL REPLICAS "$MASTER_NAME" | awk '
    function consider(    priority, offset) {
      priority = value["slave-priority"] + 0; offset = value["slave-repl-offset"] + 0
      if (value["flags"] != "slave" || !priority) return
      if (age != "" && (priority > best_priority || priority == best_priority && (offset < best_offset ||
        offset == best_offset && value["runid"] > best_id))) return
      best_priority = priority; best_offset = offset; best_id = value["runid"]; age = value["info-refresh"]
    }
    NR % 2 { name = $0; if (name == "name") consider(); next }
    { value[name] = $0 }
    END { consider(); if (age != "") print age }'
}

# best_sentinel LEAD ADDRESS...: "WAIT ADDRESS" of the one that names this member and whose next question to the replica is due at the
# best time after a request that arrives WAIT + LEAD ms from now. Their beats are spread over the second (sentinel-watch.sh), so that one of
# them is always soon.
best_sentinel() ( lead=$1
  shift
  for address in $(naming_me '*' "$@"); do
    {
      age=$(answer_age "$(reach "$address")")
      if [ -z "$age" ]; then wait=9999; else wait=$((BEST_AGE_MILLISECONDS - lead - age)); fi
      [ "$wait" -ge 0 ] || wait=$((wait + 1000))
      echo "$wait $address"
    } &
  done | sort -n | head -n 1 )

# One initiator at a time in the pod. A claim stands until the failover shows in what the sentinels say.
CLAIM=$RUN_DIR/failover-requested
claim() {
  mkdir "$CLAIM" 2> /dev/null && return
  [ $(($(date +%s) - $(date -r "$CLAIM" +%s))) -ge 5 ] && touch "$CLAIM"
}

# request_failover, right after a survey that NAMED this member. Sets FAILOVER_SENTINEL and FAILOVER_ANSWER. The own sentinel will do
# too: this pod stays.
request_failover() {
  FAILOVER_SENTINEL='' FAILOVER_ANSWER='another process of this pod has just asked'
  claim || return
  # shellcheck disable=SC2086
  FAILOVER_SENTINEL=$(best_sentinel $ASKING_MILLISECONDS $PEERS "$SELF")
  FAILOVER_SENTINEL=${FAILOVER_SENTINEL#* }
  if [ -n "$FAILOVER_SENTINEL" ]; then
    FAILOVER_ANSWER=$(ask_sentinel "$(reach "$FAILOVER_SENTINEL")" SENTINEL FAILOVER "$MASTER_NAME")
    : "${FAILOVER_ANSWER:=no answer}"
  else
    FAILOVER_ANSWER='no sentinel names this member'
  fi
  # What was certainly not accepted leaves the way free.
  case $FAILOVER_ANSWER in OK* | *INPROG* | 'no answer') ;; *) rmdir "$CLAIM" ;; esac
}
