# All defaults, as main.ts beside this file. The Secret `redis` with the key `redis-password` is yours to create.
from cdk8s import App, Chart
from cdk8s_redis_ha import Redis

app = App()
chart = Chart(app, "redis")
Redis(chart, "redis")
app.synth()
