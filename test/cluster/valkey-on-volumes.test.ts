import { coldStartTests } from './cold-start';
import { drillTests } from './drills';
import { installTests } from './install';
import { onStage } from './suite';
import { valkeyOnVolumes } from './variants';

describe('valkey 8.1 on volumes', () => {
  onStage(valkeyOnVolumes, (test) => {
    installTests(test);
    drillTests(test);
    coldStartTests(test);
  });
});
