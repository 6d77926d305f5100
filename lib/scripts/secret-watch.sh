#!/bin/sh
# secret-watch.sh: beside Sentinel, every few seconds: has somebody replaced what lies in the Secrets? Passwords and certificates are taken
# over while the servers run, so that neither a restart nor a failover is needed, and no client is cut off.
# secret-watch.sh status: for people. Says whether this pod goes by its Secret, and fails if not.
SCRIPT='secret-watch'
CALLER=rotation
. "${0%/*}/library.sh"
. "$SCRIPTS/passwords.sh"
. "$SCRIPTS/whole.sh"

# A member that does not answer may come back with what it knew, but nobody waits for a dead one for ever.
SILENCE_SECONDS=300
# Sentinel reads its certificate only when it starts, so one after the other starts again.
TURN_SECONDS=20

own_redis() { ask_redis "$LOOPBACK"; }
own_sentinel() { ask_sentinel "$LOOPBACK"; }
# all_ok: every answer on standard input is OK, and there is one.
all_ok() { awk '$0 != "OK" && $0 != "" { print; bad = 1 } $0 == "OK" { ok = 1 } END { exit bad || !ok }'; }

# --- passwords ----------------------------------------------------------------------------------------
#
# A change goes in steps, each of which harms nobody who is a step behind:
# 1. the own servers accept the old passwords and the new;
# 2. once no member refuses the new ones, they are used;
# 3. what the Secret no longer has is dropped. Except where it was replaced in one step, without a time in which both were valid:
#    there the old password stays valid in this pod until the pod ends, because clients may have no other yet.

# What the Secret's files hold, read by the shell itself.
secret_text() ( for file in "$SECRETS_DIR"/* "$SECRETS_DIR"/other/*; do
    [ -f "$file" ] || continue
    echo "$file"
    while IFS= read -r line; do printf ' %s\n' "$line"; done < "$file"
    printf '%s\n' "$line"   # what stands behind the last line break
  done )

# together LISTS...: one list of all, each line once; what comes first is used.
together() { printf '%s\n' "$@" | awk '$0 != "" && !seen[$0]++'; }

# settled APPLIED WANTED: what the Secret says; and for a user whose passwords are all new, the old one that was used, however it is spelled.
settled() {
  { printf '%s\n' "$1" | sed 's/^/applied /'; printf '%s\n' "$2" | sed 's/^/wanted /'; } | awk '
    { line = substr($0, length($1) + 2); user = $2; other = sub(/#$/, "", user) }
    $1 == "applied" && other { if (last[user] == used[user]) spelled[user] = spelled[user] "\n" line; next }
    $1 == "applied" { known[line] = 1; last[user] = line; if (!(user in used)) used[user] = line; next }
    { print line; wanted[user] = 1; if (line in known) common[user] = 1 }
    END { for (user in used) if ((user in wanted) && !(user in common)) print used[user] spelled[user] }'
}

write_passwords() { write_whole "$RUN_DIR/passwords" "$1" || { log_once "the passwords cannot be written in $RUN_DIR"; return 1; }; }

# The commands that make the users of a server accept exactly what RUN_DIR/passwords says. Connections stay.
user_commands() {
  acl_file "$1" | awk '{
    list = ""
    for (i = 4; i <= NF; i++) if ($i ~ /^#/) list = list " " $i
    if (list != "") print "ACL SETUSER", $2, "resetpass" list
  }'
}

apply_users() {
  SAID=$(user_commands redis-users.acl | own_redis | all_ok) && SAID=$(user_commands sentinel-users.acl | own_sentinel | all_ok) && return
  log_once "the own servers do not take the passwords of the Secret yet: ${SAID:-no answer}"
  return 1
}

# try PASSWORD ASK ADDRESS: does it let this script in?
try() ( PASSWORD=$1 ANSWER_WITHIN_SECONDS=1; "$2" "$3" PING )

# Who does not know the new password yet: "refused" or "silent", for each server of each member.
not_yet() ( for address in $ADDRESSES; do
    [ "$address" = "$SELF" ] && at=$LOOPBACK || at=$address
    for ask in ask_redis ask_sentinel; do
      answer=$(try "$1" "$ask" "$at")
      case $answer in
        *WRONGPASS* | *NOAUTH* | *NOPERM*) echo "refused $(name_of "$address")" ;;
        '' | *refused* | *'not connect'*) echo "silent $(name_of "$address")" ;;
      esac
    done
  done )

nobody_refuses() { # WANTED
  [ "$AUTH" = acl ] && user=$CALLER || user=default
  waiting_for=$(not_yet "$(printf '%s\n' "$1" | sed -n "s/^$user //p" | head -n 1)" | sort -u)
  case $waiting_for in
    '') return 0 ;;
    *refused*) ;;
    *) now; [ "$NOW" -lt $((CHANGED_AT + SILENCE_SECONDS)) ] || return 0 ;;
  esac
  # shellcheck disable=SC2086
  log_once "the passwords of the Secret are accepted here, and used once all members do; not yet:" $waiting_for
  return 1
}

# What this pod sends itself: redis to its master, Sentinel to redis and to its peers. Links that are open stay or are opened anew at once.
use_passwords() {
  printf 'CONFIG SET masterauth %s\n' "$(quoted "$(password_of replication)")" | own_redis | all_ok > /dev/null &&
    printf 'SENTINEL SET %s auth-pass %s\nSENTINEL CONFIG SET sentinel-pass %s\n' "$MASTER_NAME" "$(quoted "$(password_of sentinel)")" \
      "$(quoted "$(password_of sentinel-peer)")" | own_sentinel | all_ok > /dev/null
}

own_passwords() { for user in replication sentinel sentinel-peer; do password_of $user; echo; done; }

# One round; returns 0 when there is nothing left to do. What was valid before the change is kept in a file until it is over: this script
# may be started again meanwhile.
BEFORE=$RUN_DIR/passwords.before
take_over_passwords() {
  wanted=$(secret_passwords 2> /dev/null) || { log_once 'the Secret has lost a password: going on with what this pod has'; return 1; }
  has=$(cat "$RUN_DIR/passwords")
  if [ ! -s "$BEFORE" ]; then
    [ "$has" != "$(settled "$has" "$wanted")" ] || return 0
    write_whole "$BEFORE" "$has" || return 1
  fi
  before=$(cat "$BEFORE")
  write_passwords "$(together "$before" "$has" "$wanted")" || return 1
  apply_users || return 1
  nobody_refuses "$wanted" || return 1
  used=$(own_passwords)
  write_passwords "$(settled "$before" "$wanted")" || return 1
  apply_users || return 1
  [ "$used" = "$(own_passwords)" ] || use_passwords || { log_once 'the own servers do not use the new passwords yet'; return 1; }
  rm "$BEFORE"
  [ "$(cat "$RUN_DIR/passwords")" = "$wanted" ] || log 'a password was replaced in one step: the old one stays valid in this pod until the pod ends'
  log "going by the passwords of the Secret; so many are accepted: $(accepted)"
}

# "USER 1, USER 2": how many passwords each has.
accepted() {
  awk '
    $1 ~ /#$/ { next }
    !count[$1]++ { order[++users] = $1 }
    END { for (i = 1; i <= users; i++) printf "%s%s %d", (i > 1 ? ", " : ""), order[i], count[order[i]] }' "$RUN_DIR/passwords"
}

status() {
  [ "$AUTH" != none ] || { echo 'this release has no passwords'; exit 0; }
  wanted=$(secret_passwords) || exit 1
  echo "$MY_NAME accepts so many passwords of each user: $(accepted)"
  [ "$(cat "$RUN_DIR/passwords")" = "$wanted" ] || { echo "$MY_NAME does not go by its Secret alone"; exit 1; }
  echo "$MY_NAME goes by its Secret"
}

# --- certificates -------------------------------------------------------------------------------------

certificates() { [ "$TLS" = none ] || cat "$TLS_DIR/tls.crt" "$TLS_DIR/tls.key" "$TLS_DIR/ca.crt" 2> /dev/null; }

# The same names: redis reads the files again when it is told them again. A file that it cannot use changes nothing. While it waits for a
# majority it does not run yet, and will read them when it starts.
renew_certificate() {
  [ ! -f "$RUN_DIR/waiting" ] || return 1
  answer=$(certificate_directives | awk 'BEGIN { printf "CONFIG SET" } { printf " %s %s", $1, $2 } END { print "" }' | own_redis)
  [ "$answer" = OK ] && return
  log_once "redis does not take the certificate of the Secret: ${answer:-no answer}"
  return 1
}

all_sentinels_well() { survey; [ "$KNOWN" = "$COUNT" ] && case $FLAGS in *down* | *failover*) return 1 ;; esac; }

# A sentinel less for a second, never two at the same time: nobody fails over for that.
restart_sentinel() {
  log "the certificate was renewed: redis has it, Sentinel starts again in $((ORDINAL * TURN_SECONDS)) s"
  sleep $((ORDINAL * TURN_SECONDS))
  until all_sentinels_well; do log_once "Sentinel keeps its old certificate until all are well: $(opinions_in_words)"; sleep 5; done
  echo SHUTDOWN | own_sentinel > /dev/null
}

[ "${1:-}" != status ] || status
[ "${1:-}" != status ] || exit 0
load_members || exit 1
# Not even a change of the Secret while Sentinel was down is missed: both begin with a look.
SEEN='' SERVED=$(certificates) REDIS_HAS=
while sleep 5; do
  if [ "$AUTH" != none ]; then
    text=$(secret_text)
    [ "$text" = "${CHANGED_TEXT:-}" ] || { now; CHANGED_TEXT=$text CHANGED_AT=$NOW; }
    [ "$text" = "$SEEN" ] || { take_over_passwords && SEEN=$text; }
  fi
  wanted=$(certificates)
  if [ "$wanted" != "$REDIS_HAS" ] && renew_certificate; then REDIS_HAS=$wanted; fi
  if [ "$wanted" != "$SERVED" ] && [ "$wanted" = "$REDIS_HAS" ]; then restart_sentinel; fi
done
