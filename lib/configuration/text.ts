import { type Directive, line } from './directives';

/** Directives that belong together, under a comment that says what they are for. */
export interface Section {
  readonly title: string[];
  readonly directives: Directive[];
}

/** A conf file: its title, then the sections that have directives, with a blank line between them. */
export function conf(title: string[], sections: Section[]): string {
  const blocks = sections
    .filter((section) => section.directives.length > 0)
    .map((section) => [...section.title.map(comment), ...section.directives.map(line)].join('\n'));
  return `${[title.map(comment).join('\n'), ...blocks].join('\n\n')}\n`;
}

function comment(text: string): string {
  return `# ${text}`;
}
