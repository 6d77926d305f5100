# shellcheck shell=sh
# For a redis that a script or a function keeps busy. First redis does not answer at all; after busy-reply-threshold it answers BUSY. A script
# that has written can be stopped only together with the server. Until the script ends, its writes are neither in the append-only file
# nor on a replica. Sourced by sentinel-watch and by the hook of redis.
. "$SCRIPTS/superseded.sh"

# end_if_superseded: ends a busy redis when a majority names another master. The other master has more data than this one.
end_if_superseded() {
  survey
  superseded "$SELF" || return
  log "a script keeps redis busy, and $(name_of "$NAMED") is master: ending redis, whose data is that of $(name_of "$NAMED") by now"
  ask_redis own SHUTDOWN NOSAVE NOW > /dev/null
}

# look_at_redis: sets INFO for the hook.
look_at_redis() { INFO=$(printf 'INFO\nCONFIG GET repl-ping-replica-period\n' | ask_redis own); }

# look_when_it_answers: a master hands over as soon as a long command ends. A redis that stays busy ignores SIGTERM, and would be killed at the
# end of the grace period.
look_when_it_answers() {
  until look_at_redis; case $INFO in '' | BUSY*) false ;; esac; do
    case $INFO in BUSY*) ! end_if_superseded || exit 0 ;; esac
    time_is_left || { log 'redis does not answer: leaving it to SIGTERM'; exit 0; }
    log_once 'redis does not answer: a long command, a script, or it hangs. Waiting for the end of it'
    sleep 0.2
  done
}
