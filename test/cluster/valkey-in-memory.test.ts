import { everything } from '../faults/recorder';
import { crashTests } from './crashes';
import { drillTests } from './drills';
import { configurationTests, downAfterTests, memberTests, rollingTests } from './faults';
import { installTests } from './install';
import { nodeTests } from './nodes';
import { secrecyTests } from './secrecy';
import { onStage } from './suite';
import { valkeyInMemory } from './variants';

describe('valkey 8.1 in emptyDir volumes', () => {
  onStage(valkeyInMemory, (test) => {
    installTests(test);
    drillTests(test);
    memberTests(test);
    crashTests(test);
    if (everything) nodeTests(test);
    rollingTests(test);
    if (everything) {
      configurationTests(test);
      secrecyTests(test);
      downAfterTests(test);
    }
  });
});
