/** Whether everything must run: a test that could not run then fails. */
export const strict = process.env.CI === 'true';

/** Reports a test that cannot run on this machine, with the reason. Where everything must run, it fails. */
export function notRun(why: string): void {
  process.stderr.write(`not run: ${why}\n`);
  if (strict) {
    test(`not run: ${why}`, () => {
      throw new Error(why);
    });
  } else test.todo(`not run: ${why}`);
}
