# shellcheck shell=sh
# The users of redis and Sentinel, and their passwords. Sourced after the library by what starts the servers and by secret-watch.
#
# What a pod goes by is RUN_DIR/passwords, which lies in memory: lines "USER PASSWORD", of which the first of a user is used and all are
# accepted. It is made from the Secret once in the life of a pod. A Secret that is replaced changes nothing until secret-watch.sh has seen
# to it that nobody is locked out.

# The release's own users. Every pod needs all their passwords, so they are derived from one.
OWN_USERS='replication sentinel sentinel-peer operations probe rotation'

# in_secret KEY: what the Secret has under a key, and under its neighbour, the other password that is accepted. The first line of each, for
# a trailing newline does not count.
in_secret() ( for file in "$SECRETS_DIR/$1" "$SECRETS_DIR/other/$1"; do
    [ -r "$file" ] || continue
    line=
    IFS= read -r line < "$file" || [ -n "$line" ] || continue
    [ -z "$line" ] || printf '%s\n' "$line"
  done )

sha256() { printf '%s' "$1" | sha256sum | cut -c 1-64; }

# The Secret as lines "USER PASSWORD". Fails if the password of a user is missing.
secret_passwords() (
  case $AUTH in password) users=default ;; *) users="$OWN_USERS $APPLICATION_USERS" ;; esac
  for user in $users; do
    case " $OWN_USERS " in
      *" $user "*) key=internal ;;
      *) [ "$AUTH" = password ] && key=password || key=user-$user ;;
    esac
    found=$(in_secret "$key")
    [ -n "$found" ] || { log "there is no password in $SECRETS_DIR/$key"; exit 1; }
    printf '%s\n' "$found" | while IFS= read -r password; do
      [ "$key" != internal ] || password=$(sha256 "$user:$password")
      printf '%s %s\n' "$user" "$password"
    done
  done )

# Once in the life of a pod, by the container that comes first: a link is made by one only.
take_passwords() {
  [ "$AUTH" != none ] && [ ! -s "$RUN_DIR/passwords" ] || return 0
  secret_passwords > "$RUN_DIR/passwords.$SCRIPT" || exit 1
  ln "$RUN_DIR/passwords.$SCRIPT" "$RUN_DIR/passwords" 2> /dev/null || log 'the other container has read the passwords already'
  rm "$RUN_DIR/passwords.$SCRIPT"
}

# "USER #HASH" of every password accepted. The exporter has one that only this pod knows.
hashes() (
  {
    cat "$RUN_DIR/passwords"
    [ ! -s "$RUN_DIR/exporter-password" ] || echo "exporter $(cat "$RUN_DIR/exporter-password")"
  } | while IFS= read -r line; do echo "${line%% *} #$(sha256 "${line#* }")"; done )

# acl_file NAME: the users of a server as it reads them. A user without a password is left out: the exporter, where there is none.
acl_file() {
  hashes | awk '
    NR == FNR { hashes[$1] = hashes[$1] " " $2; next }
    $1 != "user" { next }
    /@PASSWORDS@/ { if (!($2 in hashes)) next; sub(/@PASSWORDS@/, substr(hashes[$2], 2)) }
    { print }' - "$SCRIPTS/$1"
}

# What every server says of its certificates; the ports stand in the conf.
certificate_directives() {
  [ "$TLS" = none ] || printf '%s\n' "tls-cert-file $TLS_DIR/tls.crt" "tls-key-file $TLS_DIR/tls.key" "tls-ca-cert-file $TLS_DIR/ca.crt"
}
