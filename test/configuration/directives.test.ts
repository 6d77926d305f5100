import fc from 'fast-check';
import { directive, identity, line, modern, parseDirective, quote, splitArguments } from '../../lib/configuration/directives';
import { refusal, refusalForm } from '../support';

describe('quote and splitArguments', () => {
  it.each([
    ['yes', 'yes'],
    ['', '""'],
    ['a b', '"a b"'],
    ['a"b', '"a\\"b"'],
    ["it's", '"it\'s"'],
    ['C:\\x', '"C:\\\\x"'],
    ['a\nport 1', '"a\\x0aport 1"'],
    ['\u007f', '"\\x7f"'],
    ['grün', 'grün'],
    ['@MASTER@', '@MASTER@'],
    ['#x', '#x'],
  ])('%p is written as %s', (argument, written) => {
    expect(quote(argument)).toBe(written);
    expect(splitArguments(written)).toEqual([argument]);
  });

  it('give back any arguments', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (args) => {
        expect(splitArguments(args.map(quote).join(' '))).toEqual(args);
      }),
    );
  });

  it('never write a second line or a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (argument) => {
        expect(quote(argument)).toMatch(/^[ -~]+$/);
      }),
    );
  });

  // What sdssplitargs of redis 7.0 makes of the same lines.
  it.each([
    ['  a   b ', ['a', 'b']],
    ['', []],
    ['""', ['']],
    ["'a b' c", ['a b', 'c']],
    ["'it\\'s'", ["it's"]],
    ["'a\\nb'", ['a\\nb']],
    ['"a\\nb\\x41\\q"', ['a\nbAq']],
    ['a\\nb', ['a\\nb']],
    ['pre"fix"', ['prefix']],
    ['"\\x4"', ['x4']],
    ['x"a b"', ['xa b']],
    ["'\\\\\\''", ["\\\\'"]],
  ])('%p are the arguments %p', (text, args) => {
    expect(splitArguments(text)).toEqual(args);
  });

  it.each(['"a', "'a", '"a"b', "'a'b", '"a\\"', '"a""b"', "'\\\\'"])('%p are not valid arguments', (text) => {
    expect(splitArguments(text)).toBeUndefined();
  });
});

describe('directive', () => {
  it('writes numbers as they are and quotes what needs it', () => {
    expect(line(directive('client-output-buffer-limit', 'replica', '256mb', 60))).toBe('client-output-buffer-limit replica 256mb 60');
    expect(line(directive('save', ''))).toBe('save ""');
  });

  it('without arguments is its name', () => {
    expect(line(directive('x'))).toBe('x');
  });
});

describe('identity', () => {
  it.each([
    [directive('save', '3600', '1'), 'save'],
    [directive('client-output-buffer-limit', 'pubsub', '1', '1', '1'), 'client-output-buffer-limit pubsub'],
    [directive('client-output-buffer-limit', 'SLAVE', '1', '1', '1'), 'client-output-buffer-limit replica'],
    [directive('rename-command', 'FLUSHALL', ''), 'rename-command flushall'],
  ])('%p sets %s', (given, expected) => {
    expect(identity(given)).toBe(expected);
  });
});

describe('modern', () => {
  it.each([
    ['slaveof', 'replicaof'],
    ['SlaveOf', 'replicaof'],
    ['slave-priority', 'replica-priority'],
    ['min-slaves-to-write', 'min-replicas-to-write'],
    ['repl-ping-slave-period', 'repl-ping-replica-period'],
    ['primaryauth', 'masterauth'],
    ['primaryuser', 'masteruser'],
    ['MaxMemory', 'maxmemory'],
    ['hash-max-listpack-entries', 'hash-max-listpack-entries'],
  ])('%s is %s', (name, expected) => {
    expect(modern(name)).toBe(expected);
  });
});

describe('parseDirective', () => {
  it.each([
    ['slowlog-max-len', '256', 'slowlog-max-len 256'],
    ['notify-keyspace-events', '', 'notify-keyspace-events ""'],
    ['notify-keyspace-events', '  ', 'notify-keyspace-events ""'],
    ['client-output-buffer-limit pubsub', '64mb 16mb 60', 'client-output-buffer-limit pubsub 64mb 16mb 60'],
    ['rename-command FLUSHALL', '""', 'rename-command FLUSHALL ""'],
    ['loadmodule /modules/x.so', '', 'loadmodule /modules/x.so'],
    ['proc-title-template', '"{title} {role}"', 'proc-title-template "{title} {role}"'],
    [' slowlog-max-len ', ' 256 ', 'slowlog-max-len 256'],
    ['search.workers', '2', 'search.workers 2'],
  ])('%p: %p is the line %s', (key, value, expected) => {
    expect(line(parseDirective('redisConfig', key, value).directive)).toBe(expected);
  });

  it.each([
    ['a line break', 'save', '60 1\nport 1', /a line break or control character/],
    ['a line break in the key', 'save\nport', '1', /a line break or control character/],
    ['a carriage return', 'save', '60 1\r', /a line break or control character/],
    ['a tab', 'save', '60\t1', /a line break or control character/],
    ['a NUL', 'save', 'a\0b', /a line break or control character/],
    ['a placeholder', 'proc-title-template', '@MASTER@', /contains a placeholder that the scripts replace/],
    ['no name', '', 'x', /the key is not a valid name of a directive/],
    ['a comment', '# save', 'x', /the key is not a valid name of a directive/],
    ['a quoted name', '"save"', 'x', /the key is not a valid name of a directive/],
    ['an open quote', 'save', '"60 1', /unbalanced quotes/],
    ['an open quote in the key', 'rename-command "A', 'B', /unbalanced quotes/],
    ['text after a quote', 'save', '"60"1', /unbalanced quotes/],
  ])('fails for %s', (_, key, value, message) => {
    const text = refusal(() => parseDirective('redisConfig', key, value));
    expect(text).toMatch(message);
    expect(text).toMatch(refusalForm);
    expect(text.startsWith(`redisConfig['${key}']: `)).toBe(true);
  });

  it('never lets a value become a second line', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        try {
          expect(line(parseDirective('redisConfig', 'x', value).directive)).not.toMatch(/[\r\n]/);
        } catch (error) {
          expect((error as Error).message).toMatch(/^redisConfig/);
        }
      }),
    );
  });
});
