# Users with separate rights, and encryption by cert-manager, as main.ts beside this file: an application that writes its own keys, and one that
# only reads them.
from cdk8s import App, Chart
from cdk8s_redis_ha import AclAccess, AclUserProps, Auth, ClientAuthentication, IssuerReference, Redis, Tls, k8s

app = App()
chart = Chart(app, "shop", namespace="shop")
redis = Redis(
    chart,
    "redis",
    auth=Auth.acl(
        users=[
            AclUserProps(name="orders", keys=["order:*", "cart:*"], channels=["order:*"]),
            AclUserProps(name="reports", access=AclAccess.read_only(), keys=["order:*"]),
        ]
    ),
    tls=Tls.cert_manager(issuer_ref=IssuerReference(name="redis-ca"), client_authentication=ClientAuthentication.OPTIONAL),
)

quantity = k8s.Quantity.from_string
for name in ["orders", "reports"]:
    k8s.KubeDeployment(
        chart,
        name,
        metadata=k8s.ObjectMeta(name=name),
        spec=k8s.DeploymentSpec(
            selector=k8s.LabelSelector(match_labels={"app": name}),
            template=k8s.PodTemplateSpec(
                metadata=k8s.ObjectMeta(labels={"app": name}),
                spec=k8s.PodSpec(
                    automount_service_account_token=False,
                    security_context=k8s.PodSecurityContext(
                        run_as_non_root=True,
                        run_as_user=10001,
                        run_as_group=10001,
                        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
                    ),
                    init_containers=[redis.connection.wait_for_master(user=name)],
                    containers=[
                        k8s.Container(
                            name=name,
                            image=f"registry.example.org/{name}:1.0",
                            env=redis.connection.env(name),
                            ports=[k8s.ContainerPort(name="http", container_port=8080)],
                            readiness_probe=k8s.Probe(
                                http_get=k8s.HttpGetAction(path="/ready", port=k8s.IntOrString.from_string("http"))
                            ),
                            liveness_probe=k8s.Probe(
                                http_get=k8s.HttpGetAction(path="/live", port=k8s.IntOrString.from_string("http")),
                                failure_threshold=5,
                            ),
                            resources=k8s.ResourceRequirements(
                                requests={"cpu": quantity("100m"), "memory": quantity("128Mi")},
                                limits={"memory": quantity("256Mi")},
                            ),
                            security_context=k8s.SecurityContext(
                                allow_privilege_escalation=False,
                                read_only_root_filesystem=True,
                                capabilities=k8s.Capabilities(drop=["ALL"]),
                            ),
                        )
                    ],
                ),
            ),
        ),
    )
app.synth()
