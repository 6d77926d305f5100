/** Fails unless the text is well-formed XML, as far as the pictures use XML. Returns the texts between the tags. */
export function wellFormed(xml: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  let rest = xml.trim();
  while (rest !== '') {
    const text = /^[^<]+/.exec(rest)?.[0];
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== '') throw new Error(`text outside the root: ${text}`);
      if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error(`a bare ampersand: ${text}`);
      texts.push(text);
      rest = rest.slice(text.length);
      continue;
    }
    const tag = /^<(\/?)([a-zA-Z][\w:-]*)((?:\s+[a-zA-Z][\w:-]*="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (tag === null) throw new Error(`no tag: ${rest.slice(0, 80)}`);
    const [all, end, name, attributes, empty] = tag;
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, each]) => each);
    if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${all}`);
    if (end === '/') {
      if (open.pop() !== name) throw new Error(`an end without its beginning: ${all}`);
    } else if (empty === '') open.push(name);
    rest = rest.slice(all.length);
    if (open.length === 0 && rest !== '') throw new Error(`more than one root: ${rest.slice(0, 80)}`);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
  return texts;
}
