import { meant } from '../../lib/shapes/spelling';

const known = ['name', 'tls', 'auth', 'members', 'storage', 'readableKeys', 'maxmemory'];

it.each([
  ['maxMemory', 'maxmemory'],
  ['max-memory', 'maxmemory'],
  ['readable_keys', 'readableKeys'],
  ['Readable_Keyz', 'readableKeys'],
  ['member', 'members'],
  ['storgae', 'storage'],
  ['sotrge', 'storage'],
  ['auht', 'auth'],
  ['tsl', 'tls'],
])('%s is meant to be %s', (name, expected) => {
  expect(meant(name, known)).toBe(expected);
});

it.each(['team', 'dns', 'url', 'replicas', 'storageClass', ''])('%j is another name', (name) => {
  expect(meant(name, known)).toBeUndefined();
});
