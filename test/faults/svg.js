// What a picture is made of: words, numbers, the steps of an axis.

/** Round numbers from 0 upwards, the last at or above the highest. @param {number} highest */
function axis(highest) {
  const step = niceStep(highest / 2);
  const ticks = Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
  return { ticks, top: ticks[ticks.length - 1] };
}

/** The smallest of 1, 2, 5, 10, 20, 50, ... (or 0.5, 0.2 ...) that is not below. @param {number} least */
function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * 0.999) ?? 10 * power;
}

/** @param {number} milliseconds */
const duration = (milliseconds) => (milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`);

/** With commas, as in 12,345. @param {number} figure */
const count = (figure) => figure.toLocaleString('en-US');

/** @param {number} figure */
const short = (figure) => (figure >= 1000 ? `${figure / 1000}k` : `${figure}`);

/** @param {number} pixels */
const round = (pixels) => Math.round(pixels * 10) / 10;

/**
 * @param {number} x
 * @param {number} y
 * @param {string} kind
 * @param {string} words
 * @param {string} [anchor]
 */
function text(x, y, kind, words, anchor) {
  return `<text class="${kind}" x="${round(x)}" y="${round(y)}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escaped(words)}</text>`;
}

/** Text as XML has it, without characters that XML has not. @param {string} words */
function escaped(words) {
  const entities = /** @type {Record<string, string>} */ ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
  return words.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').replaceAll(/[&<>"]/g, (character) => entities[character]);
}

module.exports = { axis, count, duration, escaped, niceStep, round, short, text };
