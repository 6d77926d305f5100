import { firstRepeated, refuse } from '../refusal';

/** One line of a conf file: the name of the directive, and its arguments in the syntax of the server. */
export interface Directive {
  /** The name in lower case and in today's spelling. */
  readonly name: string;
  /** The arguments as text, with quotes where they are necessary. */
  readonly text: string;
}

/** Directives as users write them in props. */
export interface UserDirectives {
  readonly [directive: string]: string | number | boolean;
}

// Directives that may occur several times: the first argument tells what they set.
const REPEATABLE = new Set(['client-output-buffer-limit', 'loadmodule', 'rename-command']);

// All characters below the blank, and DEL.
const CONTROL = /[^ -~\u0080-\u{10ffff}]/gu;

/** A directive from plain arguments, which get quotes where they are necessary. */
export function directive(name: string, ...args: (string | number)[]): Directive {
  return { name, text: args.map((arg) => quote(String(arg))).join(' ') };
}

/** A value of a prop in the syntax of a conf file: `true` is `yes`. */
export function written(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** The line of the conf file. */
export function line(directive: Directive): string {
  return directive.text === '' ? directive.name : `${directive.name} ${directive.text}`;
}

/**
 * One argument in the syntax of the servers (sds.c, sdssplitargs): in double quotes with escapes if it needs quotes.
 */
export function quote(argument: string): string {
  if (argument !== '' && !/[\s"'\\]/.test(argument) && argument.search(CONTROL) < 0) return argument;
  const escaped = argument.replace(/["\\]/g, '\\$&').replace(CONTROL, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `"${escaped}"`;
}

/**
 * Splits the arguments of a line as the servers do (sds.c, sdssplitargs): blanks separate arguments, escapes work
 * within double quotes, and within single quotes only \' works.
 *
 * @returns the arguments, or undefined if quotes are unbalanced or a closing quote is not followed by a blank
 */
export function splitArguments(text: string): string[] | undefined {
  const args: string[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    let argument = '';
    while (rest !== '' && !/^\s/.test(rest)) {
      const match = /^"((?:[^"\\]|\\.)*)"(?=\s|$)|^'((?:\\'|\\(?!')|[^'\\])*)'(?=\s|$)|^[^\s"']/su.exec(rest);
      if (!match) return undefined;
      if (match[1] !== undefined) argument += match[1].replace(/\\(x[0-9a-fA-F]{2}|.)/gsu, (_, code: string) => decodeEscape(code));
      else if (match[2] !== undefined) argument += match[2].replaceAll("\\'", "'");
      else argument += match[0];
      rest = rest.slice(match[0].length);
    }
    args.push(argument);
    rest = rest.trimStart();
  }
  return args;
}

function decodeEscape(code: string): string {
  if (code.length === 3) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' }[code] ?? code;
}

/**
 * Parses a directive as users write it: the name as the key, with the first argument for a directive that may occur
 * several times (`client-output-buffer-limit pubsub`), and the arguments in the syntax of the server. The old spelling
 * `slave` becomes `replica`. An empty value is the empty string, `""`.
 *
 * @throws if the key is not a valid name, or the value has line breaks, control characters, placeholders or unbalanced
 * quotes
 */
export function parseDirective(prop: string, key: string, value: string): { directive: Directive; args: string[] } {
  const path = `${prop}['${key}']`;
  if ((key + value).search(CONTROL) >= 0) {
    refuse({
      prop: path,
      problem: 'contains a line break or control character, which would begin another directive or end the file',
      got: value,
      allowed: 'one line of text',
      cure: 'write each directive under its own key, and control characters as escapes in double quotes',
    });
  }
  if (/@[A-Z_]+@/.test(key + value)) {
    refuse({
      prop: path,
      problem: 'contains a placeholder that the scripts replace when a member starts',
      got: value,
      allowed: 'text without placeholders like @MASTER@',
      cure: 'leave the placeholder out, or write it with an escape: "\\x40MASTER@"',
    });
  }
  const text = value.trim() === '' ? '""' : value.trim();
  const [name, ...words] = key.trim().split(/ +/);
  if (!/^[a-zA-Z][a-zA-Z0-9._-]*$/.test(name)) {
    refuse({
      prop: path,
      problem: 'the key is not a valid name of a directive',
      got: key,
      allowed: 'letters, digits, dots, dashes and underscores, and optionally the first argument after a blank',
      cure: "write it like 'slowlog-max-len' or 'client-output-buffer-limit pubsub'",
    });
  }
  const all = words.length > 0 && value.trim() === '' ? words.join(' ') : [...words, text].join(' ');
  const args = splitArguments(all);
  if (!args) {
    refuse({
      prop: path,
      problem: 'unbalanced quotes, so the server would not start',
      got: value,
      allowed: 'arguments in the syntax of redis.conf, each quote closed and followed by a blank',
      cure: 'close the quote, or escape it with a backslash within double quotes',
    });
  }
  return { directive: { name: modern(name), text: all }, args };
}

/** A directive that a user wrote: its key and value in the prop, and the setting that it changes. */
export interface UserDirective {
  readonly key: string;
  readonly value: string;
  readonly setting: string;
}

/**
 * Refuses two directives for one setting.
 *
 * @throws if two keys set the same, which is possible with two spellings of a directive
 */
export function checkOnce(prop: string, directives: UserDirective[]): void {
  const repeated = firstRepeated(directives.map(({ setting }) => setting));
  if (repeated < 0) return;
  const { key, value, setting } = directives[repeated];
  refuse({
    prop: `${prop}['${key}']`,
    problem: `another key sets ${setting} too, in another spelling`,
    got: value,
    allowed: 'every directive once',
    cure: 'remove one of them',
  });
}

/**
 * The name in today's spelling: Redis accepts `slave` for `replica` since 5, Valkey `primary` for `master` since 8, and
 * all accept `lua-time-limit`.
 */
export function modern(name: string): string {
  const lower = name.toLowerCase();
  if (lower === 'slaveof' || lower === 'replicaof' || lower === 'primaryof') return 'replicaof';
  if (lower === 'lua-time-limit') return 'busy-reply-threshold';
  return lower.replace('slave', 'replica').replace(/^primary(auth|user)$/, 'master$1');
}

/** The setting that a directive changes: of two directives with the same identity, the server uses the last one. */
export function identity(directive: Directive): string {
  if (!REPEATABLE.has(directive.name)) return directive.name;
  const [first] = splitArguments(directive.text) ?? [''];
  return `${directive.name} ${(first ?? '').toLowerCase().replace(/^slave$/, 'replica')}`;
}
