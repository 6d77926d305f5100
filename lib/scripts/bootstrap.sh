#!/bin/sh
# Tells a Sentinel without a master which member is master. That is the master that a majority remembers; or, when all sentinels answer,
# the master that any of them remembers; or member 0, when all sentinels answer and all are new. No other member becomes the first master.
# No member becomes the first master while a sentinel is missing, because the missing member may hold the data.
# A Sentinel that had a master since it started, and was told to forget it, does not take part in a first boot.
SCRIPT=bootstrap
. "${0%/*}/library.sh"
load_members || exit 1

monitor() {
  log "monitoring $(name_of "$1") as master: $2"
  {
    echo "SENTINEL MONITOR $MASTER_NAME $1 $REDIS_PORT $QUORUM"
    [ "$AUTH" != acl ] || echo "SENTINEL SET $MASTER_NAME auth-user sentinel"
    [ "$AUTH" = none ] || printf 'SENTINEL SET %s auth-pass %s\n' "$MASTER_NAME" "$(quoted "$(password_of sentinel)")"
    sed -n '/^sentinel monitor /,$p' "$SCRIPTS/sentinel.conf" | awk -v down_after="$DOWN_AFTER" '
      $1 == "sentinel" && $2 != "monitor" {
        setting = $2; name = $3; $1 = $2 = $3 = ""; sub(/@DOWN_AFTER_MILLISECONDS@/, down_after)
        print "SENTINEL SET", name, setting $0
      }'
  } | ask_sentinel own | while read -r answer; do
    case $answer in OK | '') ;; *) log "sentinel answered: $answer" ;; esac
  done
}

while sleep 0.5; do
  survey
  case $OPINIONS in *"$SELF known"*) rm -f "$RUN_DIR/force-master" "$RUN_DIR/new-sentinel"; exit 0 ;; *"$SELF new"*) ;; *) continue ;; esac
  if decided; then
    monitor "$NAMED" "$(opinions_in_words)"
  elif forced_by_operator; then
    monitor "$SELF" "an operator's file force-master is here"
  elif [ ! -e "$RUN_DIR/new-sentinel" ]; then
    log_once "Sentinel has lost its master, and waits for a majority that knows it: $(opinions_in_words)"
  elif [ "$NEW" = "$COUNT" ]; then
    touch "$RUN_DIR/first-boot"   # tells init.sh that an empty disk is right
    monitor "${ADDRESSES%% *}" "the first boot, all $COUNT sentinels are new"
  else
    log_once "no majority remembers a master, and the first boot needs an answer of all $COUNT sentinels: $(opinions_in_words)"
  fi
done
