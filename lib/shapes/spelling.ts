/**
 * The known name that a user probably meant: the same name in another case or with dashes, or else the nearest name
 * that differs by at most two letters, or by one if it is short.
 */
export function meant(name: string, known: string[]): string | undefined {
  const plain = (each: string) => each.toLowerCase().replaceAll(/[-_]/g, '');
  const same = known.find((each) => plain(each) === plain(name));
  if (same !== undefined) return same;
  const near = known
    .map((each) => ({ each, distance: distance(plain(name), plain(each)) }))
    .filter(({ each, distance }) => distance <= (each.length <= 4 ? 1 : 2));
  return near.sort((one, other) => one.distance - other.distance)[0]?.each;
}

/** The number of letters to insert, to remove or to replace, or of neighbours to swap, to change one word into another. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2] + 1 : replaced;
      next.push(Math.min(replaced, swapped, row[j] + 1, next[j - 1] + 1));
    }
    before = row;
    row = next;
  }
  return row[other.length];
}
