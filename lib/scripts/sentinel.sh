#!/bin/sh
# Starts Sentinel with what it knew in its last life, or with what a majority says, or, on the very first boot, with nothing:
# then bootstrap.sh lets it know the master.
SCRIPT=sentinel
. "${0%/*}/library.sh"
. "$SCRIPTS/passwords.sh"
. "$SCRIPTS/whole.sh"
. "$SCRIPTS/resolve.sh"
. "$SCRIPTS/supervise.sh"

# The lines of the last life that are worth keeping, by today's addresses. A release that was deleted and applied again has
# new Service addresses for the same members: each old address is replaced by the new one of the same ordinal.
saved_state() {
  [ -s "$STATE_DIR/sentinel.conf" ] || return
  old=$ADDRESSES
  [ ! -s "$STATE_DIR/addresses" ] || old=$(cat "$STATE_DIR/addresses")
  awk -v name="$MASTER_NAME" -v old="$old" -v new="$ADDRESSES" '
    BEGIN {
      for (i = split(new, today, " "); i > 0; i--) address[today[i]] = today[i]
      for (i = split(old, before, " "); i > 0; i--) address[before[i]] = today[i]
    }
    $1 != "sentinel" { next }
    $2 == "current-epoch" { print; next }
    $3 != name { next }
    $2 == "config-epoch" || $2 == "leader-epoch" { print; next }
    $2 == "monitor" || $2 == "known-replica" || $2 == "known-sentinel" { if (address[$4]) { $4 = address[$4]; print } }
  ' "$STATE_DIR/sentinel.conf"
}

# Data without a memory of who was master: an empty member 0 must not become its master. So this sentinel does not even
# answer (and nobody can bootstrap) until a majority knows, or an operator decides.
wait_while_unsure() {
  while [ -z "$MONITORED" ]; do
    survey
    if decided_as_last; then
      MONITORED=$NAMED
      log "$(name_of "$NAMED") is master: $(opinions_in_words)"
    elif forced_by_operator; then
      MONITORED=$SELF
      log "an operator's file force-master is here: this member becomes master"
    elif [ "$ORDINAL" = 0 ] || ! has_dataset; then
      return
    else
      log_once "this member has data, but nobody knows who was master: waiting. See the how-to on operating a release: force-master"
      sleep 1
    fi
  done
}

# Everything from the line `sentinel monitor` on is about the master, and left out while nobody is.
#
# Sentinel starts from nothing but this whole file. It keeps what it promises in an election in the same file, and ignores when it cannot: one
# that started again beside a full volume, from the file of before or from memory, could promise the same vote twice. So it waits for room,
# and an empty member is no vote less than one that cannot keep its word. Members with room go on without it.
write_configuration() {
  known=$MONITORED
  text=$(
    sed -e "s/@MASTER@/$known/g" -e "s/@DOWN_AFTER_MILLISECONDS@/$DOWN_AFTER/g" "$SCRIPTS/sentinel.conf" |
      awk -v known="$known" '/^sentinel monitor / && known == "" { exit } { print }'
    echo
    printf '%s\n' "dir $STATE_DIR" "sentinel myid $MY_ID" "sentinel announce-ip $SELF" "sentinel announce-port $SENTINEL_PORT"
    [ -z "$BIND_ADDRESS" ] || printf '%s\n' "bind $BIND_ADDRESS" "bind-source-addr $BIND_ADDRESS"
    certificate_directives
    [ "$AUTH" != acl ] || echo 'sentinel sentinel-user sentinel-peer'
    [ "$AUTH" = none ] ||
      printf '%s %s\n' aclfile "$RUN_DIR/sentinel-users.acl" 'sentinel sentinel-pass' "$(quoted "$(password_of sentinel-peer)")"
    if [ -n "$known" ]; then
      [ "$AUTH" != acl ] || echo "sentinel auth-user $MASTER_NAME sentinel"
      [ "$AUTH" = none ] || printf 'sentinel auth-pass %s %s\n' "$MASTER_NAME" "$(quoted "$(password_of sentinel)")"
      printf '%s\n' "$STATE" | awk -v master="$known" '$2 != "monitor" && !($2 == "known-replica" && $4 == master)'
    fi
  )
  set -- 'sentinel deny-scripts-reconfig ' 'sentinel myid ' 'sentinel announce-port '
  [ -z "$known" ] || set -- "$@" 'sentinel monitor ' 'sentinel down-after-milliseconds ' 'sentinel failover-timeout '
  [ "$TLS" = none ] || set -- "$@" 'tls-cert-file ' 'tls-port '
  [ "$AUTH" = none ] || set -- "$@" 'aclfile ' 'sentinel sentinel-pass ' ${known:+'sentinel auth-pass '}
  mkdir -p "$STATE_DIR"
  rm -f "$STATE_DIR"/sentinel.conf?*   # what was under way when another life ended
  # In this order: a state that is already by today's addresses is read right with the old list too.
  has_lines "$text" "$@" && write_acl sentinel-users.acl && write_through "$STATE_DIR/sentinel.conf" "$text" &&
    write_through "$STATE_DIR/addresses" "$ADDRESSES"
}

# Both processes of a master are gone and this one is back at once: it waits until the others, who look for two refused ports
# (peer-watch.sh), have had the time to see it. Otherwise only one of them might, and the rest would wait for down-after.
be_missed() {
  [ "$FAILOVER_WHEN_REFUSED" = yes ] && [ "$COUNT" -gt 1 ] && [ "$MONITORED" = "$SELF" ] || return 0
  case $(ask_redis "$LOOPBACK" PING) in *refused*) sleep 0.7 ;; esac
}

mkdir -p "$RUN_DIR"
touch "$RUN_DIR/sentinel-waiting"   # tells the liveness probe that not listening is right
rm -f "$RUN_DIR/role-decided" "$RUN_DIR/new-sentinel"  # the first tells init.sh that redis did not die alone
take_passwords
resolve_members
MY_ID=$(sentinel_id "$MY_NAME")
STATE=$(saved_state)
MONITORED=$(printf '%s\n' "$STATE" | awk '$2 == "monitor" { print $4; exit }')
if [ -n "$MONITORED" ]; then log "the last life knew $(name_of "$MONITORED") as master"; else wait_while_unsure; fi
until write_configuration; do
  log_once 'no room on the volume for what this sentinel has to remember: waiting. See the how-to on operating a release, When volumes are full'
  sleep 1
done
be_missed
rm -f "$RUN_DIR/sentinel-waiting"
HELPERS='sentinel-watch crash-watch peer-watch promotion-watch freeze-watch'
[ -n "$MONITORED" ] || touch "$RUN_DIR/new-sentinel"   # tells bootstrap.sh that a first boot is possible
[ "$AUTH $TLS" = 'none none' ] || HELPERS="$HELPERS secret-watch"
serve "$SERVER" "$STATE_DIR/sentinel.conf" --sentinel
