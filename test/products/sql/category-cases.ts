import { recorded } from './files.ts';
import { ran, type SqlCase } from './sql-case.ts';

const source = recorded(`
verificar_alertas_grupos: { category: critical, schedule: "*/30 * * * *", endpoint: /jobs/a }
limpar_grupos: { category: sales, times: "03:00", endpoint: /jobs/b }
loose: { times: "08:00", endpoint: /jobs/c }
`);
const none = { executions: 0, per_hour: 0, skipped: 0 };

export const categoryCases: readonly SqlCase[] = [
  {
    it: "goes by the source, not by the job's name, and counts what is skipped apart",
    source,
    rows: [
      ran('verificar_alertas_grupos', '2026-01-05 00:30-03'),
      ran('verificar_alertas_grupos', '2026-01-05 01:00-03', 'error'),
      ran('verificar_alertas_grupos', '2026-01-05 01:30-03', 'running'),
      ran('verificar_alertas_grupos', '2026-01-05 02:00-03', 'skipped', 'overlap'),
      ran('limpar_grupos', '2026-01-05 03:00-03'),
    ],
    ask: "select * from executions_by_category('2026-01-05 04:00-03')",
    expected: [
      { category: 'critical', executions: 3, per_hour: 0.75, skipped: 1 },
      { category: 'sales', executions: 1, per_hour: 0.25, skipped: 0 },
      { category: '(no category)', ...none },
    ],
  },
  {
    it: 'shows jobs that are gone from the source',
    source,
    rows: [ran('gone', '2026-01-05 01:00-03'), ran('loose', '2026-01-05 01:00-03')],
    ask: "select category, executions from executions_by_category('2026-01-05 04:00-03')",
    expected: [
      { category: '(no category)', executions: 1 },
      { category: '(unknown job)', executions: 1 },
      { category: 'critical', executions: 0 },
      { category: 'sales', executions: 0 },
    ].toSorted((a, b) => b.executions - a.executions),
  },
  {
    it: "begins the day at midnight of the schedule's clock, and ends it now",
    source,
    rows: [
      ran('loose', '2026-01-04 23:59:59-03'),
      ran('loose', '2026-01-05 00:00:00-03'),
      ran('loose', '2026-01-05 02:00:01-03'),
    ],
    ask: "select executions, per_hour from executions_by_category('2026-01-05 02:00-03') limit 1",
    expected: [{ executions: 1, per_hour: 0.5 }],
  },
  {
    it: 'divides by the hours that a day of a clock change really had',
    source: source.replace('America/Sao_Paulo', 'America/New_York'),
    rows: [ran('loose', '2026-03-08 01:00-05'), ran('loose', '2026-03-08 03:00-04')],
    ask: "select executions, per_hour from executions_by_category('2026-03-08 05:00-04') limit 1",
    expected: [{ executions: 2, per_hour: 0.5 }],
  },
  {
    it: 'begins a day without midnight at its first instant',
    source: source.replace('America/Sao_Paulo', 'America/Santiago'),
    rows: [ran('loose', '2026-09-05 23:59-04'), ran('loose', '2026-09-06 01:00-03')],
    ask: "select executions, per_hour from executions_by_category('2026-09-06 03:00-03') limit 1",
    expected: [{ executions: 1, per_hour: 0.5 }],
  },
  {
    it: 'has no average at the first instant of the day',
    source,
    rows: [],
    ask: "select executions, per_hour from executions_by_category('2026-01-05 00:00-03') limit 1",
    expected: [{ executions: 0, per_hour: null }],
  },
];
