import { refuse } from '../refusal';

/** One mebibyte in bytes. */
export const MEBIBYTE = 1024 * 1024;

// The suffixes of Kubernetes: apimachinery/pkg/api/resource/suffix.go
const FACTORS = new Map<string, number>([
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
]);

const BYTES = /^(\d+(?:\.\d+)?)([kMGTP]|[KMGTP]i)?$/;
const CPU = /^(\d+(?:\.\d+)?)(m)?$/;

/**
 * Parses a Kubernetes quantity of bytes: `512Mi`, `1.5Gi`, `8G`, `1048576`. Fractions of a byte are rounded down.
 * Kubernetes accepts the suffix `m` (thousandths of a byte) too; it is refused here, because it is always a mistake.
 *
 * @throws if the text is not a valid size, or the size is zero
 */
export function parseBytes(prop: string, text: string): number {
  const match = BYTES.exec(text);
  const bytes = match ? Math.floor(Number(match[1]) * (FACTORS.get(match[2] ?? '') as number)) : Number.NaN;
  if (bytes > 0 && Number.isSafeInteger(bytes)) return bytes;
  let problem = 'not a valid size';
  if (match) problem = bytes === 0 ? 'must be at least one byte' : 'the size is too large';
  return refuse({
    prop,
    problem,
    got: text,
    allowed: 'a number with one of the suffixes Ki, Mi, Gi, Ti, Pi, k, M, G, T, P',
    cure: "write it like '512Mi' or '8Gi'",
  });
}

/**
 * Parses a Kubernetes quantity of CPU, in thousandths of a CPU: `250m` is 250, `1.5` is 1500.
 *
 * @throws if the text is not a valid amount of CPU, is zero, or is not a whole number of thousandths
 */
export function parseMillicores(prop: string, text: string): number {
  const match = CPU.exec(text);
  const millicores = match ? Math.round(Number(match[1]) * (match[2] ? 1 : 1000) * 1e6) / 1e6 : 0;
  if (millicores > 0 && Number.isSafeInteger(millicores)) return millicores;
  return refuse({
    prop,
    problem: match ? 'must be a whole number of thousandths of a CPU, and at least one' : 'not a valid amount of CPU',
    got: text,
    allowed: 'CPUs as a whole or decimal number, or thousandths of a CPU with the suffix m, at least 1m',
    cure: "write it like '250m' or '2'",
  });
}

/** Bytes as text without rounding: `512Mi`, or `8 bytes`. */
export function exactBytes(bytes: number): string {
  return bytes % MEBIBYTE === 0 ? formatBytes(bytes) : `${bytes} bytes`;
}

/** Bytes as text, `512Mi`. Fractions of a mebibyte are rounded up, so that a suggested minimum is large enough. */
export function formatBytes(bytes: number): string {
  const mebibytes = Math.ceil(bytes / MEBIBYTE);
  return mebibytes % 1024 === 0 && mebibytes > 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
