/**
 * Matches as the servers do (util.c, stringmatchlen): a class without a closing bracket ends with the pattern, and a
 * range may be reversed.
 */
export function globMatches(pattern: string, text: string): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text === '';
  const tail = rest.join('');
  if (first === '*') return globMatches(tail.replace(/^\*+/, ''), text) || (text !== '' && globMatches(pattern, text.slice(1)));
  if (text === '') return false;
  if (first === '[') {
    const { holds, after } = readClass(tail, text.charCodeAt(0));
    return holds && globMatches(after, text.slice(1));
  }
  const literal = first === '\\' && tail !== '' ? 1 : 0;
  return (pattern[literal] === text[0] || (first === '?' && literal === 0)) && globMatches(pattern.slice(literal + 1), text.slice(1));
}

/**
 * Whether a class in brackets contains a character, and the rest of the pattern. The pattern begins after the opening
 * bracket.
 */
function readClass(pattern: string, code: number): { holds: boolean; after: string } {
  const negated = pattern.startsWith('^');
  let at = negated ? 1 : 0;
  let found = false;
  while (at < pattern.length) {
    const left = pattern.length - at;
    if (pattern[at] === '\\' && left >= 2) {
      found ||= pattern.charCodeAt(at + 1) === code;
      at += 2;
    } else if (pattern[at] === ']') {
      break;
    } else if (left >= 3 && pattern[at + 1] === '-') {
      const ends = [pattern.charCodeAt(at), pattern.charCodeAt(at + 2)];
      found ||= code >= Math.min(...ends) && code <= Math.max(...ends);
      at += 3;
    } else {
      found ||= pattern.charCodeAt(at) === code;
      at += 1;
    }
  }
  return { holds: found !== negated, after: pattern.slice(at + 1) };
}
