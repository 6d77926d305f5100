import type { Engine, KnownHole } from '../engine';
import { refuse } from '../refusal';
import type { Release } from '../release';
import type { Encryption } from './tls';

/**
 * A server with a known hole is refused where TLS opens it, unless the user says that they take the risk; else the user is warned.
 *
 * cdk8s has no warnings of its own: it prints what the app writes to its error output, which is where jsii warns of what is deprecated, too. Written
 * at once and by no means of Node's own, the warning is there whatever `NODE_OPTIONS` says and however the app ends.
 *
 * @throws if the release has TLS, the server the hole, and nobody accepted it
 */
export function checkKnownHole(release: Release, encryption: Encryption): void {
  const { engine } = release;
  const hole = engine._knownHole;
  if (hole === undefined) return;
  const { family, version } = engine;
  const cure = `use ${family === 'redis' ? "Engine.redis('8.6')" : "Engine.valkey('9.1')"}`;
  const allowed = `${family} ${hole.fixed.join(', ')} and newer, or one of these lines without a patch level, which is taken for its newest`;
  if (encryption.enabled && !encryption.acceptsRemoteCodeExecution) {
    refuse({
      prop: 'engine.version',
      problem: said(engine, hole),
      got: version,
      allowed,
      cure: `${cure}, or take the risk with acceptRemoteCodeExecution: true beside the other settings of Tls`,
    });
  }
  console.warn(`[WARNING] ${release.name}: ${said(engine, hole)}; ${cure} (known without it: ${allowed})`);
}

function said({ family, version }: Engine, { name, problem, fixedHere, ended }: KnownHole): string {
  if (fixedHere !== undefined) return `${family} ${version} is older than ${fixedHere}, which fixes ${name}: ${problem}`;
  return `${family} ${version} ${ended ? 'gets no fixes any more, and ' : ''}has ${name}: ${problem}`;
}
