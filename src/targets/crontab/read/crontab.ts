import { excerpt } from '../../../read-back/excerpt.ts';
import type { ReadBack, ReadFault, ReadJob, WrittenFile } from '../../types.ts';
import { destinationOf, unknownDestination } from './daemons.ts';
import { type ReadEntry, readEntry, type Scope } from './entry.ts';
import { fileFaults } from './limits.ts';
import { type Line, linesOf, readLine } from './lines.ts';

/** In /etc/cron.d a name with a dot is passed over in silence: cron(8). */
export const crontabFile = 'cronwright';

/** A comment that begins like an entry: a number or a star in front of four more words. */
const entryInComment = /^[ \t]*[0-9*][^ \t]*(?:[ \t]+[^ \t]+){5}/;

/** What a line is read in: the variables set above it, and the pause whose lines it belongs to. */
interface Place {
  readonly scope: Scope;
  /** The comment `paused: …` above, and whether an entry has followed it. */
  readonly pause?: { readonly text: string; readonly held: boolean };
}

/** Every line of a crontab: its entries, those commented out below a `# paused:`, and what is amiss. */
export function readCrontab({ path, text }: WrittenFile): ReadBack {
  const jobs: ReadJob[] = [];
  const lines = linesOf(text).map(readLine);
  const destinations = lines.flatMap((line) =>
    line.kind === 'comment' ? (destinationOf(line.text) ?? []) : [],
  );
  const [destination = unknownDestination] = destinations;
  const unclear = destinations.length === 1 ? [] : ['it does not say once where it belongs'];
  const ofFile = [...unclear, ...fileFaults(text, destination.daemon)];
  const faults: ReadFault[] = ofFile.map((what) => ({ path, what }));
  let place: Place = { scope: { path, destination } };
  for (const line of [...lines, { kind: 'blank' } as const]) {
    const { next, job, faults: found } = step(line, place);
    if (job) jobs.push(job);
    faults.push(...found);
    place = next;
  }
  return { jobs, faults: [...faults, ...halfPaused(jobs, path)] };
}

type Step = ReadEntry & { readonly next: Place };

function step(line: Line, place: Place): Step {
  const { scope } = place;
  switch (line.kind) {
    case 'blank':
      return { next: { scope }, faults: emptyPause(place) };
    case 'comment':
      return comment(line.text, place);
    case 'variable': {
      const { faults, ...set } = variable(line, scope);
      return {
        next: { scope: { ...scope, ...set } },
        faults: [...emptyPause(place), ...faults],
      };
    }
    case 'entry': {
      const read = readEntry(line.text, scope, 'no');
      return { ...read, next: place };
    }
  }
}

function comment(text: string, place: Place): Step {
  const { scope, pause } = place;
  if (text.startsWith('paused:')) {
    return { next: { scope, pause: { text, held: false } }, faults: [] };
  }
  if (pause) {
    const next = { scope, pause: { ...pause, held: true } };
    return { ...readEntry(text, scope, 'yes'), next };
  }
  const what = `${excerpt(text)} is commented out without a "# paused:" above it`;
  const faults = entryInComment.test(text) ? [{ path: scope.path, what }] : [];
  return { next: place, faults };
}

function emptyPause({ scope, pause }: Place): readonly ReadFault[] {
  if (!pause || pause.held) return [];
  const what = `no entry is commented out below ${excerpt(`# ${pause.text}`)}`;
  return [{ path: scope.path, what }];
}

interface Setting extends Partial<Scope> {
  readonly faults: readonly ReadFault[];
}

/** crontab(5): a variable holds for the lines below it, until it is set again. */
function variable(line: Extract<Line, { kind: 'variable' }>, scope: Scope): Setting {
  const { text, name, value } = line;
  const { path, destination } = scope;
  const fault = (what: string): readonly ReadFault[] => [{ path, what }];
  const known: readonly string[] = destination.daemon.variables;
  if (!known.includes(name)) {
    return { faults: fault(`the variable ${excerpt(name)} has no place here`) };
  }
  // BusyBox takes blanks and quotes for a part of it.
  const plain = destination.daemon.layout === 'system' || text === `${name}=${value}`;
  const faults = plain ? [] : fault(`BusyBox does not read ${excerpt(text)} as it is meant`);
  switch (name) {
    case 'SHELL':
      if (value === '/bin/sh') return { shell: value, faults };
      return { shell: value, faults: fault(`SHELL is ${excerpt(value)}, not /bin/sh`) };
    case 'CRON_TZ':
      // Empty, it would be a zone of the C library's choice.
      return { zone: value, faults: value === '' ? fault('CRON_TZ is empty') : faults };
    default:
      return { mailto: value, faults };
  }
}

/** A job that is paused in part still starts. */
function halfPaused(jobs: readonly ReadJob[], path: string): readonly ReadFault[] {
  const namesOf = (paused: string) =>
    new Set(jobs.filter(({ facts }) => facts.paused === paused).map(({ job }) => job));
  const running = namesOf('no');
  const what = 'some of its lines are paused and some are not';
  return [...namesOf('yes')].filter((job) => running.has(job)).map((job) => ({ path, job, what }));
}
