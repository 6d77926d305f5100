import { everything } from '../faults/recorder';
import { outsideTests } from './from-outside';
import { onStage } from './suite';
import { followTests, proxyTests } from './through-proxy';
import { valkeyProxied } from './variants';

describe('valkey 9.1 in emptyDir volumes, with a proxy', () => {
  onStage(valkeyProxied, (test) => {
    followTests(test);
    if (everything) {
      proxyTests(test);
      outsideTests(test);
    }
  });
});
