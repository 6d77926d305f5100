# shellcheck shell=sh
# Where the members are. Sourced after the library by what starts the servers.

# Each member has a Service of its own, whose address stays for the life of the release. It is looked up once a
# container start; after that nothing depends on DNS. While DNS is down, what this pod saw before counts.
# A pod by another name, of a copy with renamed objects or of a StatefulSet that was scaled by hand, would take a member's address for its own.
# So it ends before it asks anybody.
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
  # Both containers do this, and their first processes have the same number.
  echo "$ADDRESSES" > "$RUN_DIR/addresses.$SCRIPT" && mv "$RUN_DIR/addresses.$SCRIPT" "$RUN_DIR/addresses"
}

resolved_addresses() ( all=
  for member in $MEMBERS; do
    # The pod's own short name leads to the pod's address in /etc/hosts; with the namespace it is the Service's.
    address=$(timeout 5 getent hosts "$member.$POD_NAMESPACE.svc" | awk '{ print $1; exit }')
    is_address "$address" || { echo "$member"; return 1; }
    all="$all $address"
  done
  echo "$all" )
