#!/bin/sh
# Sentinel stops last: the hand-over of its redis needs every vote. Waits until the own redis is gone.
SCRIPT=pre-stop
ANSWER_WITHIN_SECONDS=1
: "${LOG_TO:=/proc/1/fd/2}"
. "${0%/*}/library.sh"

now
STARTED=$NOW
passed() { now; [ $((NOW - STARTED)) -ge "$1" ]; }

# Only this container is stopped (a failed probe), not the pod: there is nothing to wait for.
until [ -f "$RUN_DIR/stopping" ]; do passed 5 && exit 0; sleep 0.2; done

until passed $((HANDOVER_BUDGET_SECONDS + SHUTDOWN_TIMEOUT_SECONDS + 2)); do
  case $(ask_redis "$LOOPBACK" PING) in *refused*) exit 0 ;; esac
  sleep 0.5
done
