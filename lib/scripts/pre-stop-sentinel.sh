#!/bin/sh
# The hook of Sentinel: Sentinel stops last, because the hand-over of redis needs every vote. The hook waits until the own redis is gone.
SCRIPT=pre-stop
ANSWER_WITHIN_SECONDS=1
: "${LOG_TO:=/proc/1/fd/2}"
. "${0%/*}/library.sh"

now
STARTED=$NOW
passed() { now; [ $((NOW - STARTED)) -ge "$1" ]; }

# Without this file only this container stops (after a failed probe), not the pod, and there is no reason to wait.
until [ -f "$RUN_DIR/stopping" ]; do passed 5 && exit 0; sleep 0.2; done

until passed $((HANDOVER_BUDGET_SECONDS + SHUTDOWN_TIMEOUT_SECONDS + 2)); do
  case $(ask_redis own PING) in *'not connect'*) exit 0 ;; esac
  sleep 0.5
done
