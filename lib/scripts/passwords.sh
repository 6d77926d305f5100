# shellcheck shell=sh
# The users of redis and Sentinel, and their passwords. Sourced after the library by the scripts that start servers, and by secret-watch.
#
# A pod uses the passwords in RUN_DIR/passwords, a file in memory. A line "USER PASSWORD" is a password: the servers accept all of them, and the
# pod itself uses the first one of a user. A line "USER# HASH" is a password that the servers only accept. A pod makes the file from the
# Secret once. A changed Secret takes effect only through secret-watch.sh, which makes sure that no member and no client is locked out.

# The release's own users, and PROXY_USER if there is a proxy. Every pod needs the passwords of all of them, so the scripts derive these
# passwords from one.
OWN_USERS='replication sentinel sentinel-peer operations probe rotation'

sha256() { printf '%s' "$1" | sha256sum | cut -c 1-64; }

# other_spellings USER PASSWORD FILE: prints "USER# HASH" for other texts that a client may send for the password in a file of the Secret. A
# client may have the whole text; or the text without newlines at its end, as a shell reads it; or the text without any line breaks at its end.
CR=$(printf '\r')
other_spellings() (
  text=$(cat "$3")
  {
    sha256sum < "$3" | cut -c 1-64
    sha256 "$text"
    while [ "$text" != "${text%"$CR"}" ]; do text=$(printf '%s' "${text%"$CR"}"); done
    sha256 "$text"
  } | awk -v user="$1" -v known="$(sha256 "$2")" '$1 != known && !seen[$1]++ { print user "#", $1 }' )

# secret_passwords: prints the Secret as lines "USER PASSWORD". A password is the first line of a file: the user's key, and the same key in the
# folder `other` for the second password that is accepted. Fails if the password of a user is missing.
secret_passwords() (
  case $AUTH in
    password) users="default members $PROXY_USER" derived=$PROXY_USER key=password ;;
    *) users="$OWN_USERS $PROXY_USER $APPLICATION_USERS" derived="$OWN_USERS $PROXY_USER" ;;
  esac
  for user in $users; do
    own=
    case " $derived " in *" $user "*) own=yes ;; esac
    [ "$AUTH" = password ] || { [ -n "$own" ] && key=internal || key=user-$user; }
    found=
    for file in "$SECRETS_DIR/$key" "$SECRETS_DIR/other/$key"; do
      password=
      if [ -r "$file" ]; then IFS= read -r password < "$file" || :; fi   # the last line may lack a line break
      [ -n "$own" ] || password=${password%"$CR"}   # Valkey's Sentinel refuses control characters
      [ -n "$password" ] || continue
      found=yes
      case $own in
        yes) printf '%s %s\n' "$user" "$(sha256 "$user:$password")" ;;
        *) printf '%s %s\n' "$user" "$password"; other_spellings "$user" "$password" "$file" ;;
      esac
    done
    [ -n "$found" ] || { log "there is no password in the first line of $SECRETS_DIR/$key"; exit 1; }
  done )

# take_passwords: makes the file once in the life of a pod. The first container wins, because only one process can create the link.
take_passwords() {
  [ "$AUTH" != none ] && [ ! -s "$RUN_DIR/passwords" ] || return 0
  read_passwords=$(secret_passwords) || exit 1
  write_beside "$RUN_DIR/passwords" "$read_passwords" || { log "the passwords cannot be written in $RUN_DIR"; exit 1; }
  ln "$RUN_DIR/passwords.$SCRIPT" "$RUN_DIR/passwords" 2> /dev/null || log 'the other container has read the passwords already'
  rm "$RUN_DIR/passwords.$SCRIPT"
}

# hashes: "USER #HASH" for every password that is accepted. The exporter has a password that only this pod knows.
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

# acl_file NAME: the ACL file of a server. A user without a password is left out: the exporter, in a release without one.
acl_file() {
  hashes | awk '
    NR == FNR { hashes[$1] = hashes[$1] " " $2; next }
    $1 != "user" { next }
    /@PASSWORDS@/ { if (!($2 in hashes)) next; sub(/@PASSWORDS@/, substr(hashes[$2], 2)) }
    { print }' - "$SCRIPTS/$1"
}

# write_acl NAME: refuses to write a file without the user default, because such a file lets every client in.
write_acl() { # NAME
  [ "$AUTH" != none ] || return 0
  users=$(acl_file "$1")
  has_lines "$users" 'user default ' && write_whole "$RUN_DIR/$1" "$users"
}

# The certificate settings of every server. The conf has the ports.
certificate_directives() {
  [ "$TLS" = none ] || printf '%s\n' "tls-cert-file $TLS_DIR/tls.crt" "tls-key-file $TLS_DIR/tls.key" "tls-ca-cert-file $TLS_DIR/ca.crt"
}
