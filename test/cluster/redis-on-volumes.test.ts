import { everything } from '../faults/recorder';
import { coldStartTests } from './cold-start';
import { crashTests } from './crashes';
import { drillTests } from './drills';
import { configurationTests, downAfterTests, memberTests, rollingTests } from './faults';
import { installTests } from './install';
import { neighbourTests } from './neighbours';
import { nodeTests } from './nodes';
import { restTests } from './rest/tests';
import { secrecyTests } from './secrecy';
import { onStage } from './suite';
import { committed } from './variants';

describe('redis 8.6 on volumes, dist/redis.k8s.yaml unchanged', () => {
  onStage(committed, (test) => {
    installTests(test);
    drillTests(test);
    restTests(test, { millicores: 16, processesPerSecond: 4, helperMebibytes: 12 });
    memberTests(test);
    crashTests(test);
    nodeTests(test);
    rollingTests(test);
    configurationTests(test);
    coldStartTests(test);
    if (everything) neighbourTests(test);
    secrecyTests(test);
    if (everything) {
      downAfterTests(test);
    }
  });
});
