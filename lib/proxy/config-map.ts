import { UNCHANGED_BY_FLUX } from '../configuration';
import { k8s, type StringMap } from '../kubernetes';
import type { Release } from '../release';
import { script } from '../scripts';
import { haproxyCfg } from './haproxy-cfg';
import type { ProxyFacts } from './proxy';

/** The ConfigMap `<name>-proxy`: the conf file, and the scripts. */
export function proxyConfigMap(release: Release, proxy: ProxyFacts): object {
  const names = [
    'follow-master.lua',
    'start-proxy.sh',
    ...(proxy.logsIn ? ['proxy-passwords.sh'] : []),
    ...(proxy.membersUseTls ? ['renew-certificates.lua'] : []),
    ...(proxy.sentinelPort === undefined ? [] : ['outside-addresses.lua']),
  ];
  const data: StringMap = {
    'haproxy.cfg': haproxyCfg(release, proxy),
    ...Object.fromEntries(names.map((name) => [name, script(name)])),
  };
  const metadata = release.proxyMetadata(release.proxyName);
  return k8s.KubeConfigMap.manifest({ metadata: { ...metadata, annotations: { ...metadata.annotations, ...UNCHANGED_BY_FLUX } }, data });
}
