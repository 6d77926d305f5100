import { drillTests } from './drills';
import { memberTests, rollingTests } from './faults';
import { installTests } from './install';
import { secrecyTests } from './secrecy';
import { onStage } from './suite';
import { valkeyInMemory } from './variants';

describe('valkey 8.1 in emptyDir volumes', () => {
  onStage(valkeyInMemory, (test) => {
    installTests(test);
    drillTests(test);
    memberTests(test);
    rollingTests(test);
    secrecyTests(test);
  });
});
