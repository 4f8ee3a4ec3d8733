import { excerpt } from '../../../read-back/excerpt.ts';
import type { ReadBack, ReadFault, ReadJob, WrittenFile } from '../../types.ts';
import { type ReadEntry, readEntry, type Scope } from './entry.ts';
import { type Line, linesOf, readLine } from './lines.ts';

/** In /etc/cron.d a name with a dot is passed over in silence: cron(8). */
export const crontabFile = 'cronwright';

/** Lines of a crontab; Debian's cron ignores a longer file. Source: MAX_TAB_LINES, crontab(5). */
const mostLines = 10_000;

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
  const faults: ReadFault[] = fileFaults(text).map((what) => ({ path, what }));
  let place: Place = { scope: { path } };
  for (const line of [...linesOf(text).map(readLine), { kind: 'blank' } as const]) {
    const { next, job, faults: found } = step(line, place);
    if (job) jobs.push(job);
    faults.push(...found);
    place = next;
  }
  return { jobs, faults: [...faults, ...halfPaused(jobs)] };
}

type Step = ReadEntry & { readonly next: Place };

function step(line: Line, place: Place): Step {
  const { scope, pause } = place;
  switch (line.kind) {
    case 'blank':
      return { next: { scope }, faults: emptyPause(place) };
    case 'comment':
      return comment(line.text, place);
    case 'variable': {
      const { faults, ...set } = variable(line.name, line.value, scope.path);
      return {
        next: { scope: { ...scope, ...set } },
        faults: [...emptyPause({ scope, ...(pause ? { pause } : {}) }), ...faults],
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
function variable(name: string, value: string, path: string): Setting {
  switch (name) {
    case 'SHELL':
      if (value === '/bin/sh') return { shell: value, faults: [] };
      return { shell: value, faults: [{ path, what: `SHELL is ${excerpt(value)}, not /bin/sh` }] };
    case 'MAILTO':
      return { mailto: value, faults: [] };
    case 'CRON_TZ':
      return { zone: value, faults: [] };
    default:
      return { faults: [{ path, what: `the variable ${excerpt(name)} has no place here` }] };
  }
}

function fileFaults(text: string): readonly string[] {
  const lines = linesOf(text).length;
  const control = /[^\P{Cc}\t\n]/u.exec(text)?.[0];
  return [
    ...(text.endsWith('\n') ? [] : ['its last line does not end, so cron ignores it']),
    ...(lines > mostLines ? [`it has ${lines} lines; cron reads ${mostLines}`] : []),
    ...(control === undefined ? [] : [`it holds the control character ${excerpt(control)}`]),
  ];
}

/** A job that is paused in part still starts. */
function halfPaused(jobs: readonly ReadJob[]): readonly ReadFault[] {
  const namesOf = (paused: string) =>
    new Set(jobs.filter(({ facts }) => facts.paused === paused).map(({ job }) => job));
  const running = namesOf('no');
  return [...namesOf('yes')]
    .filter((job) => running.has(job))
    .map((job) => {
      const [first] = jobs.filter((read) => read.job === job);
      return {
        path: first?.path ?? '',
        job,
        what: 'some of its lines are paused and some are not',
      };
    });
}
