/** Whether everything must run: what could not is a failure then. */
export const strict = process.env.CI === 'true';

/** A test that says what cannot run on this machine, and why. Where everything must run it fails. */
export function notRun(why: string): void {
  process.stderr.write(`not run: ${why}\n`);
  if (strict) {
    test(`not run: ${why}`, () => {
      throw new Error(why);
    });
  } else test.todo(`not run: ${why}`);
}
