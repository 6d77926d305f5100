import { type Directive, line } from './directives';

/** Related directives under a comment. */
export interface Section {
  readonly title: string[];
  readonly directives: Directive[];
}

/** The text of a conf file: a title, then the sections that have directives, with blank lines between them. */
export function conf(title: string[], sections: Section[]): string {
  const blocks = sections
    .filter((section) => section.directives.length > 0)
    .map((section) => [...section.title.map(comment), ...section.directives.map(line)].join('\n'));
  return `${[title.map(comment).join('\n'), ...blocks].join('\n\n')}\n`;
}

function comment(text: string): string {
  return `# ${text}`;
}
