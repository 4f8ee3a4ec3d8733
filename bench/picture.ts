import { escapeXml } from '../src/report/picture/xml.ts';
import type { Share } from './profile.ts';

/** Bars with names, for shares of a whole. */
export interface Chart {
  readonly title: string;
  readonly shares: readonly Share[];
}

/** Parts below this share of the time are one bar together. */
const smallest = 0.015;
const [rowHeight, headHeight, nameWidth, barWidth] = [22, 44, 190, 380];
const width = nameWidth + barWidth + 70;

/** One chart below the other, as an SVG for light and dark pages. */
export function pictureOf(charts: readonly Chart[]): string {
  let top = 0;
  const drawn = charts.map((chart) => {
    const rows = rowsOf(chart.shares);
    const text = chartText(chart.title, rows, top);
    top += headHeight + rows.length * rowHeight;
    return text;
  });
  const names = charts.map(({ title }) => title).join('; ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${top + 12}" width="${width}" role="img" aria-label="${escapeXml(`Where the time goes: ${names}`)}">
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 }
.back { fill: #ffffff }
.bar { fill: #2f6f9f }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .back { fill: #0d1117 }
  .bar { fill: #6cb6e8 }
}
</style>
<rect class="back" width="100%" height="100%"/>
${drawn.join('\n')}
</svg>
`;
}

function rowsOf(shares: readonly Share[]): readonly Share[] {
  const large = shares.filter(({ share }) => share >= smallest);
  const rest = shares.filter(({ share }) => share < smallest);
  const left = rest.reduce((sum, { share }) => sum + share, 0);
  return rest.length === 0 ? large : [...large, { name: `${rest.length} others`, share: left }];
}

function chartText(title: string, rows: readonly Share[], top: number): string {
  const most = Math.max(...rows.map(({ share }) => share));
  const bars = rows.map(({ name, share }, index) => {
    const y = top + headHeight + index * rowHeight;
    const length = Math.max(1, Math.round((share / most) * barWidth));
    return `<text x="${nameWidth - 8}" y="${y + 12}" text-anchor="end">${escapeXml(name)}</text><rect class="bar" x="${nameWidth}" y="${y}" width="${length}" height="15" rx="2"/><text x="${nameWidth + length + 8}" y="${y + 12}">${(share * 100).toFixed(1)} %</text>`;
  });
  return [`<text class="title" x="12" y="${top + 28}">${escapeXml(title)}</text>`, ...bars].join(
    '\n',
  );
}
