import { say } from './figures';
import { Stage } from './stage';
import type { Variant } from './variants';

const minute = 60_000;

/** A test on a stage; when it fails, the state of the namespace is printed at once. */
export type StageTest = (name: string, body: (stage: Stage) => Promise<void>, minutes?: number) => void;

/** Opens a stage for a variant, lets tests use it, and always removes it. */
export function onStage(variant: () => Variant, tests: (test: StageTest) => void): void {
  const name = variant.name;
  let stage: Stage | undefined;
  beforeAll(async () => {
    stage = await Stage.open(variant());
  }, minute);
  afterAll(async () => {
    await stage?.close();
  }, 3 * minute);
  const stageTest: StageTest = (title, body, minutes = 5) => {
    test(
      title,
      async () => {
        if (stage === undefined) throw new Error(`there is no stage for ${name}`);
        const began = new Date();
        try {
          await body(stage);
        } catch (error) {
          say(`failed: ${title}: ${error instanceof Error ? error.message : error}`);
          await stage.explain(began);
          throw error;
        }
      },
      minutes * minute,
    );
  };
  tests(stageTest);
}
