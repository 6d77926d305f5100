import { drillTests } from './drills';
import { installTests } from './install';
import { onStage } from './suite';
import { redisInMemory } from './variants';

describe('redis 8.0 in emptyDir volumes', () => {
  onStage(redisInMemory, (test) => {
    installTests(test);
    drillTests(test);
  });
});
