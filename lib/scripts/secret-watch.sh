#!/bin/sh
# secret-watch.sh: beside Sentinel, every few seconds, looks for changes of the Secrets. The servers take over new passwords and certificates
# while they run: redis does not restart, no failover happens, and no client is cut off.
# secret-watch.sh status: for people. Says whether this pod uses the passwords of its Secret, and fails if not.
SCRIPT='secret-watch'
CALLER=rotation
. "${0%/*}/library.sh"
. "$SCRIPTS/passwords.sh"
. "$SCRIPTS/whole.sh"

# A silent member may come back with the old passwords, so the change waits for such a member, but not forever.
SILENCE_SECONDS=300
# Sentinel reads its certificate only when it starts, so the sentinels restart one after the other, this many seconds apart.
TURN_SECONDS=20

own_redis() { ask_redis own; }
own_sentinel() { ask_sentinel own; }
# all_ok: true when standard input has at least one answer, and every answer is OK.
all_ok() { awk '$0 != "OK" && $0 != "" { print; bad = 1 } $0 == "OK" { ok = 1 } END { exit bad || !ok }'; }

# --- passwords ----------------------------------------------------------------------------------------
#
# A change has three steps. Each step works with members that are one step behind:
# 1. the own servers accept the old passwords and the new ones;
# 2. when no member refuses the new passwords, this pod uses them;
# 3. the own servers drop the passwords that the Secret no longer has. One exception: when the Secret was replaced in one step, without a time
#    in which both passwords were valid, the old password stays valid in this pod until the pod ends, because clients may still use the old one.

# The text of the Secret's files. The shell itself reads them, which starts no process.
secret_text() ( for file in "$SECRETS_DIR"/* "$SECRETS_DIR"/other/*; do
    [ -f "$file" ] || continue
    echo "$file"
    while IFS= read -r line; do printf ' %s\n' "$line"; done < "$file"
    printf '%s\n' "$line"   # the text behind the last line break
  done )

# together LISTS...: one list of all lines, each once. The first password of a user is the one that this pod uses.
together() { printf '%s\n' "$@" | awk '$0 != "" && !seen[$0]++'; }

# settled APPLIED WANTED: the passwords of the Secret. For a user whose passwords are all new, also the old password in use, in all spellings.
settled() {
  { printf '%s\n' "$1" | sed 's/^/applied /'; printf '%s\n' "$2" | sed 's/^/wanted /'; } | awk '
    { line = substr($0, length($1) + 2); user = $2; other = sub(/#$/, "", user) }
    $1 == "applied" && other { if (last[user] == used[user]) spelled[user] = spelled[user] "\n" line; next }
    $1 == "applied" { known[line] = 1; last[user] = line; if (!(user in used)) used[user] = line; next }
    { print line; wanted[user] = 1; if (line in known) common[user] = 1 }
    END { for (user in used) if ((user in wanted) && !(user in common)) print used[user] spelled[user] }'
}

write_passwords() { write_whole "$RUN_DIR/passwords" "$1" || { log_once "the passwords cannot be written in $RUN_DIR"; return 1; }; }

# The commands that make the users of a server accept exactly the passwords in RUN_DIR/passwords. Open connections stay open.
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

# try PASSWORD ASK ADDRESS: the answer of a server to this script with that password.
try() ( PASSWORD=$1 ANSWER_WITHIN_SECONDS=1; "$2" "$3" PING )

# not_yet PASSWORD: the members that do not accept the new password yet: a line "refused NAME" or "silent NAME" for each server.
not_yet() ( for address in $ADDRESSES; do
    for ask in ask_redis ask_sentinel; do
      answer=$(try "$1" "$ask" "$(nearest "$address")")
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

# Sets the passwords that this pod itself sends: redis to its master, Sentinel to redis and to its peers. Open links stay open, or are opened
# again at once.
use_passwords() {
  printf 'CONFIG SET masterauth %s\n' "$(quoted "$(password_of replication)")" | own_redis | all_ok > /dev/null &&
    printf 'SENTINEL SET %s auth-pass %s\nSENTINEL CONFIG SET sentinel-pass %s\n' "$MASTER_NAME" "$(quoted "$(password_of sentinel)")" \
      "$(quoted "$(password_of sentinel-peer)")" | own_sentinel | all_ok > /dev/null
}

own_passwords() { for user in replication sentinel sentinel-peer; do password_of $user; echo; done; }

# take_over_passwords: one round; returns 0 when the change is complete. A file keeps the passwords from before the change until then,
# because this script may restart meanwhile.
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

# accepted: "USER 1, USER 2": the number of passwords of each user.
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

# redis reads certificate files again when it gets the same file names again. A file that redis can't use changes nothing. While redis waits
# for a majority, redis does not run, and reads the files when it starts.
renew_certificate() {
  [ ! -f "$RUN_DIR/waiting" ] || return 1
  answer=$(certificate_directives | awk 'BEGIN { printf "CONFIG SET" } { printf " %s %s", $1, $2 } END { print "" }' | own_redis)
  [ "$answer" = OK ] && return
  log_once "redis does not take the certificate of the Secret: ${answer:-no answer}"
  return 1
}

all_sentinels_well() { survey; [ "$KNOWN" = "$COUNT" ] && case $FLAGS in *down* | *failover*) return 1 ;; esac; }

# One sentinel is missing for a second, and never two at the same time, so no failover happens.
restart_sentinel() {
  log "the certificate was renewed: redis has it, Sentinel starts again in $((ORDINAL * TURN_SECONDS)) s"
  sleep $((ORDINAL * TURN_SECONDS))
  until all_sentinels_well; do log_once "Sentinel keeps its old certificate until all are well: $(opinions_in_words)"; sleep 5; done
  echo SHUTDOWN | own_sentinel > /dev/null
}

[ "${1:-}" != status ] || status
[ "${1:-}" != status ] || exit 0
load_members || exit 1
# The first round checks passwords and certificates, and so also finds a change that was made while Sentinel was down.
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
