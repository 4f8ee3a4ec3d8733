/** What is promised of a ratio, what was measured, and whether it holds. */

export interface Goal {
  /** `<row>` or `<row>-<what>`: the key in results.json. */
  readonly id: string;
  readonly what: string;
  /** Ours against the peer: `at least` so many times faster, or `at most` so many times as much. */
  readonly bound: 'at least' | 'at most';
  readonly ratio: number;
}

export interface Measured {
  readonly goal: string;
  /** How often the peer's figure holds ours for `at least`, ours the peer's for `at most`. */
  readonly ratio: number;
  /** Set where the peer was stopped: the true ratio is no smaller. */
  readonly stopped?: 'peer';
  /** The figures behind it, in a line. */
  readonly figures: string;
}

export interface Line extends Goal {
  readonly measured: number;
  readonly stopped?: 'peer';
  readonly figures: string;
  readonly holds: boolean;
}

/**
 * @throws Error when a goal was not measured, or something was that is no goal: a row that forgets
 * one must not pass.
 */
export function judgedLines(
  goals: readonly Goal[],
  measured: readonly Measured[],
): readonly Line[] {
  const stranger = measured.find(({ goal }) => !goals.some(({ id }) => id === goal));
  if (stranger) throw new Error(`${stranger.goal} was measured but is no goal`);
  return goals.map((goal) => {
    const found = measured.filter((one) => one.goal === goal.id);
    const [one] = found;
    if (!one || found.length > 1) throw new Error(`${goal.id} was measured ${found.length} times`);
    const { goal: _, ratio, ...rest } = one;
    return { ...goal, ...rest, measured: ratio, holds: holds(goal, ratio) };
  });
}

function holds({ bound, ratio }: Goal, measured: number): boolean {
  // What can't be measured (NaN) holds nothing.
  return bound === 'at least' ? measured >= ratio : measured <= ratio;
}

/** `≥ 400×` or `≤ 2.5×`. */
export function goalText({ bound, ratio }: Goal): string {
  return `${bound === 'at least' ? '≥' : '≤'} ${ratioText(ratio)}`;
}

/** Three digits that count, and no more: the next would be noise. */
export function ratioText(ratio: number): string {
  const digits = ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2;
  const rounded = ratio >= 1000 ? Number(ratio.toPrecision(3)) : Number(ratio.toFixed(digits));
  return `${rounded.toLocaleString('en-US')}×`;
}

/** `663×`, or `> 663×` where the peer was stopped. */
export function measuredText({ measured, stopped }: Line): string {
  return stopped ? `> ${ratioText(measured)}` : ratioText(measured);
}

const widths = { what: 62, measured: 12, goal: 11 };

/** The table for a terminal, a line each. */
export function plainTable(lines: readonly Line[]): string {
  return lines
    .map((line) => {
      const cells = [
        line.what.padEnd(widths.what),
        measuredText(line).padStart(widths.measured),
        goalText(line).padStart(widths.goal),
        line.holds ? '  holds' : '  FALLS SHORT',
      ];
      return `${cells.join(' ')}\n    ${line.figures}\n`;
    })
    .join('');
}

/** The table of docs/performance.md. */
export function markdownTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const verdict = line.holds ? 'holds' : '**falls short**';
    return `| ${line.what} | ${measuredText(line)} | ${goalText(line)} | ${verdict} | ${line.figures} |`;
  });
  return ['| what | measured | goal | | figures |', '|---|---:|---:|---|---|', ...rows].join('\n');
}
