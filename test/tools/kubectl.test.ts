import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
const root = join(__dirname, '..', '..');

afterAll(() => rmSync(folder, { recursive: true }));

function run(tool: string) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools', tool)], { encoding: 'utf8', env: { PATH: folder } });
  return { status, stderr };
}

describe.each(['kubernetes.js', 'schema.js'])('%s', (tool) => {
  beforeEach(() => {
    writeFileSync(join(folder, 'kubectl'), '#!/bin/sh\necho one >&2\necho "connection refused" >&2\nexit 1\n');
    chmodSync(join(folder, 'kubectl'), 0o755);
  });

  test('fails without a cluster, in one sentence', () => {
    expect(run(tool)).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^kubectl does not reach a Kubernetes, .* set KUBECONFIG .* \(connection refused\)\n$/),
    });
  });

  test('fails without kubectl, in one sentence', () => {
    rmSync(join(folder, 'kubectl'));
    expect(run(tool)).toEqual({ status: 1, stderr: expect.stringMatching(/^kubectl does not reach .* \(spawnSync kubectl ENOENT\)\n$/) });
  });
});
