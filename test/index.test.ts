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
    'IpFamily',
    'IpFamilyPolicy',
    'Peer',
    'ProxyTls',
    'Redis',
    'ServiceType',
    'Storage',
    'Tls',
    'TrafficPolicy',
    'ZoneSpread',
    'k8s',
  ]);
});
