package main

import (
	"cdk8s-redis-ha-go/cdk8sredisha"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)
	cdk8sredisha.NewRedis(cdk8s.NewChart(app, jsii.String("redis"), nil), jsii.String("redis"), nil)
	app.Synth()
}
