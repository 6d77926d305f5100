import com.google.gson.Gson;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.RedisSentinelClient;

/**
 * A Java client that writes the given keys and values, one write at a time: Jedis, or Lettuce. With one address it does not ask Sentinel.
 *
 * The argument names the client. The first line of standard input is its settings as JSON, every further line a write: `key value`. It
 * answers each write with a line: `ok`, or `error` and the reason. Its settings are those that an application should have.
 */
class Writer {
    record Sentinel(String host, int port) {}

    record Settings(
            Sentinel address,
            List<Sentinel> sentinels,
            String masterName,
            String username,
            String password,
            String sentinelUsername,
            String sentinelPassword) {}

    interface Client {
        String set(String key, String value);
    }

    static final int CONNECT_MILLISECONDS = 500;
    static final int ANSWER_MILLISECONDS = 2500;
    static final int SENTINEL_MILLISECONDS = 1000;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // Lettuce logs each connection
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        Settings settings = new Gson().fromJson(input.readLine(), Settings.class);
        Client client = arguments[0].equals("jedis") ? jedis(settings) : lettuce(settings);
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            String answer;
            try {
                String said = client.set(words[0], words[1]);
                answer = "OK".equals(said) ? "ok" : "error " + said;
            } catch (RuntimeException error) {
                answer = "error " + error.getClass().getSimpleName() + ": " + error.getMessage();
            }
            System.out.println(answer.replace('\n', ' '));
        }
        System.exit(0);
    }

    /** A pool, which looks for the master again when a sentinel announces a new one. */
    static Client jedis(Settings settings) {
        JedisClientConfig redis = config(settings.username(), settings.password(), ANSWER_MILLISECONDS);
        JedisClientConfig sentinel = config(settings.sentinelUsername(), settings.sentinelPassword(), SENTINEL_MILLISECONDS);
        if (settings.address() != null) {
            HostAndPort address = new HostAndPort(settings.address().host(), settings.address().port());
            return new JedisPooled(address, redis)::set;
        }
        RedisSentinelClient client = RedisSentinelClient.builder()
                .masterName(settings.masterName())
                .sentinels(settings.sentinels().stream()
                        .map(each -> new HostAndPort(each.host(), each.port()))
                        .collect(Collectors.toSet()))
                .clientConfig(redis)
                .sentinelClientConfig(sentinel)
                .build();
        return client::set;
    }

    static JedisClientConfig config(String username, String password, int milliseconds) {
        return DefaultJedisClientConfig.builder()
                .user(username)
                .password(password)
                .connectionTimeoutMillis(CONNECT_MILLISECONDS)
                .socketTimeoutMillis(milliseconds)
                .build();
    }

    /** One connection. When it breaks, the client asks the sentinels and connects anew; commands wait meanwhile. */
    static Client lettuce(Settings settings) {
        RedisURI.Builder uri = RedisURI.builder().withTimeout(Duration.ofMillis(ANSWER_MILLISECONDS));
        if (settings.address() != null) {
            uri.withHost(settings.address().host()).withPort(settings.address().port());
        } else {
            uri.withSentinelMasterId(settings.masterName());
            sentinels(uri, settings);
        }
        RedisURI whole = uri.build();
        authenticate(whole, settings.username(), settings.password());
        RedisClient client = RedisClient.create(whole);
        client.setOptions(ClientOptions.builder()
                .socketOptions(SocketOptions.builder().connectTimeout(Duration.ofMillis(CONNECT_MILLISECONDS)).build())
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        RedisCommands<String, String> commands = client.connect().sync();
        return commands::set;
    }

    static void sentinels(RedisURI.Builder uri, Settings settings) {
        for (Sentinel each : settings.sentinels()) {
            RedisURI sentinel = RedisURI.builder()
                    .withHost(each.host())
                    .withPort(each.port())
                    .withTimeout(Duration.ofMillis(SENTINEL_MILLISECONDS))
                    .build();
            authenticate(sentinel, settings.sentinelUsername(), settings.sentinelPassword());
            uri.withSentinel(sentinel);
        }
    }

    static void authenticate(RedisURI uri, String username, String password) {
        if (password != null) uri.setCredentialsProvider(new StaticCredentialsProvider(username, password.toCharArray()));
    }
}
