"""One redis-py client that writes what it is told to, one write at a time.

The first line of standard input is its settings as JSON, every further line a write: `key value`. It answers each with a line: `ok`,
or `error` and why. It is set up as an application should be.
"""

import json
import os
import sys

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from redis.sentinel import Sentinel

settings = json.loads(sys.stdin.readline())


def in_memory(text):
    """The path of a file in memory, which ends with the process."""
    file = os.memfd_create("pem")
    os.write(file, text.encode())
    return f"/proc/self/fd/{file}"


def encryption(tls):
    """The arguments for TLS. The client can only compare the address with the certificate, and reads its own certificate from files."""
    if tls is None:
        return {}
    own = {"ssl_certfile": in_memory(tls["cert"]), "ssl_keyfile": in_memory(tls["key"])} if "cert" in tls else {}
    return {"ssl": True, "ssl_ca_data": tls["ca"], "ssl_check_hostname": False, **own}


tls = encryption(settings.get("tls"))
redis_options = {
    "username": settings.get("username"),
    "password": settings.get("password"),
    "socket_timeout": 2.5,
    "socket_connect_timeout": 0.5,
    **tls,
}


def behind_sentinel():
    """A client that asks the sentinels for the master at each connection."""
    sentinel = Sentinel(
        [(each["host"], each["port"]) for each in settings["sentinels"]],
        # One attempt: the next sentinel is asked at once.
        sentinel_kwargs={
            "username": settings.get("sentinelUsername"),
            "password": settings.get("sentinelPassword"),
            "socket_timeout": 1,
            "socket_connect_timeout": 0.5,
            "retry": Retry(NoBackoff(), 0),
            **tls,
        },
        # No `retry`: a retry of a command connects to the same address again, without asking a sentinel.
        **redis_options,
    )
    return sentinel.master_for(settings["masterName"])


address = settings.get("address")
master = behind_sentinel() if address is None else Redis(**address, retry=Retry(NoBackoff(), 0), **redis_options)

for line in sys.stdin:
    key, value = line.split()
    try:
        answer = "ok" if master.set(key, value) else "error nothing was set"
    except RedisError as error:
        answer = f"error {type(error).__name__}: {error}".replace("\n", " ")
    print(answer, flush=True)
