import { admissionTests } from './admission';
import { closedTests } from './closed';
import { onStage } from './suite';
import { redisInMemory } from './variants';

describe('redis 8.6 in a namespace that is closed', () => {
  onStage(redisInMemory, (test, testBefore) => {
    admissionTests(testBefore);
    closedTests(test, testBefore);
  });
});
