# shellcheck shell=sh
# The addresses of the members. Sourced after the library by the scripts that start the servers.

# resolve_members: each member has a Service of its own, and the address of the Service stays for the life of the release. A container looks the
# addresses up once, when it starts; after that the container does not need DNS. While DNS is down, the container uses the addresses that this
# pod saw before. A pod with another name would take a member's address for its own. Such a pod comes from a copy with renamed objects, or from
# a StatefulSet that was scaled by hand. So such a pod exits before it asks any member.
resolve_members() {
  case " $MEMBERS " in
    *" $POD_NAME "*) ;;
    *) log "this pod is no member of the release and ends: its members are $MEMBERS. Set the props name and members and synthesize again," \
      'instead of renaming objects (kustomize: namePrefix, nameSuffix) or scaling the StatefulSet'; exit 1 ;;
  esac
  until RESOLVED=$(resolved_addresses); do
    log_once "DNS does not resolve $RESOLVED"
    [ ! -s "$RUN_DIR/addresses" ] || { RESOLVED=$(cat "$RUN_DIR/addresses"); log "using the addresses seen before: $RESOLVED"; break; }
    sleep 0.5
  done
  mkdir -p "$RUN_DIR"
  # shellcheck disable=SC2086
  use_addresses $RESOLVED
  # Both containers write this file, and their first processes have the same id. So the temporary file has the name of the script.
  echo "$ADDRESSES" > "$RUN_DIR/addresses.$SCRIPT" && mv "$RUN_DIR/addresses.$SCRIPT" "$RUN_DIR/addresses"
}

resolved_addresses() ( all=
  for member in $MEMBERS; do
    # In /etc/hosts, the pod's own short name leads to the pod's address. With the namespace, the name leads to the Service.
    address=$(timeout 5 getent hosts "$member.$POD_NAMESPACE.svc" | awk '{ print $1; exit }')
    is_address "$address" || { echo "$member"; return 1; }
    all="$all $address"
  done
  echo "$all" )
