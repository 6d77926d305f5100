import { outsideTests } from './from-outside';
import { onStage } from './suite';
import { followTests, proxyTests } from './through-proxy';
import { redisProxied } from './variants';

describe('redis 8.6 in emptyDir volumes, with a proxy', () => {
  onStage(redisProxied, (test) => {
    followTests(test);
    proxyTests(test);
    outsideTests(test);
  });
});
