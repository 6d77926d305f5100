import { everything } from '../faults/recorder';
import { coldStartTests } from './cold-start';
import { crashTests } from './crashes';
import { drillTests } from './drills';
import { configurationTests, memberTests, rollingTests } from './faults';
import { bootTests, installTests } from './install';
import { neighbourTests } from './neighbours';
import { nodeTests } from './nodes';
import { scaleTests } from './scale';
import { onStage } from './suite';
import { valkeyCrowded, valkeyOnVolumes } from './variants';

describe('valkey 8.1 on volumes', () => {
  onStage(valkeyOnVolumes, (test) => {
    installTests(test);
    drillTests(test);
    if (everything) {
      memberTests(test);
      crashTests(test);
      nodeTests(test);
      rollingTests(test);
      configurationTests(test);
    }
    coldStartTests(test);
    if (everything) {
      neighbourTests(test);
    }
  });
});

if (everything) {
  describe('valkey 8.1 with more members than nodes', () => {
    onStage(valkeyCrowded, (test) => {
      bootTests(test);
      scaleTests(test);
    });
  });
}
