"""A Celery application on a release: its worker (`celery -A celery_app worker`), and, run as a script, what asks for jobs.

Settings are JSON in the variable SETTINGS. A worker adds a line to the file that they name for each job that it has done. The script reads
numbers from standard input, asks for a job for each, and answers with a line: `ok`, or `error` and why.
"""

import json
import os
import sys
from urllib.parse import quote

from celery import Celery

settings = json.loads(os.environ["SETTINGS"])


def sentinel_url(each):
    user = quote(settings.get("username") or "", safe="")
    password = quote(settings.get("password") or "", safe="")
    return f"sentinel://{user}:{password}@{each['host']}:{each['port']}/0"


app = Celery("jobs", broker=";".join(sentinel_url(each) for each in settings["sentinels"]))
app.conf.broker_transport_options = {
    "master_name": settings["masterName"],
    "sentinel_kwargs": {
        "username": settings.get("sentinelUsername"),
        "password": settings.get("sentinelPassword"),
        "socket_timeout": 1,
        "socket_connect_timeout": 0.5,
    },
    "socket_connect_timeout": 0.5,
    # Above the second for which a worker waits in BRPOP.
    "socket_timeout": 5,
}
app.conf.broker_connection_retry = True
app.conf.broker_connection_max_retries = None
app.conf.task_ignore_result = True
app.conf.worker_enable_remote_control = True


# By its full name, because the module has another name when it is run as a script.
@app.task(name="note")
def note(number):
    with open(settings["done"], "a", encoding="ascii") as done:
        done.write(f"{number}\n")


if __name__ == "__main__":
    for line in sys.stdin:
        try:
            note.apply_async((int(line),), retry=True, retry_policy={"max_retries": 50, "interval_start": 0.02, "interval_step": 0.05})
            answer = "ok"
        except Exception as error:  # on any error, the job was not queued
            answer = f"error {type(error).__name__}: {error}".replace("\n", " ")
        print(answer, flush=True)
