#!/usr/bin/env bash
# kind.sh: a cluster for the cluster tier on this machine, of one control plane and three workers, made by kind.
#
#   tools/kind.sh up                                 makes it, and pulls the images onto its nodes
#   tools/kind.sh run npm run test:cluster           runs a command in the cluster's network, with KUBECONFIG and the commands for #45
#   tools/kind.sh cut NODE | tools/kind.sh join NODE unplugs the network of a node, and plugs it in again
#   tools/kind.sh down
#
# It needs Linux, docker, kind, kubectl, and root or sudo.
set -euo pipefail
name=redis-ha
self=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/$(basename "${BASH_SOURCE[0]}")

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -E env "PATH=$PATH" "$@"; fi
}

up() {
  kind create cluster --name "$name" --wait 5m --config=- <<'YAML'
kind: Cluster
apiVersion: kind.x-k8s.io/v1alpha4
nodes:
  - role: control-plane
  - role: worker
    labels: { topology.kubernetes.io/zone: zone-1 }
  - role: worker
    labels: { topology.kubernetes.io/zone: zone-2 }
  - role: worker
    labels: { topology.kubernetes.io/zone: zone-3 }
YAML
  local node pulls=()
  for node in $(kind get nodes --name "$name" | grep worker); do
    pull "$node" &
    pulls+=($!)
  done
  for node in "${pulls[@]}"; do wait "$node"; done
}

# A test that waits for an image measures the registry.
pull() {
  local image
  for image in $(sed -n 's/^ *image: //p' "$(dirname "$self")/../dist/redis.k8s.yaml" | sort -u) \
    docker.io/library/redis:8.6-alpine docker.io/library/redis:8.0 docker.io/library/haproxy:3.2 \
    docker.io/valkey/valkey:8.1 docker.io/valkey/valkey:9.1; do
    docker exec "$1" crictl pull "$image"
  done
}

# The load client connects to addresses of Services, which only nodes reach. So it runs in the network of the control plane, and with the files of
# this machine. Pods see the address of that node.
run() {
  local config node status=0
  config=$(mktemp)
  node=$(docker inspect --format '{{.State.Pid}}' "$name-control-plane")
  kind get kubeconfig --name "$name" --internal | sed 's|^\( *server:\) .*|\1 https://127.0.0.1:6443|' >"$config"
  as_root nsenter --target "$node" --net env "KUBECONFIG=$config" "CLUSTER_CUT_NODE='$self' cut" "CLUSTER_JOIN_NODE='$self' join" \
    CLUSTER_BUSYBOX_REDIS=8.6-alpine "KIND_MACHINE=/proc/$$/ns/net" "$@" || status=$?
  rm -f "$config"
  return "$status"
}

# The other end of a node's only link is on this machine. While that is down the node keeps its addresses and routes, as when a cable is pulled.
link() {
  local index other
  index=$(docker exec "$1" cat /sys/class/net/eth0/iflink)
  other=$(on_this_machine ip -o link | awk -F': ' -v index_="$index" '$1 == index_ { sub(/@.*/, "", $2); print $2 }')
  on_this_machine ip link set "$other" "$2"
}

# Also works when a command of `run` calls it, in the network of the control plane.
on_this_machine() { as_root nsenter "--net=${KIND_MACHINE:-/proc/$$/ns/net}" "$@"; }

case ${1:-} in
  up) up ;;
  run) shift && run "$@" ;;
  cut) link "$2" down ;;
  join) link "$2" up ;;
  down) kind delete cluster --name "$name" ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$self" >&2 && exit 2 ;;
esac
