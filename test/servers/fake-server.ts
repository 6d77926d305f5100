import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';

/** The answer of a fake server to a command, in the protocol's bytes; undefined never answers. */
export type Answer = (command: readonly string[]) => string | undefined;

/** A fake server on a redis or Sentinel port. */
export class FakeServer {
  /** Where other members ask. */
  static async listen(host: string, port: number, answer: Answer): Promise<FakeServer> {
    return FakeServer.at({ host, port }, answer);
  }

  /** Where the scripts of the member itself ask: a socket file. */
  static async listenAt(path: string, answer: Answer): Promise<FakeServer> {
    return FakeServer.at({ path }, answer);
  }

  private static async at(place: ListenOptions, answer: Answer): Promise<FakeServer> {
    const fake = new FakeServer(answer);
    await new Promise<void>((resolve, reject) => {
      fake.server.once('error', reject);
      fake.server.listen(place, resolve);
    });
    return fake;
  }

  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly answer: Answer) {
    this.server = createServer((socket) => this.serve(socket));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let received = '';
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (data) => {
      received += data.toString('latin1');
      for (let parsed = nextCommand(received); parsed !== undefined; parsed = nextCommand(received)) {
        received = received.slice(parsed.length);
        const answer = this.answer(parsed.command);
        if (answer !== undefined) socket.write(answer);
      }
    });
  }
}

export const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
export const array = (...texts: string[]) => `*${texts.length}\r\n${texts.map(bulk).join('')}`;

/** The first whole command, `*2 $3 GET $1 a`, at the start of what was received. */
function nextCommand(received: string): { command: string[]; length: number } | undefined {
  const count = /^\*(\d+)\r\n/.exec(received);
  if (count === null) return undefined;
  let at = count[0].length;
  const command: string[] = [];
  for (let index = 0; index < Number(count[1]); index++) {
    const size = /^\$(\d+)\r\n/.exec(received.slice(at));
    if (size === null) return undefined;
    const start = at + size[0].length;
    const end = start + Number(size[1]);
    if (received.length < end + 2) return undefined;
    command.push(received.slice(start, end));
    at = end + 2;
  }
  return { command, length: at };
}
