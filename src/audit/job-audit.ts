import type { InstantMinute } from '../ir/types.ts';
import { DueMinutes } from './due-minutes.ts';
import { isJudged, type Patience, type PendingMinute, patienceOf, placeOf } from './rules.ts';
import { type Ending, Tally } from './tally.ts';
import { Telling } from './telling.ts';
import type {
  AuditedJob,
  JobFigures,
  Millisecond,
  Period,
  RunLine,
  Span,
  ToldStart,
} from './types.ts';

const hour: Millisecond = 3_600_000;

/** One run, as far as its lines have come. */
interface Run {
  readonly first: RunLine;
  /** That of the last attempt. */
  last: RunLine;
  /** Whether it lies in the period and so counts. */
  counts: boolean;
}

/**
 * What became of one job, from its lines in the order of their starts, by the rules in rules.ts. It
 * remembers due minutes and runs only until no later line can be about them: hours, whatever the
 * length of the log.
 */
export class JobAudit {
  readonly tally = new Tally();
  private readonly job: AuditedJob;
  private readonly period: Period;
  private readonly patience: Patience;
  private readonly telling = new Telling();
  private readonly spanOf: () => Span | undefined;
  private dues: DueMinutes | undefined;
  private readonly pending: PendingMinute[] = [];
  private readonly runs = new Map<string, Run>();
  repeated = 0;

  /** @param spanOf between which lines the log tells of the job, as far as it has been read */
  constructor(job: AuditedJob, period: Period, spanOf: () => Span | undefined) {
    this.job = job;
    this.period = period;
    this.spanOf = spanOf;
    this.patience = patienceOf(job);
  }

  /** Takes the next line; lines must come in the order of `startedAt`. */
  take(line: RunLine): void {
    this.moveTo(line.startedAt);
    const known = this.runs.get(line.id);
    if (known) this.again(known, line);
    else if (line.reason === 'standby') this.standBy(line);
    else this.begin(line);
  }

  /** Takes that there are no more lines. */
  end(): void {
    const span = this.spanOf();
    if (span) this.moveTo(span.until);
    this.forget(Number.POSITIVE_INFINITY);
    for (const run of this.runs.values()) this.close(run);
    this.runs.clear();
  }

  figures(): JobFigures {
    const { job, telling } = this;
    const slack = this.patience.slack / 1000;
    return { job, slack, span: this.spanOf(), ...this.tally.figures(), told: telling.told() };
  }

  private moveTo(clock: Millisecond): void {
    const { reach, settled } = this.patience;
    this.dues ??= this.duesFrom(clock);
    const passed = clock - Math.max(reach, settled);
    for (const portion of this.dues.until(Math.floor(clock / 60_000) + 1)) {
      for (const { minute, open } of portion) {
        this.pending.push({ minute, open, met: false, standby: false });
      }
      this.forget(passed);
    }
    for (const run of this.runs.values()) {
      // A map keeps the order in which they began.
      if (run.first.startedAt + settled >= clock) break;
      this.runs.delete(run.first.id);
      this.close(run);
    }
  }

  /** From where the log begins to tell of the job, and as far before as a start may lie behind. */
  private duesFrom(clock: Millisecond): DueMinutes {
    const begins = Math.min(clock, this.spanOf()?.from ?? clock);
    const asked = Math.max(begins, (this.period.from ?? 0) * 60_000);
    return new DueMinutes(this.job.schedules, Math.floor((asked - this.patience.reach) / 60_000));
  }

  /** Settles what no start can belong to any more, an hour at a time. */
  private forget(before: Millisecond): void {
    const [oldest] = this.pending;
    if (!oldest || oldest.minute * 60_000 >= before - hour) return;
    const kept = this.pending.findIndex(({ minute }) => minute * 60_000 >= before);
    const gone = this.pending.splice(0, kept < 0 ? this.pending.length : kept);
    for (const due of gone) this.settle(due);
  }

  private again(run: Run, line: RunLine): void {
    if (line.attempt === run.last.attempt) this.repeated++;
    else if (line.attempt > run.last.attempt) run.last = line;
  }

  private standBy(line: RunLine): void {
    const place = placeOf(line, this.pending, this.slackOf(line), this.patience);
    if (place.kind !== 'stray') place.due.standby = true;
  }

  private begin(line: RunLine): void {
    const run = { first: line, last: line, counts: true };
    this.runs.set(line.id, run);
    run.counts = line.trigger === 'manual' ? this.byHand(line) : this.bySchedule(line);
  }

  private byHand(line: RunLine): boolean {
    return this.apart('manual', line);
  }

  private bySchedule(line: RunLine): boolean {
    const slack = this.slackOf(line);
    const place = placeOf(line, this.pending, slack, this.patience);
    if (place.kind === 'stray') return this.apart('stray', line);
    const { minute } = place.due;
    if (place.kind === 'first') place.due.met = true;
    if (!this.isAsked(minute)) return false;
    const told = toldOf(line, minute);
    if (place.kind === 'doubled') {
      this.tally.counts.doubled++;
      this.telling.start('doubled', told);
      return true;
    }
    const lateness = Math.max(0, line.startedAt - minute * 60_000);
    this.tally.lateness.add(lateness);
    this.tally.counts[lateness > slack ? 'late' : 'onTime']++;
    if (lateness > slack) this.telling.start('late', told);
    return true;
  }

  /** A run without a due minute counts where it starts. */
  private apart(kind: 'manual' | 'stray', line: RunLine): boolean {
    if (!this.isAsked(Math.floor(line.startedAt / 60_000))) return false;
    this.tally.counts[kind]++;
    this.telling.start(kind, toldOf(line, undefined));
    return true;
  }

  private settle(due: PendingMinute): void {
    if (due.met) this.telling.met();
    if (due.met || !this.isAsked(due.minute)) return;
    if (!isJudged(due, this.spanOf(), this.patience)) return;
    const { counts } = this.tally;
    if (this.job.paused) {
      counts.held++;
      return;
    }
    counts.missed++;
    if (due.standby) counts.missedInStandby++;
    this.telling.miss(due.minute);
  }

  private close({ first, last, counts }: Run): void {
    if (!counts) return;
    const ending = this.endingOf(last);
    this.tally.ended(ending);
    if (ending === 'unfinished') this.telling.start('unfinished', toldOf(first, undefined));
    if (last.finishedAt === undefined || last.outcome === 'skipped') return;
    this.tally.duration.add(Math.max(0, last.finishedAt - first.startedAt));
  }

  private endingOf({ outcome, reason, startedAt }: RunLine): Ending {
    if (outcome === 'skipped') {
      return { skipped: reason === undefined || reason === 'standby' ? 'unknown' : reason };
    }
    if (outcome !== 'running') return outcome;
    const { until } = this.spanOf() ?? { until: startedAt };
    return startedAt + this.patience.settled < until ? 'unfinished' : 'running';
  }

  private slackOf({ target }: RunLine): number {
    const own = target === undefined ? undefined : this.job.slacks.get(target);
    return own === undefined ? this.patience.slack : own * 1000;
  }

  private isAsked(minute: InstantMinute): boolean {
    const { from = minute, until = minute + 1 } = this.period;
    return minute >= from && minute < until;
  }
}

function toldOf({ startedAt, target }: RunLine, due: InstantMinute | undefined): ToldStart {
  return { startedAt, due, target };
}
