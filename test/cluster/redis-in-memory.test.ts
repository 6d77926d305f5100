import { everything } from '../faults/recorder';
import { drillTests } from './drills';
import { firstProcessTests } from './first-process';
import { bootTests, installTests } from './install';
import { scaleTests } from './scale';
import { smallTests } from './small';
import { onStage } from './suite';
import { redisCrowded, redisInMemory } from './variants';

describe('redis 8.6 in emptyDir volumes', () => {
  onStage(redisInMemory, (test) => {
    installTests(test);
    drillTests(test);
    firstProcessTests(test);
    smallTests(test);
  });
});

if (everything) {
  describe('redis 8.6 with more members than nodes', () => {
    onStage(redisCrowded, (test) => {
      bootTests(test);
      scaleTests(test);
    });
  });
}
