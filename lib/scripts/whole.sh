# shellcheck shell=sh
# Files that a server starts from, or that must outlive a crash. Sourced after the library.

# write_whole FILE TEXT: the file has all of the text afterwards, or is what it was before and the answer is no. A full volume takes the
# beginning of a file without a word: a conf that ends too soon is a server without its password, a state that does is forgotten.
write_whole() { write_beside "$1" "$2" && mv "$1.$SCRIPT" "$1"; }

# The same on a volume: a crash of the machine leaves the one or the other.
write_through() { write_beside "$1" "$2" && sync "$1.$SCRIPT" 2> /dev/null && mv "$1.$SCRIPT" "$1"; }

write_beside() {
  ( printf '%s\n' "$2" > "$1.$SCRIPT" ) 2> /dev/null && [ "$(cat "$1.$SCRIPT")" = "$2" ] && return
  rm -f "$1.$SCRIPT"
  return 1
}

# has_lines TEXT BEGINNING...: the text has a line with each of these beginnings. A program that could not be started leaves a gap in what is
# made of several programs' output, and no error.
has_lines() ( text=$1
  shift
  for beginning; do
    case "
$text" in *"
$beginning"*) ;; *) return 1 ;; esac
  done )
