#!/bin/sh
# Starts Sentinel with the state of its last run, or with the master that a majority names, or without a master on the very first boot: then
# bootstrap.sh tells Sentinel the master.
SCRIPT=sentinel
. "${0%/*}/library.sh"
. "$SCRIPTS/passwords.sh"
. "$SCRIPTS/whole.sh"
. "$SCRIPTS/resolve.sh"
. "$SCRIPTS/supervise.sh"

# saved_state: the lines of the previous conf to keep, with current addresses. When a release is deleted and applied again, its Services have
# new addresses: each old address is replaced by the new address of the same ordinal.
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

# This member has data, but does not remember a master. An empty member 0 must not become its master. So this sentinel does not listen, which
# prevents a bootstrap, until a majority names a master or an operator decides.
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

# In the template, everything from the line `sentinel monitor` on concerns the master, and is left out while no master is known.
#
# Sentinel starts only from a complete file. Sentinel also saves its votes there, and continues when it can't save them. With the previous file,
# or a file in memory, a sentinel on a full volume could vote twice in one election after a restart. So this start waits for room. A
# sentinel that can't save its vote must not vote, so the release loses nothing by waiting. Members with room go on without this member.
write_sentinel_conf() {
  known=$MONITORED
  text=$(
    sed -e "s/@MASTER@/$known/g" -e "s/@DOWN_AFTER_MILLISECONDS@/$DOWN_AFTER/g" "$SCRIPTS/sentinel.conf" |
      awk -v known="$known" '/^sentinel monitor / && known == "" { exit } { print }'
    echo
    printf '%s\n' "dir $STATE_DIR" "unixsocket $RUN_DIR/sentinel.sock" 'unixsocketperm 700' "sentinel myid $MY_ID" "sentinel announce-ip $SELF" "sentinel announce-port $SENTINEL_PORT"
    [ -z "$BIND_ADDRESS" ] || printf '%s\n' "bind $BIND_ADDRESS" "bind-source-addr $BIND_ADDRESS"
    certificate_directives
    [ "$AUTH" != acl ] || echo 'sentinel sentinel-user sentinel-peer'
    [ -z "$SENTINEL_USER" ] || echo "sentinel sentinel-user $SENTINEL_USER"
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
  rm -f "$STATE_DIR"/sentinel.conf?*   # temporary files of a start that was ended
  # In this order: if only the conf is written, its addresses are current already, and the old list maps them correctly too.
  has_lines "$text" "$@" && write_acl sentinel-users.acl && write_through "$STATE_DIR/sentinel.conf" "$text" &&
    write_through "$STATE_DIR/addresses" "$ADDRESSES"
}

mkdir -p "$RUN_DIR"
touch "$RUN_DIR/sentinel-waiting"   # tells the liveness probe that not listening is right
rm -f "$RUN_DIR/new-sentinel" "$RUN_DIR/seen-sentinel"   # what an earlier life left
take_passwords
resolve_members
MY_ID=$(sentinel_id "$MY_NAME")
STATE=$(saved_state)
MONITORED=$(printf '%s\n' "$STATE" | awk '$2 == "monitor" { print $4; exit }')
if [ -n "$MONITORED" ]; then log "the last life knew $(name_of "$MONITORED") as master"; else wait_while_unsure; fi
until write_sentinel_conf; do
  log_once 'no room on the volume for what this sentinel has to remember: waiting. See the how-to on operating a release, When volumes are full'
  sleep 1
done
rm -f "$RUN_DIR/sentinel-waiting"
HELPERS='sentinel-watch crash-watch promotion-watch'
[ -n "$MONITORED" ] || touch "$RUN_DIR/new-sentinel"   # tells bootstrap.sh that a first boot is possible
[ "$AUTH $TLS" = 'none none' ] || HELPERS="$HELPERS secret-watch"
serve "$SERVER" "$STATE_DIR/sentinel.conf" --sentinel
