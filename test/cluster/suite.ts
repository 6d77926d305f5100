import { faultRuns, scenarioOf } from '../faults/recorder';
import { say } from './figures';
import { Stage } from './stage';
import type { Variant } from './variants';

const minute = 60_000;

/** A test on a stage; when it fails, the state of the namespace is printed at once. */
export type StageTest = (name: string, body: (stage: Stage) => Promise<void>, minutes?: number) => void;

/**
 * Opens a stage for a variant, lets tests use it, and always removes it. Tests share one release, one after the other, and each starts by
 * waiting for its health. When a fault breaks the release for good, the tests after it fail at once and name the test that broke it. Other
 * tests run before the first boot, because they need no release.
 */
export function onStage(variant: () => Variant, tests: (test: StageTest, testBefore: StageTest) => void): void {
  const name = variant.name;
  let stage: Stage | undefined;
  let failed: string | undefined;
  let broken = false;
  beforeAll(async () => {
    stage = await Stage.open(variant());
  }, minute);
  afterAll(async () => {
    await stage?.close();
  }, 3 * minute);
  const define = (needsRelease: boolean, title: string, body: (stage: Stage) => Promise<void>, minutes = 10) => {
    test(
      title,
      async () => {
        const open = stage;
        if (open === undefined) throw new Error(`there is no stage for ${name}`);
        const began = new Date();
        try {
          if (failed !== undefined && !broken)
            broken = await open.release.healthy(90_000).then(
              () => false,
              () => true,
            );
          if (broken) throw new Error(`the release did not recover from: ${failed}`);
          if (needsRelease && scenarioOf(title) !== 1) await open.ensureApplied();
          await open.recorder.play(title, () => body(open));
        } catch (error) {
          if (broken) throw error;
          if (needsRelease) failed = title;
          say(`failed: ${title}: ${error instanceof Error ? error.message : error}`);
          await open.explain(began);
          throw error;
        }
      },
      minutes * minute * faultRuns,
    );
  };
  tests(
    (...args) => define(true, ...args),
    (...args) => define(false, ...args),
  );
}
