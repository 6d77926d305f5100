// A go-redis client that writes the given keys and values, one write at a time.
//
// The first line of standard input is its settings as JSON, every further line a write: `key value`. It answers each write with a line: `ok`,
// or `error` and the reason. Its settings are those that an application should have. With one address it does not ask Sentinel.
package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/redis/go-redis/v9"
)

type address struct {
	Host string `json:"host"`
	Port int    `json:"port"`
}

func (a address) String() string {
	if strings.Contains(a.Host, ":") {
		return fmt.Sprintf("[%s]:%d", a.Host, a.Port)
	}
	return fmt.Sprintf("%s:%d", a.Host, a.Port)
}

type encryption struct {
	Authority   string `json:"ca"`
	Certificate string `json:"cert"`
	Key         string `json:"key"`
	ServerName  string `json:"servername"`
}

type settings struct {
	Address          *address    `json:"address"`
	Sentinels        []address   `json:"sentinels"`
	MasterName       string      `json:"masterName"`
	Username         string      `json:"username"`
	Password         string      `json:"password"`
	SentinelUsername string      `json:"sentinelUsername"`
	SentinelPassword string      `json:"sentinelPassword"`
	TLS              *encryption `json:"tls"`
}

const (
	connectTimeout = 500 * time.Millisecond
	answerTimeout  = 2500 * time.Millisecond
)

func (s settings) encrypted() *tls.Config {
	if s.TLS == nil {
		return nil
	}
	authorities := x509.NewCertPool()
	authorities.AppendCertsFromPEM([]byte(s.TLS.Authority))
	config := &tls.Config{RootCAs: authorities, ServerName: s.TLS.ServerName}
	if s.TLS.Certificate != "" {
		if pair, err := tls.X509KeyPair([]byte(s.TLS.Certificate), []byte(s.TLS.Key)); err == nil {
			config.Certificates = []tls.Certificate{pair}
		}
	}
	return config
}

func (s settings) open() *redis.Client {
	// MaxRetries -1: a write is never sent twice.
	if s.Address != nil {
		return redis.NewClient(&redis.Options{
			Addr: s.Address.String(), Username: s.Username, Password: s.Password, TLSConfig: s.encrypted(), MaxRetries: -1,
			DialTimeout: connectTimeout, ReadTimeout: answerTimeout, WriteTimeout: answerTimeout,
		})
	}
	var sentinels []string
	for _, each := range s.Sentinels {
		sentinels = append(sentinels, each.String())
	}
	return redis.NewFailoverClient(&redis.FailoverOptions{
		MasterName: s.MasterName, SentinelAddrs: sentinels, SentinelUsername: s.SentinelUsername, SentinelPassword: s.SentinelPassword,
		Username: s.Username, Password: s.Password, TLSConfig: s.encrypted(), MaxRetries: -1,
		DialTimeout: connectTimeout, ReadTimeout: answerTimeout, WriteTimeout: answerTimeout,
	})
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 1<<20)
	input.Scan()
	var given settings
	if err := json.Unmarshal(input.Bytes(), &given); err != nil {
		panic(err)
	}
	client := given.open()
	for input.Scan() {
		words := strings.Fields(input.Text())
		if err := client.Set(context.Background(), words[0], words[1], 0).Err(); err != nil {
			fmt.Println("error " + strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		fmt.Println("ok")
	}
}
