import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a query until it returns a value, and returns the value. Fails at the deadline with the last state. */
export async function until<T>(
  what: string,
  seconds: number,
  question: () => Promise<T | undefined | false> | T | undefined | false,
  describe?: () => Promise<string> | string,
  pauseMilliseconds = 100,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let failure = '';
  do {
    const answer = await Promise.resolve()
      .then(question)
      .catch((error: Error) => {
        failure = error.message;
        return undefined;
      });
    if (answer !== undefined && answer !== false) return answer;
    await sleep(pauseMilliseconds);
  } while (Date.now() < end);
  const seen = describe === undefined ? '' : await describe();
  throw new Error(`not within ${seconds} s: ${what}${failure === '' ? '' : `; last error: ${failure}`}${seen === '' ? '' : `\n${seen}`}`);
}

/** Repeats a query for all of that time, and fails as soon as the query returns a reason. */
export async function never(seconds: number, reason: () => Promise<string | undefined>): Promise<void> {
  const end = Date.now() + seconds * 1000;
  do {
    const found = await reason();
    if (found !== undefined) throw new Error(found);
    await sleep(100);
  } while (Date.now() < end);
}
