import { connect, type Socket } from 'node:net';
import type { Address, ConnectionOptions, Writer } from '../connection';

interface Waiting {
  readonly expects: RegExp;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

const command = (...words: readonly string[]) =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

/** A raw connection that sends every write at once, before the answers to earlier writes. It connects anew when the connection ends. */
export class Pipeline {
  private socket?: Socket;
  private received = '';
  private waiting: Waiting[] = [];

  constructor(
    private readonly address: Address,
    private readonly options: ConnectionOptions,
  ) {}

  /** A writer on the one connection. */
  writer(): Writer {
    return { write: (key, value) => this.send(/^\+OK$/, 'SET', key, value), close: () => this.socket?.destroy() };
  }

  private send(expects: RegExp, ...words: readonly string[]): Promise<void> {
    const socket = this.socket ?? this.open();
    return new Promise((resolve, reject) => {
      this.waiting.push({ expects, resolve, reject });
      socket.write(command(...words));
    });
  }

  private open(): Socket {
    const socket = connect(this.address);
    this.socket = socket;
    this.received = '';
    socket.setTimeout(2500, () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('data', (data) => this.receive(data.toString('latin1')));
    socket.on('close', () => this.end());
    const { username, password } = this.options;
    const account = username === undefined ? [] : [username];
    if (password !== undefined) this.send(/^\+OK$/, 'AUTH', ...account, password).catch(() => socket.destroy());
    return socket;
  }

  private receive(text: string): void {
    const lines = (this.received + text).split('\r\n');
    this.received = lines.pop() ?? '';
    for (const line of lines) {
      const next = this.waiting.shift();
      if (next?.expects.test(line)) next.resolve();
      else next?.reject(new Error(line.slice(1)));
    }
  }

  private end(): void {
    this.socket = undefined;
    for (const { reject } of this.waiting.splice(0)) reject(new Error('Connection is closed.'));
  }
}
