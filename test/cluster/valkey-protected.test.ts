import { everything } from '../faults/recorder';
import { drillTests } from './drills';
import { configurationTests, masterTests, otherMemberTests, rollingTests } from './faults';
import { bootTests } from './install';
import { protectionTests, strangerTests } from './protected';
import { onStage } from './suite';
import { valkeyProtected } from './variants';

describe('valkey 8.1 in emptyDir volumes, with users and mutual TLS', () => {
  onStage(valkeyProtected, (test) => {
    bootTests(test);
    drillTests(test);
    masterTests(test);
    rollingTests(test);
    strangerTests(test);
    if (everything) {
      otherMemberTests(test);
      configurationTests(test);
      protectionTests(test);
    }
  });
});
