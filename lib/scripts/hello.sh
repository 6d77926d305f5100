# shellcheck shell=sh
# The message by which sentinels tell each other who is master, said for one of them. Sourced by those who say it: promotion-watch,
# redis-watch and pre-stop, after the members are known.

# By whom the others hear it, and by whom the own sentinel does, which would take its own word for that of a stranger.
# shellcheck disable=SC2086 # addresses
OTHER_VOICE=$(set -- $PEERS; echo "${1:-}")
OTHER_VOICE=$OTHER_VOICE,$SENTINEL_PORT,$(sentinel_id "$(name_of "$OTHER_VOICE")")
OWN_VOICE=$SELF,$SENTINEL_PORT,$(sentinel_id "$MY_NAME")

# news_of MASTER [CONFIG-EPOCH], after a survey: sets NEWS, with an epoch that all take over. No two members ever share one, and it lies far
# above those of the sentinels' own failovers, which count by one: whoever else is proclaimed in the same moment, in the end all name
# the same. With the epoch in which that one was named already, it only says that later ones are taken.
news_of() {
  later=$(name_of "$1")
  later=$((EPOCH / 100 * 100 + 200 + ${later##*-}))
  NEWS=$later,$MASTER_NAME,$1,$REDIS_PORT,${2:-$later}
}

# hello_to MEMBER: sets HELLO to the command.
hello_to() {
  if [ "$1" = "$SELF" ]; then HELLO=$OTHER_VOICE; else HELLO=$OWN_VOICE; fi
  HELLO="PUBLISH __sentinel__:hello $HELLO,$NEWS"
}

say_hello() ( for member in $ADDRESSES; do
    hello_to "$member"
    echo "$HELLO" | ask_sentinel "$(nearest "$member")" > /dev/null &
  done; wait )
