#!/usr/bin/env bash
# image-engines.sh FOLDER IMAGE...: copies servers from official images and prints a value for TEST_ENGINES.
#
#   TEST_ENGINES=$(tools/image-engines.sh /tmp/engines redis:8.6 valkey/valkey:8.1) npm run test:servers
#
# It needs docker. A server runs with the libraries and the dynamic loader of its image, so the C library of this machine does not matter. The
# images are those on Debian: the scripts run in the shells of this machine.
set -euo pipefail
[ $# -ge 2 ] || { echo 'usage: image-engines.sh FOLDER IMAGE...' >&2 && exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift

# The commands that run in the image, as root.
# shellcheck disable=SC2016 # for that shell
copy='set -eu
for program in "$1-server" "$1-cli"; do
  file=$(command -v "$program")
  cp "$file" /out/programs
  ldd "$file" | sed -n "s|^[^/]*\(/[^ ]*\) (.*|\1|p" | xargs cp -L -t /out/libraries
done'

# The process gets the name after -a, by which tests and scripts recognize the servers.
wrapper() {
  local at=$1 program=$2 loader
  loader=$(cd "$at/libraries" && ls ld-*)
  printf '#!/bin/bash\nexec -a %s %q --library-path %q %q "$@"\n' \
    "$program" "$at/libraries/$loader" "$at/libraries" "$at/programs/$program" >"$at/bin/$program"
  chmod 755 "$at/bin/$program"
}

engines=''
for image; do
  family=$(basename "${image%%:*}") name=$(basename "${image/:/-}") at=$folder/$name
  rm -rf "$at" && mkdir -p "$at/bin" "$at/programs" "$at/libraries"
  docker run --rm --entrypoint sh --volume "$at:/out" "$image" -c "$copy" sh "$family" >&2
  for program in "$family-server" "$family-cli"; do wrapper "$at" "$program"; done
  "$at/bin/$family-server" --version >&2
  engines="$engines,$name=$at/bin"
done
echo "${engines#,}"
