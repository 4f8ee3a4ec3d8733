import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AuditedJob, RunLine } from '../../src/audit/types.ts';
import { schedule } from '../targets/job-factory.ts';
import { at, auditedJob, auditOf, covering, run } from './small-audit.ts';

/** What is done to one due start. */
type Deed = 'kept' | 'deleted' | 'doubled' | 'late' | 'by hand' | 'skipped';

const deeds = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Deed>('kept') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Deed>('deleted', 'doubled', 'late', 'by hand', 'skipped'),
  },
);
/** Far enough apart that a late start is not the next one, and that a doubled one makes up for nothing. */
const paces = fc.constantFrom(10, 12, 15, 20, 30);

function linesOf(minute: number, deed: Deed, delay: number): readonly RunLine[] {
  const start = (seconds: number, more: Partial<RunLine> = {}): RunLine => {
    const startedAt = minute * 60_000 + seconds * 1000;
    return { ...run('00:00', more), startedAt, finishedAt: startedAt + 3000 };
  };
  switch (deed) {
    case 'kept':
      return [start(delay % 100)];
    case 'deleted':
      return [];
    case 'doubled':
      return [start(delay % 60), start((delay % 60) + 1)];
    case 'late':
      return [start(121 + (delay % 400))];
    case 'by hand':
      return [start(delay % 60, { trigger: 'manual' })];
    case 'skipped':
      return [start(delay % 60, { outcome: 'skipped', reason: 'paused' })];
  }
}

it('finds what was done to a log, and nothing else, in whatever order it is read', () => {
  fc.assert(
    fc.property(
      paces,
      fc.array(fc.tuple(deeds, fc.nat(1000)), { minLength: 144, maxLength: 144 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (pace, fates, random) => {
        const minutes = Array.from({ length: 60 / pace }, (_, i) => i * pace);
        const job: AuditedJob = auditedJob({
          schedules: [schedule({ minutes, zone: 'Etc/UTC' })],
        });
        const due = Array.from({ length: 1440 / pace }, (_, i) => at('00:00') / 60_000 + i * pace);
        const deedOf = (index: number) => fates[index] ?? (['kept', 0] as const);
        const lines = due.flatMap((minute, index) => linesOf(minute, ...deedOf(index)));
        const shuffled = [...lines, ...covering('-1 23:00', '+1 01:00')]
          .map((line) => ({ line, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ line }) => line);
        const period = { from: due[0], until: (due[0] ?? 0) + 1440 };
        const audit = auditOf(job, shuffled, period);

        const having = (...wanted: readonly Deed[]) =>
          due.filter((_, index) => wanted.includes(deedOf(index)[0]));
        const { counts, told } = audit.jobs[0] ?? { counts: undefined, told: undefined };
        const missed = having('deleted', 'by hand');
        expect(counts).toMatchObject({
          missed: missed.length,
          late: having('late').length,
          doubled: having('doubled').length,
          manual: having('by hand').length,
          onTime: having('kept', 'doubled', 'skipped').length,
          stray: 0,
        });
        expect(told?.late.map(({ due }) => due)).toEqual(having('late'));
        expect(told?.doubled.map(({ due }) => due)).toEqual(having('doubled'));
        const toldMissed = told?.missed.flatMap(({ first, count }) =>
          Array.from({ length: count }, (_, i) => first + i * pace),
        );
        expect(toldMissed).toEqual(missed);
      },
    ),
    { numRuns: 60 },
  );
});
