# shellcheck shell=sh
# How to write files that a server starts from, or that must survive a crash. Sourced after the library.

# write_whole FILE TEXT: writes the whole text, or leaves the file as it was and fails. On a full volume a plain write may store only the
# beginning without an error: a truncated conf makes a server without a password, and a truncated state is lost.
write_whole() { write_beside "$1" "$2" && mv "$1.$SCRIPT" "$1"; }

# write_through FILE TEXT: the same on a volume. After a crash of the machine, the file is whole, old or new.
write_through() { write_beside "$1" "$2" && sync "$1.$SCRIPT" 2> /dev/null && mv "$1.$SCRIPT" "$1"; }

write_beside() {
  ( printf '%s\n' "$2" > "$1.$SCRIPT" ) 2> /dev/null && [ "$(cat "$1.$SCRIPT")" = "$2" ] && return
  rm -f "$1.$SCRIPT"
  return 1
}

# has_lines TEXT BEGINNING...: true when the text has a line with each of these beginnings. If a program can't be started, the output that
# several programs make has a gap, without an error.
has_lines() ( text=$1
  shift
  for beginning; do
    case "
$text" in *"
$beginning"*) ;; *) return 1 ;; esac
  done )
