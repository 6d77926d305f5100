# shellcheck shell=sh
# Who was refused for a wrong password: the servers keep that to themselves (ACL LOG), so who watches beside one says it in its log. Sourced
# by redis-watch and sentinel-watch, who call it once a second.

LOOKS_AT_REFUSALS=0 REFUSED='' REFUSED_BEFORE=''

# tell_refusals ask_redis|ask_sentinel: every five seconds; the same user from the same address not again for a minute or two. One who
# reconnects all the time must not fill the log.
tell_refusals() {
  LOOKS_AT_REFUSALS=$((LOOKS_AT_REFUSALS + 1))
  { [ "$AUTH" != none ] && [ $((LOOKS_AT_REFUSALS % 5)) = 0 ]; } || return 0
  [ $((LOOKS_AT_REFUSALS % 60)) != 0 ] || { REFUSED_BEFORE=$REFUSED REFUSED=; }
  for refused in $("$1" "$LOOPBACK" ACL LOG 32 | refusals); do
    case " $REFUSED $REFUSED_BEFORE " in *" $refused "*) continue ;; esac
    REFUSED="$REFUSED $refused"
    log "refused: a wrong password, or no such user: ${refused%@*} from ${refused##*@}"
  done
}

# "USER@ADDRESS" of each refusal of the last ten seconds. A user is what a stranger sent, so nothing but plain characters of it gets into a
# log. Not `rotation`, by whom the release itself tries which passwords are accepted (secret-watch.sh).
refusals() {
  awk '
    { value[name] = $0 }
    name == "client-info" && value["reason"] == "auth" && value["age-seconds"] + 0 < 10 && value["username"] != "rotation" {
      user = substr(value["username"], 1, 64)
      gsub(/[^-A-Za-z0-9_.]/, "_", user)
      if (match($0, / addr=[^ ]*:/)) print (user == "" ? "_" : user) "@" substr($0, RSTART + 6, RLENGTH - 7)
    }
    { name = $0 }'
}
