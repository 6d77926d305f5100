#!/usr/bin/env bash
# image-engines.sh FOLDER IMAGE...: copies servers from official images and prints a value for TEST_ENGINES.
#
#   TEST_ENGINES=$(tools/image-engines.sh /tmp/engines redis:8.6 valkey/valkey:8.1) npm run test:servers
#
# The image of HAProxy is copied too, for the tests of the proxy: TEST_HAPROXY=/tmp/engines/haproxy-3.2/bin/haproxy
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
for program; do
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
  programs=("$family-server" "$family-cli")
  [ "$family" != haproxy ] || programs=(haproxy)
  docker run --rm --user 0 --entrypoint sh --volume "$at:/out" "$image" -c "$copy" sh "${programs[@]}" >&2
  for program in "${programs[@]}"; do wrapper "$at" "$program"; done
  "$at/bin/${programs[0]}" -v >&2
  [ "$family" = haproxy ] || engines="$engines,$name=$at/bin"
done
echo "${engines#,}"
