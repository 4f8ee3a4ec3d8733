import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodesAt } from './nodes-at.ts';
import { type OnlyOne, onlyOneOf } from './only-one.ts';
import type { Subject } from './subject.ts';
import type { Path } from './types.ts';

const triggers = ['schedule', 'times', 'windows'];

/** Every job starts in exactly one way, and has `weekdays` only where they hold for its times. */
export function checkTriggers(subject: Subject): void {
  for (const { path, node } of nodesAt(subject.root, ['jobs', '*'])) {
    if (node.kind !== 'map') continue;
    const present = triggers.filter((key) => node.entries.has(key));
    const [first, second] = present;
    if (first === undefined) neverStarts(subject, path);
    else if (second !== undefined) {
      onlyOneOf(node, twoTriggers(path)).forEach(subject.findings.add);
    } else if (first !== 'times' && node.entries.has('weekdays'))
      strayWeekdays(subject, path, first);
  }
}

function neverStarts({ places, findings }: Subject, path: Path): void {
  findings.add(
    diagnostic('CW120', `job "${path.at(-1)}" never starts`, {
      span: places.keySpanOf(path),
      label: 'it has neither schedule nor times nor windows',
      help: 'add one of   schedule: "*/5 * * * *"   times: "08:00"   windows: [manha]',
    }),
  );
}

/** What is said where it has several. */
function twoTriggers(path: Path): OnlyOne {
  return {
    code: 'CW121',
    owner: `job "${path.at(-1)}"`,
    keys: triggers,
    label: 'a job starts in one way only',
    help: 'keep one, or write two jobs',
  };
}

function strayWeekdays({ places, findings }: Subject, path: Path, trigger: string): void {
  const isSchedule = trigger === 'schedule';
  findings.add(
    diagnostic('CW122', `weekdays can't stand beside ${trigger}`, {
      span: places.keySpanOf([...path, 'weekdays']),
      related: [{ span: places.keySpanOf([...path, trigger]), message: `${trigger} is here` }],
      help: isSchedule
        ? 'put the days into the expression, as its fifth field   "0 8 * * mon-fri"'
        : "put the days into the window's own weekdays",
    }),
  );
}
