#!/bin/sh
# The first process of the container `haproxy`. HAProxy looks the addresses of the members up once, when it starts: they are the addresses of
# their Services, which stay. So this script waits until DNS has all of them, and until the certificates are there.
CONFIG=${0%/*}/haproxy.cfg
if [ -e /proc/net/if_inet6 ]; then LISTEN=ipv6@; else LISTEN=ipv4@; fi
export LISTEN
trap 'exit 0' TERM INT USR1   # a first process ignores signals without a trap
SAID=
until problem=$(haproxy -c -f "$CONFIG" 2>&1); do
  problem=$(printf '%s' "$problem" | sed 's/([0-9]*)//g')   # the process
  [ "$problem" = "$SAID" ] || echo "start-proxy: waiting: $problem" >&2
  SAID=$problem
  sleep 1 &
  wait $!
done
exec haproxy -db -f "$CONFIG"
