import * as library from '../lib';

it('exports what users need and nothing else', () => {
  expect(Object.keys(library).sort()).toEqual([
    'AccessMode',
    'AntiAffinity',
    'Auth',
    'ClaimRetention',
    'Connection',
    'EmptyDirMedium',
    'Engine',
    'HardeningPreset',
    'Peer',
    'Redis',
    'Storage',
    'ZoneSpread',
  ]);
});
