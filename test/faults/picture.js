// A picture of a scenario: the acknowledged writes over time around the fault, one chart for each engine and variant. ECharts draws it as
// SVG, and this file places the texts around the charts.

const echarts = require('echarts');
const { grouped, medianRun, more, spread, sum } = require('./records');
const { scenario } = require('./scenarios');
const { verdict } = require('./targets');
const { marks, points, span, stalls } = require('./timeline');

/** @typedef {import('./records').Row} Row */
/** @typedef {import('./records').LoadRecord} LoadRecord */
/** @typedef {import('./timeline').Span} Span */

/** The colours on light pages, each with the colour in its place on dark pages. */
const colours = {
  ...{ '#ffffff': '#0d1117', '#1f2328': '#f0f6fc', '#59636e': '#9198a1', '#d1d9e0': '#30363d' },
  ...{ '#0969da': '#4493f8', '#8250df': '#ab7df8', '#cf222e': '#f85149', '#1a7f37': '#3fb950' },
};
const [page, ink, soft, faint, blue, purple, red, green] = Object.keys(colours);

/** In pixels. The names are on the left of a chart, and the figures on its right. */
const width = 1110;
const margin = 24;
const plot = { left: 190, width: 680, height: 84 };
const labelHeight = 15;
/** Further marks of a run have lines without labels. */
const mostLabels = 5;

/**
 * @param {readonly Row[]} rows of one scenario, in one tier
 * @returns {string | undefined} nothing if no row has a load
 */
function picture(rows) {
  const seen = rows.filter(({ loads }) => loads.length > 0);
  if (seen.length === 0) return undefined;
  const { number, title, pass } = scenario(seen[0].scenario) ?? { number: seen[0].scenario, title: seen[0].test, pass: '' };
  const texts = [text(18, `#${number} ${title}`, pass && `Must hold: ${pass}`, 18)];
  const charts = [];
  let top = 76;
  for (const group of grouped(seen, heading)) {
    texts.push(text(12, heading(group[0]), '', top));
    top += 24;
    const within = span(group.flatMap(({ loads }) => loads));
    for (const row of group) {
      const median = medianRun(row.loads);
      top += labelHeight * Math.min(median.marks.length, mostLabels);
      texts.push(text(13, row.engine, row.variant, top + 14), text(20, ...figures(row), top, plot.left + plot.width + 20));
      const others = row.loads.filter((load) => load !== median).map((load) => otherRun(load, within));
      charts.push({ top, within, lines: [...others, medianRunWithMarks(median, within, top)] });
      top += plot.height + 42;
    }
    top += 8;
  }
  texts.push(text(11, '', legend(seen), top - 16));
  return svg(`#${number} ${title}: acknowledged writes over time`, top + 28, {
    title: texts,
    grid: charts.map((chart) => ({ ...plot, top: chart.top })),
    xAxis: charts.map(({ within: { from, to } }, gridIndex) => ({ ...axis, gridIndex, min: from, max: to, splitLine: { show: false } })),
    yAxis: charts.map((_, gridIndex) => ({ ...axis, gridIndex, splitNumber: 2, axisTick: { show: false } })),
    series: charts.flatMap(({ lines }, index) => lines.map((each) => ({ ...line, ...each, xAxisIndex: index, yAxisIndex: index }))),
  });
}

const axis = {
  type: 'value',
  axisLabel: { color: soft, fontSize: 11 },
  axisLine: { lineStyle: { color: soft }, onZero: false },
  axisTick: { lineStyle: { color: soft } },
  splitLine: { lineStyle: { color: faint } },
};

/** A long run has more bins than pixels, of which ECharts draws the average. */
const line = { type: 'line', color: blue, symbol: 'none', silent: true, sampling: 'average' };

/** @param {LoadRecord} load @param {Span} within */
function otherRun(load, within) {
  return { data: points(load, within), lineStyle: { width: 0.7, opacity: 0.3 } };
}

/** @param {LoadRecord} load @param {Span} within @param {number} top of the chart */
function medianRunWithMarks(load, within, top) {
  const label = {
    position: 'end',
    align: 'left',
    verticalAlign: 'top',
    padding: [0, 0, 0, 4],
    distance: 0,
    width: 200,
    overflow: 'truncate',
    color: purple,
    fontSize: 11,
  };
  return {
    ...{ data: points(load, within), lineStyle: { width: 1.6 }, areaStyle: { opacity: 0.16 } },
    markArea: { itemStyle: { color: red, opacity: 0.14 }, data: stalls(load).map(({ from, to }) => [{ xAxis: from }, { xAxis: to }]) },
    markLine: {
      symbol: 'none',
      lineStyle: { color: purple, width: 1.25, type: [3, 2] },
      // Each line ends at its label, above the labels of later marks.
      data: marks(load).map(({ at, label: formatter }, index) => {
        const labels = Math.max(0, Math.min(load.marks.length, mostLabels) - index);
        const end = { xAxis: at, y: top - labelHeight * labels, label: { ...label, show: labels > 0, formatter } };
        return [{ xAxis: at, y: top + plot.height }, end];
      }),
    },
  };
}

/** @param {Row} row */
function heading({ test, what }) {
  return what === '' ? test : `${test}: ${what}`;
}

/**
 * The longest stall of a row, and its other figures, one in each line.
 *
 * @param {Row} row
 * @returns {[string, string]}
 */
function figures(row) {
  const { min, median, max } = spread(row.loads.map(({ longestStallMs }) => longestStallMs));
  const lost = sum(row.loads.map((load) => load.lost));
  const acknowledged = sum(row.loads.map((load) => load.acknowledged));
  const healthy = more(row).healthyAgainSeconds ?? [];
  const target = verdict(row);
  const lines = [
    row.loads.length === 1 ? 'longest stall, 1 run' : `longest stall, median of ${row.loads.length} runs`,
    ...(row.loads.length === 1 ? [] : [`${duration(min)} to ${duration(max)}`]),
    `{${lost > 0 ? 'bad' : 'soft'}|${lost.toLocaleString('en-US')} of ${acknowledged.toLocaleString('en-US')} writes lost}`,
    ...(healthy.length > 0 ? [`healthy again after ${spread(healthy).median.toFixed(1)} s`] : []),
    ...(row.failed > 0 && target === undefined ? [`{bad|${row.failed} of ${row.runs} runs failed}`] : []),
    ...(target?.reached ? ['{good|target reached}'] : (target?.words.map((word) => `{bad|missed: ${word}}`) ?? [])),
  ];
  return [duration(median), lines.join('\n')];
}

/** @param {readonly Row[]} rows */
function legend(rows) {
  const several = rows.some(({ loads }) => loads.length > 1);
  const lines = several ? ' Strong line: the run with the median longest stall. Thin lines: all other runs.' : '';
  const red = `Red: no write was acknowledged${several ? ' in the run of the strong line' : ''}.`;
  return `Acknowledged writes per second, by seconds from the first mark.${lines}\n${red} Dashed: what was done.`;
}

/** @param {number} milliseconds */
const duration = (milliseconds) => (milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`);

/**
 * A text in bold type, and others below it.
 *
 * @param {number} fontSize
 * @param {string} text
 * @param {string} subtext
 * @param {number} top
 * @param {number} [left]
 */
function text(fontSize, text, subtext, top, left = margin) {
  const rich = { soft: {}, bad: { color: red, fontWeight: 600 }, good: { color: green, fontWeight: 600 } };
  return {
    ...{ text, subtext, top, left, padding: 0, itemGap: 6 },
    textStyle: { fontSize, fontWeight: 600, color: ink },
    subtextStyle: { fontSize: 11, color: soft, lineHeight: 14, rich },
  };
}

/** @param {string} title @param {number} height @param {object} option */
function svg(title, height, option) {
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  const textStyle = { fontFamily: "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" };
  drawing.setOption({ animation: false, backgroundColor: page, textStyle, ...option });
  const drawn = drawing.renderToSVGString();
  drawing.dispose();
  const rules = Object.entries(colours).map(([light, other]) => `[fill="${light}"]{fill:${other}}[stroke="${light}"]{stroke:${other}}`);
  const style = `<style>@media(prefers-color-scheme:dark){${rules.join('')}}</style>`;
  // ECharts adds a style for pointers, and names with a number that counts what this process has drawn. A file needs neither.
  const own = drawn.replace(/<style .*<\/style>/s, style).replaceAll(/ class="[^"]*"|\bzr\d+-/g, '');
  return `${own.replace('>', `>\n<title>${echarts.format.encodeHTML(title)}</title>`)}\n`;
}

module.exports = { picture };
