// One jest project per tier, so that each can run alone: `jest --selectProjects unit`.
// The TypeScript sources are tested, not the compiled files beside them: `ts` comes first.

const path = require('node:path');

const rootDir = path.dirname(__dirname);

/** Folders of test/ that are tiers of their own; everything else under test/ mirrors lib/ and is the unit tier. */
const tiers = ['manifests', 'package', 'languages', 'servers', 'cluster'];

/**
 * Played by `npm run faults` only. In `npm test` each of four engines has all that depends on the scripts with one of the two shells, and all
 * with TLS; the parts that do not depend on the shell, and the random schedule, are played on redis 8.6 and valkey 8.1. Redis 7.0 and 8.2 are
 * played by `npm run faults` alone. In a file that `npm test` plays, it leaves out scenarios too: see `once` in test/servers/scenarios.
 */
const faultsOnly = [
  ...['redis-7.0', 'redis-8.2'].flatMap((engine) => [`${engine}.busybox`, `${engine}.secured`]),
  ...['redis-7.0', 'redis-8.0', 'redis-8.2', 'valkey-9.1'].flatMap((engine) => [
    engine,
    ...['faults', 'network', 'data', 'rotation'].map((part) => `${engine}.${part}`),
    `random.${engine}`,
  ]),
  ...['redis-8.6', 'valkey-8.1'].map((engine) => `${engine}.busybox`),
].map((name) => `<rootDir>/test/servers/${name}.test.ts`);

/** Played by `npm run bench -- --rest` and `-- --proxy` only: minutes in which nothing else may run. */
const benchOnly = Object.entries({ REST_RUNS: 'rest', THROUGHPUT_RUNS: 'throughput' }).flatMap(([runs, folder]) =>
  process.env[runs] === undefined ? [`<rootDir>/test/cluster/${folder}/`] : [],
);

const common = {
  rootDir,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  moduleNameMapper: { '^cdk8s-redis-ha$': '<rootDir>/lib' },
  transform: {
    '\\.ts$': /** @type {[string, any]} */ ([
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ]),
  },
};

/** @type {import('jest').Config} */
module.exports = {
  rootDir,
  testSequencer: '<rootDir>/tools/longest-first.js',
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: tiers.map((tier) => `<rootDir>/test/${tier}/`),
    },
    ...tiers.map((tier) => ({
      ...common,
      displayName: tier,
      testMatch: [`<rootDir>/test/${tier}/**/*.test.ts`],
      testPathIgnorePatterns: [...(process.env.FAULTS === 'all' ? [] : faultsOnly), ...benchOnly],
    })),
  ],
};
