import type { InstantMinute } from '../ir/types.ts';
import type { MissedStretch, Told, ToldStart } from './types.ts';

/** So many of each kind are told one by one, a job; all are counted. */
const mostTold = 1000;

type StartKind = Exclude<keyof Told, 'missed'>;

/** Collects what is told one by one, and joins missed minutes in a row. */
export class Telling {
  private readonly starts: Readonly<Record<StartKind, ToldStart[]>> = {
    late: [],
    doubled: [],
    stray: [],
    manual: [],
    unfinished: [],
  };
  private readonly stretches: MissedStretch[] = [];
  private inStretch: 'yes' | 'untold' | 'no' = 'no';

  start(kind: StartKind, start: ToldStart): void {
    const told = this.starts[kind];
    if (told.length < mostTold) told.push(start);
  }

  /** Due minutes come in their order. */
  met(): void {
    this.inStretch = 'no';
  }

  miss(minute: InstantMinute): void {
    const last = this.stretches.at(-1);
    if (this.inStretch === 'yes' && last) {
      this.stretches[this.stretches.length - 1] = { ...last, last: minute, count: last.count + 1 };
      return;
    }
    if (this.inStretch === 'no') {
      const isTold = this.stretches.length < mostTold;
      if (isTold) this.stretches.push({ first: minute, last: minute, count: 1 });
      this.inStretch = isTold ? 'yes' : 'untold';
    }
  }

  told(): Told {
    return { missed: this.stretches, ...this.starts };
  }
}
