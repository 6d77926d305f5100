import { onStage } from './suite';
import { proxyTests } from './through-proxy';
import { redisProxied } from './variants';

describe('redis 8.6 in emptyDir volumes, with a proxy', () => {
  onStage(redisProxied, proxyTests);
});
