import { onStage } from './suite';
import { proxyTests } from './through-proxy';
import { valkeyProxied } from './variants';

describe('valkey 9.1 in emptyDir volumes, with a proxy', () => {
  onStage(valkeyProxied, proxyTests);
});
