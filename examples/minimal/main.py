# All defaults, as main.ts beside this file. You create the Secret `redis` with the key `redis-password`.
from cdk8s import App, Chart
from cdk8s_redis_ha import Redis

app = App()
chart = Chart(app, "redis")
Redis(chart, "redis")
app.synth()
