import { drillTests } from './drills';
import { coldStartTests, memberTests, rollingTests } from './faults';
import { installTests } from './install';
import { secrecyTests } from './secrecy';
import { onStage } from './suite';
import { committed } from './variants';

describe('dist/redis.k8s.yaml as it is: redis 8.0 on volumes', () => {
  onStage(committed, (test) => {
    installTests(test);
    drillTests(test);
    memberTests(test);
    rollingTests(test);
    coldStartTests(test);
    secrecyTests(test);
  });
});
