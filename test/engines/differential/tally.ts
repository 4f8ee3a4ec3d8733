import { compare, type Observation, type Situation } from '../../engine-models/compare.ts';

/** One row of the report: an engine in a zone. */
interface Row {
  readonly label: string;
  readonly zone: string;
  expressions: number;
  starts: number;
  unmodelled: number;
  readonly differences: string[];
  seconds: number;
}

/** Counts what was compared and keeps what differs. */
export class Tally {
  readonly #rows = new Map<string, Row>();

  /** Observes, compares, and counts under a label. */
  async add<S extends Situation>(
    label: string,
    situation: S,
    expressions: readonly string[],
    observe: (situation: S, expressions: readonly string[]) => Promise<readonly Observation[]>,
  ): Promise<void> {
    const began = performance.now();
    const seen = await observe(situation, expressions);
    const row = this.#row(label, situation.zone ?? situation.hostZone);
    for (const one of seen) {
      const verdict = compare(situation, one);
      row.expressions++;
      row.starts += one.starts.length;
      if (verdict.kind === 'unmodelled') row.unmodelled++;
      if (verdict.kind === 'different') row.differences.push(verdict.how);
    }
    row.seconds += (performance.now() - began) / 1000;
  }

  #row(label: string, zone: string): Row {
    const key = `${label} ${zone}`;
    const row = this.#rows.get(key) ?? newRow(label, zone);
    this.#rows.set(key, row);
    return row;
  }

  get starts(): number {
    return [...this.#rows.values()].reduce((sum, row) => sum + row.starts, 0);
  }

  get differences(): readonly string[] {
    return [...this.#rows.values()].flatMap((row) => row.differences);
  }

  /** The table: engine × zone. */
  report(): string {
    const rows = [...this.#rows.values()];
    const lines = [...rows, total(rows)].map((row) =>
      [
        row.label.padEnd(26),
        row.zone.padEnd(22),
        `${row.expressions}`.padStart(11),
        `${row.unmodelled}`.padStart(10),
        `${row.starts}`.padStart(9),
        `${row.differences.length}`.padStart(11),
        row.seconds.toFixed(1).padStart(8),
      ].join(' '),
    );
    return [heading, ...lines, ''].join('\n');
  }
}

const heading = [
  'engine'.padEnd(26),
  'zone'.padEnd(22),
  'expressions',
  'unmodelled',
  '  firings',
  'differences',
  ' seconds',
].join(' ');

function newRow(label: string, zone: string): Row {
  return { label, zone, expressions: 0, starts: 0, unmodelled: 0, differences: [], seconds: 0 };
}

function total(rows: readonly Row[]): Row {
  const sum = newRow('total', '');
  for (const row of rows) {
    sum.expressions += row.expressions;
    sum.starts += row.starts;
    sum.unmodelled += row.unmodelled;
    sum.differences.push(...row.differences);
    sum.seconds += row.seconds;
  }
  return sum;
}
