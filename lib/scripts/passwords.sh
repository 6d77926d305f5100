# shellcheck shell=sh
# The users of redis and Sentinel, and their passwords. Sourced after the library by what starts the servers and by secret-watch.
#
# What a pod goes by is RUN_DIR/passwords, which lies in memory: lines "USER PASSWORD", of which the first of a user is used and all are
# accepted, and lines "USER# HASH", which are accepted only. It is made from the Secret once in the life of a pod. A Secret that is replaced
# changes nothing until secret-watch.sh has seen to it that nobody is locked out.

# The release's own users. Every pod needs all their passwords, so they are derived from one.
OWN_USERS='replication sentinel sentinel-peer operations probe rotation'

sha256() { printf '%s' "$1" | sha256sum | cut -c 1-64; }

# other_spellings USER PASSWORD FILE: what else a client may take for the password that a file of the Secret holds, for it may get the text as
# it is in a variable: the whole text, the whole as a shell has it, without newlines at its end, or without any line breaks there. As lines
# "USER# HASH".
CR=$(printf '\r')
other_spellings() (
  text=$(cat "$3")
  {
    sha256sum < "$3" | cut -c 1-64
    sha256 "$text"
    while [ "$text" != "${text%"$CR"}" ]; do text=$(printf '%s' "${text%"$CR"}"); done
    sha256 "$text"
  } | awk -v user="$1" -v known="$(sha256 "$2")" '$1 != known && !seen[$1]++ { print user "#", $1 }' )

# The Secret as lines "USER PASSWORD": the first line of what lies under the user's key, and under its neighbour, the other password that is
# accepted. Fails if the password of a user is missing.
secret_passwords() (
  case $AUTH in password) users=default ;; *) users="$OWN_USERS $APPLICATION_USERS" ;; esac
  for user in $users; do
    case " $OWN_USERS " in
      *" $user "*) key=internal ;;
      *) [ "$AUTH" = password ] && key=password || key=user-$user ;;
    esac
    found=
    for file in "$SECRETS_DIR/$key" "$SECRETS_DIR/other/$key"; do
      password=
      if [ -r "$file" ]; then IFS= read -r password < "$file" || :; fi   # the last line may have no end
      [ "$key" = internal ] || password=${password%"$CR"}   # Valkey's Sentinel takes no control characters
      [ -n "$password" ] || continue
      found=yes
      case $key in
        internal) printf '%s %s\n' "$user" "$(sha256 "$user:$password")" ;;
        *) printf '%s %s\n' "$user" "$password"; other_spellings "$user" "$password" "$file" ;;
      esac
    done
    [ -n "$found" ] || { log "there is no password in the first line of $SECRETS_DIR/$key"; exit 1; }
  done )

# Once in the life of a pod, by the container that comes first: a link is made by one only.
take_passwords() {
  [ "$AUTH" != none ] && [ ! -s "$RUN_DIR/passwords" ] || return 0
  read_passwords=$(secret_passwords) || exit 1
  write_beside "$RUN_DIR/passwords" "$read_passwords" || { log "the passwords cannot be written in $RUN_DIR"; exit 1; }
  ln "$RUN_DIR/passwords.$SCRIPT" "$RUN_DIR/passwords" 2> /dev/null || log 'the other container has read the passwords already'
  rm "$RUN_DIR/passwords.$SCRIPT"
}

# "USER #HASH" of every password accepted. The exporter has one that only this pod knows.
hashes() (
  {
    cat "$RUN_DIR/passwords"
    [ ! -s "$RUN_DIR/exporter-password" ] || echo "exporter $(cat "$RUN_DIR/exporter-password")"
  } | while IFS= read -r line; do
    case ${line%% *} in
      *#) echo "${line%%# *} #${line#* }" ;;
      *) echo "${line%% *} #$(sha256 "${line#* }")" ;;
    esac
  done )

# acl_file NAME: the users of a server as it reads them. A user without a password is left out: the exporter, where there is none.
acl_file() {
  hashes | awk '
    NR == FNR { hashes[$1] = hashes[$1] " " $2; next }
    $1 != "user" { next }
    /@PASSWORDS@/ { if (!($2 in hashes)) next; sub(/@PASSWORDS@/, substr(hashes[$2], 2)) }
    { print }' - "$SCRIPTS/$1"
}

# A file without the default user would let everybody in.
write_acl() { # NAME
  [ "$AUTH" != none ] || return 0
  users=$(acl_file "$1")
  has_lines "$users" 'user default ' && write_whole "$RUN_DIR/$1" "$users"
}

# What every server says of its certificates; the ports stand in the conf.
certificate_directives() {
  [ "$TLS" = none ] || printf '%s\n' "tls-cert-file $TLS_DIR/tls.crt" "tls-key-file $TLS_DIR/tls.key" "tls-ca-cert-file $TLS_DIR/ca.crt"
}
