import type { AuditedJob, Millisecond, RunLine, Span } from './types.ts';

/**
 * Between which lines the log tells of what. It tells of a platform from the first line of that platform
 * to the last, and of a job as long as of any of its platforms, or of itself: the live one may change, and
 * one host's long log says nothing of another platform's. Lines that name no platform may be of any.
 *
 * A line is told when its run ended. A run that began before the log did has a line in it, those that
 * ended before have none, so the beginning is the first line's end, never its start.
 */
export class Spans {
  private readonly ofJobs: ReadonlyMap<string, Widening>;
  /** Of lines that name no platform, too: `undefined`. No other name has a span, however many there are. */
  private readonly ofTargets: ReadonlyMap<string | undefined, Widening>;
  private readonly all = new Widening();

  constructor(jobs: readonly Pick<AuditedJob, 'name' | 'slacks'>[]) {
    const targets = [undefined, ...jobs.flatMap(({ slacks }) => [...slacks.keys()])];
    this.ofJobs = new Map(jobs.map(({ name }) => [name, new Widening()]));
    this.ofTargets = new Map(targets.map((id) => [id, new Widening()]));
  }

  get whole(): Span | undefined {
    return this.all.span;
  }

  cover({ job, target, startedAt, finishedAt }: RunLine): void {
    const at = finishedAt ?? startedAt;
    this.all.take(at);
    this.ofJobs.get(job)?.take(at);
    this.ofTargets.get(target)?.take(at);
  }

  of({ name, slacks }: Pick<AuditedJob, 'name' | 'slacks'>): Span | undefined {
    const targets = [undefined, ...slacks.keys()].map((id) => this.ofTargets.get(id));
    const together = new Widening();
    for (const one of [this.ofJobs.get(name), ...targets]) {
      if (!one?.span) continue;
      together.take(one.span.from);
      together.take(one.span.until);
    }
    return together.span;
  }
}

/** The span of what it has taken so far. */
class Widening {
  private from = Number.POSITIVE_INFINITY;
  private until = Number.NEGATIVE_INFINITY;

  get span(): Span | undefined {
    const { from, until } = this;
    return from <= until ? { from, until } : undefined;
  }

  take(at: Millisecond): void {
    if (at < this.from) this.from = at;
    if (at > this.until) this.until = at;
  }
}
