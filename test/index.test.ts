import * as library from '../lib';

it('exports what users need and nothing else', () => {
  expect(Object.keys(library).sort()).toEqual([
    'AccessMode',
    'AclAccess',
    'AntiAffinity',
    'Auth',
    'ClaimRetention',
    'ClientAuthentication',
    'EmptyDirMedium',
    'Engine',
    'HardeningPreset',
    'Peer',
    'Redis',
    'Storage',
    'Tls',
    'ZoneSpread',
    'k8s',
  ]);
});
