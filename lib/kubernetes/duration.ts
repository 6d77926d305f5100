import { refuse } from '../refusal';

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Which durations a prop takes. */
export interface Durations {
  /** The units that the reader of the duration knows. */
  readonly units: (keyof typeof MILLISECONDS)[];
  /** The shortest duration, as text. */
  readonly minimum?: string;
  /** What is wrong with a shorter duration. */
  readonly below?: string;
  /** A duration to show in the refusal. */
  readonly example: string;
}

/**
 * Reads a duration: a whole number with one unit, `30s`.
 *
 * @returns the duration in milliseconds
 * @throws if the text is not a valid duration, or the duration is shorter than the minimum
 */
export function parseDuration(prop: string, text: string, { units, minimum = `1${units[0]}`, below, example }: Durations): number {
  const duration = milliseconds(text, units);
  if (duration !== undefined && duration >= (milliseconds(minimum, units) ?? 0)) return duration;
  return refuse({
    prop,
    problem: duration === undefined ? 'not a valid duration' : (below ?? 'the duration is too short'),
    got: text,
    allowed: `a whole number with ${units.slice(0, -1).join(', ')} or ${units[units.length - 1]}, at least ${minimum}`,
    cure: `write it like '${example}'`,
  });
}

function milliseconds(text: string, units: Durations['units']): number | undefined {
  const [, digits, name] = /^(\d{1,7})([a-z]+)$/.exec(text) ?? [];
  const unit = units.find((each) => each === name);
  return unit && Number(digits) * MILLISECONDS[unit];
}
