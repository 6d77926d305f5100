import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { script } from '../../lib/scripts';
import { array, bulk } from './fake-server';
import { haproxyProgram, noProxy } from './proxy';
import { notRun } from './stage';

// What sentinels answer, in pieces of any size, through the filter of the proxy. The sentinel is a server that sends these bytes.

const host = '127.0.41.1';
const inside = ['10.96.0.1', '10.96.0.10', 'fd00::1'];
const outside = ['node.example.com:31000', '203.0.113.7:31001', '2001:db8::7:31002'];
const map = (...texts: string[]) => `%${texts.length / 2}\r\n${texts.map(bulk).join('')}`;
const long = 'x'.repeat(9000);

/** Bytes of a sentinel, and what a client outside gets. */
const replies: [name: string, sent: string, received: string][] = [
  ['the address of the master', array('10.96.0.1', '6379'), array('node.example.com', '31000')],
  ['an address that begins like another one', array('10.96.0.10', '6379'), array('203.0.113.7', '31001')],
  ['an IPv6 address', array('fd00::1', '6379'), array('2001:db8::7', '31002')],
  ['no such master', '*-1\r\n', '*-1\r\n'],
  ['nothing', '$-1\r\n', '$-1\r\n'],
  ['an error', '-ERR No such master with that name\r\n', '-ERR No such master with that name\r\n'],
  [
    'fields of a replica',
    `*1\r\n${array('name', '10.96.0.10:6379', 'ip', '10.96.0.10', 'port', '6379', 'master-host', '10.96.0.1', 'master-port', '6379', 'quorum', '2')}`,
    `*1\r\n${array('name', '203.0.113.7:31001', 'ip', '203.0.113.7', 'port', '31001', 'master-host', 'node.example.com', 'master-port', '31000', 'quorum', '2')}`,
  ],
  [
    'fields of a sentinel, as a map',
    `*1\r\n${map('ip', '10.96.0.1', 'port', '26379', 'down-after', '6379')}`,
    `*1\r\n${map('ip', 'sentinel.example.com', 'port', '31379', 'down-after', '6379')}`,
  ],
  ['an address that is the last word', array('announce-ip', '10.96.0.1'), array('announce-ip', 'node.example.com')],
  ['an address that is the only word', bulk('10.96.0.1'), bulk('node.example.com')],
  [
    'a message',
    `>4\r\n${['pmessage', '*', '+switch-master', 'main 10.96.0.1 6379 fd00::1 6379'].map(bulk).join('')}`,
    `>4\r\n${['pmessage', '*', '+switch-master', 'main node.example.com 31000 2001:db8::7 31002'].map(bulk).join('')}`,
  ],
  [
    'a message with names of replicas',
    array('message', '+slave', 'slave [fd00::1]:6379 fd00::1 6379 @ main 10.96.0.10 6379'),
    array('message', '+slave', 'slave [2001:db8::7]:31002 2001:db8::7 31002 @ main 203.0.113.7 31001'),
  ],
  ['an address of nobody', array('10.96.0.100', '6379', '110.96.0.1', '6379'), array('10.96.0.100', '6379', '110.96.0.1', '6379')],
  ['another port', bulk('10.96.0.1:63790 10.96.0.1 9121'), bulk('10.96.0.1:63790 10.96.0.1 9121')],
  ['numbers within', `*3\r\n:1\r\n${bulk('10.96.0.1')}:6379\r\n`, `*3\r\n:1\r\n${bulk('node.example.com')}:6379\r\n`],
  ['a long text', array(long, '10.96.0.1', '6379'), array(long, 'node.example.com', '31000')],
  ['much without an address', array(...Array.from({ length: 4000 }, (_, index) => `word ${index}`)), ''],
];
for (const reply of replies) reply[2] ||= reply[1];
const short = replies.filter(([, bytes]) => bytes.length < 300);
const sent = short.map(([, bytes]) => bytes).join('');
const expected = short.map(([, , bytes]) => bytes).join('');

describe('the addresses outside of the cluster, in what sentinels answer', () => {
  const why = noProxy();
  if (why !== undefined) {
    notRun(why);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'outside-addresses-'));
  let pieces: string[] = [];
  let pauseMilliseconds = 0;
  let sentinel: Server;
  let haproxy: ChildProcess;
  let log = '';

  beforeAll(async () => {
    sentinel = createServer(async (socket) => {
      socket.on('error', () => undefined).setNoDelay(true);
      for (const piece of pieces) {
        socket.write(piece, 'latin1');
        if (pauseMilliseconds > 0) await sleep(pauseMilliseconds);
      }
      socket.end();
    });
    await new Promise<void>((resolve) => sentinel.listen(26379, host, resolve));
    writeFileSync(join(folder, 'outside-addresses.lua'), script('outside-addresses.lua'));
    const names = outside.map((address, ordinal) => `redis-${ordinal}=${address}`).join(' ');
    const servers = inside.map((address, ordinal) => `  server redis-${ordinal} ${address}:6379`);
    const lines = [
      'global',
      '  tune.lua.bool-sample-conversion normal',
      '  tune.bufsize 16384',
      `  lua-load-per-thread ${folder}/outside-addresses.lua ${names} sentinel=sentinel.example.com:31379`,
      'defaults',
      '  mode tcp',
      '  timeout connect 1s',
      '  timeout client 10s',
      '  timeout server 10s',
      'listen master',
      `  bind ${host}:6379`,
      ...servers,
      'listen sentinel',
      `  bind ${host}:6380`,
      '  filter lua.outside-addresses',
      `  server it ${host}:26379`,
    ];
    writeFileSync(join(folder, 'haproxy.cfg'), `${lines.join('\n')}\n`);
    haproxy = spawn(haproxyProgram ?? '', ['-db', '-f', join(folder, 'haproxy.cfg')], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [haproxy.stdout, haproxy.stderr]) stream?.on('data', (data) => (log += data));
    for (let turn = 0; (await through()) === '' && turn < 100; turn++) await sleep(50);
  }, 20_000);

  afterAll(async () => {
    haproxy.kill('SIGKILL');
    await new Promise((resolve) => sentinel.close(resolve));
    rmSync(folder, { recursive: true });
    const broken = log.split('\n').filter((line) => line.includes('[ALERT]') && !line.includes('runtime error: a client asks for more'));
    expect(broken).toEqual([]);
  });

  /** All that a client gets. */
  function through(): Promise<string> {
    return new Promise((resolve) => {
      let received = '';
      const socket = connect(6380, host);
      socket.on('data', (data) => (received += data.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(received));
    });
  }

  test.each(replies)('%s', async (_, bytes, translated) => {
    [pieces, pauseMilliseconds] = [[bytes], 0];
    expect(await through()).toBe(translated);
  });

  test.each(short)('%s, byte by byte', async (_, bytes, translated) => {
    [pieces, pauseMilliseconds] = [[...bytes], 1];
    expect(await through()).toBe(translated);
  });

  test('all of it, in pieces of many lengths', async () => {
    for (const length of [2, 7, 17, 61, 499, sent.length]) {
      [pieces, pauseMilliseconds] = [[...(sent.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? [])], 0];
      expect(await through()).toBe(expected);
    }
  }, 30_000);

  test('all of it, cut in two at many places, with a pause between', async () => {
    pauseMilliseconds = 12;
    for (let cut = 1; cut < sent.length; cut += 7) {
      pieces = [sent.slice(0, cut), sent.slice(cut)];
      expect([cut, await through()]).toEqual([cut, expected]);
    }
  }, 60_000);

  test('what HAProxy cannot write into its buffer ends the connection, and no client gets a wrong byte', async () => {
    const [many, translated] = [
      ['10.96.0.1', '6379'],
      ['node.example.com', '31000'],
    ].map((pair) => array(...Array.from({ length: 2000 }, () => pair).flat()));
    [pieces, pauseMilliseconds] = [[many], 0];
    expect(translated.startsWith(await through())).toBe(true);
    for (const length of [17, 4093]) {
      pieces = [...(many.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? [])];
      for (let turn = 0; turn < 10; turn++) expect(translated.startsWith(await through())).toBe(true);
    }
    // Nine members with long names fit.
    const replica = (address: string, port: string) =>
      array(...Array.from({ length: 30 }, (_, index) => `${index}`.padStart(18)), 'ip', address, 'port', port);
    pieces = [`*8\r\n${replica('10.96.0.10', '6379').repeat(8)}`];
    expect(await through()).toBe(`*8\r\n${replica('203.0.113.7', '31001').repeat(8)}`);
  });

  test('a connection that ends within an answer ends for the client', async () => {
    for (const cut of ['$9\r\n10.9', '*2\r\n$9\r\n10.96.0.1\r\n', '*2\r\n$9\r\n10.96.0.1\r\n$4\r\n63']) {
      [pieces, pauseMilliseconds] = [[array('a', 'b'), cut], 20];
      const before = Date.now();
      expect(await through()).toContain(array('a', 'b'));
      expect(Date.now() - before).toBeLessThan(2000);
    }
  });

  test('an answer is not held back until more comes', async () => {
    for (const [, bytes, translated] of replies) {
      [pieces, pauseMilliseconds] = [[bytes, ''], 300];
      const before = Date.now();
      const received = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(6380, host);
        socket.on('data', (data) => {
          text += data.toString('latin1');
          if (text.length >= translated.length) resolve(text);
        });
        socket.on('close', () => resolve(text));
      });
      expect(received).toBe(translated);
      expect(Date.now() - before).toBeLessThan(250);
    }
  }, 30_000);
});
