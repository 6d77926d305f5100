# shellcheck shell=sh
# The hello: the message by which sentinels tell each other the master. These functions send it in the name of a sentinel. Sourced after
# `load_members` by the scripts that announce a master: promotion-watch, redis-watch and pre-stop.

# The sender that the other sentinels see, and the sender that the own sentinel sees: Sentinel ignores a hello in its own name.
# shellcheck disable=SC2086 # addresses
OTHER_VOICE=$(set -- $PEERS; echo "${1:-}")
OTHER_VOICE=$OTHER_VOICE,$SENTINEL_PORT,$(sentinel_id "$(name_of "$OTHER_VOICE")")
OWN_VOICE=$SELF,$SENTINEL_PORT,$(sentinel_id "$MY_NAME")

# news_of MASTER [CONFIG-EPOCH]: after a survey, sets NEWS with an epoch that all sentinels accept. The ordinal in the epoch makes it unique for
# each member. The new epoch is far above the epochs of Sentinel's own failovers, which count by one. So if two members are announced at the same
# moment, in the end all sentinels name the same master. With the CONFIG-EPOCH that the master has already, the message only says that later
# epochs are taken.
news_of() {
  later=$(name_of "$1")
  later=$((EPOCH / 100 * 100 + 200 + ${later##*-}))
  NEWS=$later,$MASTER_NAME,$1,$REDIS_PORT,${2:-$later}
}

# hello_to MEMBER: sets HELLO to the command that announces NEWS to that member.
hello_to() {
  if [ "$1" = "$SELF" ]; then HELLO=$OTHER_VOICE; else HELLO=$OWN_VOICE; fi
  HELLO="PUBLISH __sentinel__:hello $HELLO,$NEWS"
}

say_hello() ( for member in $ADDRESSES; do
    hello_to "$member"
    echo "$HELLO" | ask_sentinel "$(nearest "$member")" > /dev/null &
  done; wait )
