import { Engine, Tls } from '../../lib';
import { refusal, refusalForm, render } from '../support';

const certificates = Tls.fromSecret('certificates');
const accepted = [
  Tls.fromSecret('certificates', { acceptRemoteCodeExecution: true }),
  Tls.certManager({ issuerRef: { name: 'ca' }, acceptRemoteCodeExecution: true }),
];

const without = [
  '7.2.16',
  '7.2.16-alpine',
  '7.4.11',
  '8.2.9',
  '8.2.10',
  '8.4.6',
  '8.6.6',
  '8.8.2',
  '8.10.1',
  '8.10.2-trixie',
  '8.12.0',
  '9.0.0',
].map((version) => Engine.redis(version));
const current = ['7.2', '7.4', '8.2', '8.4', '8.6', '8.8', '8.10', '8.6-alpine'].map((version) => Engine.redis(version));
const valkeyWithout = ['7.2.14', '8.0.10', '8.1.9', '9.0.5', '9.1.1', '9.1', '8.1', '9.2.0-rc1', '10.0.0'].map((version) =>
  Engine.valkey(version),
);

const below = ['7.2.15', '7.4.10-alpine', '8.2.8', '8.4.5', '8.6.2', '8.6.5', '8.6.0', '8.8.1', '8.10.0'].map((version) =>
  Engine.redis(version),
);
const never = ['7.0', '7.0.15', '8.0', '8.0.6', '8.0-alpine'].map((version) => Engine.redis(version));
const valkeyBelow = ['7.2.13', '8.0.9', '8.1.1', '9.0.4', '9.1.0'].map((version) => Engine.valkey(version));

const named = (engines: Engine[]) => engines.map((engine): [string, Engine] => [`${engine.family} ${engine.version}`, engine]);

let warn: jest.SpyInstance;
beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockImplementation();
});
afterEach(() => warn.mockRestore());

describe('a server without a known hole', () => {
  it.each(named([...without, ...current, ...valkeyWithout]))('may have TLS, and nobody is warned: %s', (_, engine) => {
    for (const tls of [Tls.none(), certificates, ...accepted]) render({ engine, tls });
    render({ engine: Engine.of({ image: 'registry.example.com/a:b', family: engine.family, version: engine.version }), tls: certificates });
    expect(warn).not.toHaveBeenCalled();
  });

  it('is the default', () => {
    render({ tls: certificates });
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('a server with a known hole', () => {
  it.each(named([...below, ...never, ...valkeyBelow]))(
    'is told of once per release without TLS, and with TLS that was accepted: %s',
    (_, engine) => {
      for (const tls of [Tls.none(), ...accepted]) {
        warn.mockClear();
        render({ engine, tls }, 'sessions');
        expect(warn).toHaveBeenCalledTimes(1);
        const [said] = warn.mock.calls[0];
        expect(said).toMatch(
          /^\[WARNING\] sessions: \w+ [-\w.]+ .*CVE-2026-\d+: with TLS, whoever .* may run code in the server; use Engine\./,
        );
        expect(said).toContain(`${engine.family} ${engine.version} `);
      }
    },
  );

  it.each(named([...below, ...never, ...valkeyBelow]))('fails with TLS: %s', (_, engine) => {
    const tls = [
      certificates,
      Tls.fromSecret('certificates', { acceptRemoteCodeExecution: false }),
      Tls.certManager({ issuerRef: { name: 'ca' } }),
    ];
    for (const each of tls) {
      const message = refusal(() => render({ engine, tls: each }));
      expect(message).toMatch(refusalForm);
      expect(message).toMatch(/^engine.version: .* or take the risk with acceptRemoteCodeExecution: true/);
    }
    expect(warn).not.toHaveBeenCalled();
  });

  it('fails with the version that has the fix, or says that none has', () => {
    const said = (engine: Engine) => refusal(() => render({ engine, tls: certificates }));
    expect(said(Engine.redis('8.6.2'))).toBe(
      'engine.version: redis 8.6.2 is older than 8.6.6, which fixes CVE-2026-81934: with TLS, whoever reaches a port may run code in the server ' +
        '(got "8.6.2", allowed: redis 7.2.16, 7.4.11, 8.2.9, 8.4.6, 8.6.6, 8.8.2, 8.10.1 and newer, or one of these lines without a patch level, ' +
        "which is taken for its newest); use Engine.redis('8.6'), or take the risk with acceptRemoteCodeExecution: true beside the other settings of Tls",
    );
    expect(said(Engine.redis('8.0'))).toMatch(/^engine.version: redis 8.0 gets no fixes any more, and has CVE-2026-81934: /);
    expect(said(Engine.valkey('8.1.3'))).toMatch(/^engine.version: valkey 8.1.3 is older than 8.1.9, which fixes CVE-2026-56684: /);
  });
});
