import { type Durations, parseDuration } from '../../lib/kubernetes';
import { refusal, refusalForm } from '../support';

const prometheus: Durations = { units: ['ms', 's', 'm', 'h'], example: '30s' };
const hours: Durations = { units: ['h', 'm'], minimum: '5m', below: 'nothing waits so briefly', example: '1h' };

describe('parseDuration', () => {
  it.each([
    ['1ms', 1],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['2160h', 7_776_000_000],
  ])('reads %p', (text, milliseconds) => {
    expect(parseDuration('p', text, prometheus)).toBe(milliseconds);
  });

  it.each(['', '10', 's', '1.5s', '-1s', '1 s', '1d', '1h30m', '10S', '12345678h', '1s\n'])('fails for %p', (text) => {
    const message = refusal(() => parseDuration('p', text, prometheus));
    expect(message).toMatch(refusalForm);
    expect(message).toContain('p: not a valid duration');
  });

  it('fails for a unit that the reader does not know, and for a duration that is too short', () => {
    expect(refusal(() => parseDuration('p', '30s', hours))).toBe(
      `p: not a valid duration (got "30s", allowed: a whole number with h or m, at least 5m); write it like '1h'`,
    );
    expect(refusal(() => parseDuration('p', '4m', hours))).toContain('p: nothing waits so briefly (got "4m", ');
    expect(refusal(() => parseDuration('p', '0s', prometheus))).toContain('p: the duration is too short (got "0s", ');
  });
});
