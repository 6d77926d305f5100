import { everything } from '../faults/recorder';
import { crashTests } from './crashes';
import { drillTests } from './drills';
import { configurationTests, memberTests, rollingTests } from './faults';
import { bootTests } from './install';
import { protectionTests, strangerTests } from './protected';
import { restTests } from './rest/tests';
import { secrecyTests } from './secrecy';
import { onStage } from './suite';
import { redisProtected } from './variants';

describe('redis 8.0 on volumes, with users and mutual TLS', () => {
  onStage(redisProtected, (test) => {
    bootTests(test);
    drillTests(test);
    strangerTests(test);
    restTests(test, { millicores: 22, processesPerSecond: 5, helperMebibytes: 19 });
    memberTests(test);
    rollingTests(test);
    if (everything) {
      crashTests(test);
      configurationTests(test);
    }
    protectionTests(test);
    secrecyTests(test);
  });
});
