import cdk8sredisha.Redis;
import org.cdk8s.App;
import org.cdk8s.Chart;

public class Main {
    public static void main(String[] arguments) {
        App app = new App();
        new Redis(new Chart(app, "redis"), "redis");
        app.synth();
    }
}
