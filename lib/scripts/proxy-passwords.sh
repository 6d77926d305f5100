#!/bin/sh
# proxy-passwords.sh FILE...: the container `passwords` of a proxy. Derives the password of the user `proxy` from the Secret, as the members do
# (passwords.sh), and writes it where HAProxy reads it: one line for each file of the Secret, and again when the Secret has changed.
OUTPUT=/run/proxy/passwords

# The first line of a file; fails without one. The last line may lack a line break.
first_line() { LINE=; [ -r "$1" ] && { IFS= read -r LINE < "$1" || :; } && [ -n "$LINE" ]; }

derive() { for file in "$@"; do first_line "$file" && printf 'proxy:%s' "$LINE" | sha256sum | cut -c 1-64; done; }

write() { # TEXT
  printf '%s\n' "$1" > "$OUTPUT.new" && [ "$(cat "$OUTPUT.new")" = "$1" ] && mv "$OUTPUT.new" "$OUTPUT"
}

trap 'exit 0' TERM INT
SEEN=
while :; do
  # The shell itself reads the Secret, which starts no process.
  text=
  for file in "$@"; do first_line "$file" && text="$text$LINE/"; done
  if [ -z "$text" ]; then echo "proxy-passwords: there is no password in the first line of $*" >&2
  elif [ "$text" != "$SEEN" ] && write "$(derive "$@")"; then SEEN=$text
  fi
  sleep 10 &
  wait $!
done
