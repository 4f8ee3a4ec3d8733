import { placeOf } from '../../diagnostics/source-file.ts';
import type { Catalog } from '../../model/types.ts';
import type { Load } from '../../suggest/load.ts';
import type { Obstacle } from '../../suggest/obstacles.ts';
import type { Slot } from '../../suggest/suggest.ts';
import { writtenFor } from '../../suggest/written.ts';
import { categoryColor } from '../category-color.ts';
import { columns } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { wrapped } from '../wrapped.ts';
import { firstOf, type Told } from './suggestion-json.ts';

/** Says suggestions to a person: the times as data, what is to be known of them as talk. */
export function saySuggestions(all: readonly Told[], catalog: Catalog, terminal: Terminal): void {
  const { outColors } = terminal;
  const paint = categoryColor(catalog.categories, outColors);
  const head = ['JOB', 'FIRST', 'STARTS', 'WRITE'].map((title) => outColors.dim(title));
  const body = all.flatMap(({ job, movement, suggestion }) => {
    const row = (slot: Slot, write: string) => [
      paint(job.name, job.category),
      firstOf(slot, movement),
      `${slot.load.most} → ${slot.load.most + 1}`,
      write,
    ];
    const { present, slots } = suggestion;
    return [row(present, 'as it is'), ...slots.map((slot) => row(slot, lineOf(slot)))];
  });
  terminal.out(`${columns([head, ...body])}\n`);
  const talk = (text: string) => terminal.talk(`${wrapped(text, terminal.columns)}\n`);
  talk(
    'STARTS: how many jobs start in the fullest minute in which this one does, without it → with it',
  );
  for (const told of all) sayMore(told, talk, terminal);
}

/** `times: "09:07"`; of one of several times its own key. */
function lineOf({ job }: Slot): string {
  const { path, value } = writtenFor(job);
  return `${path.at(-1)}: "${value}"`;
}

function sayMore(
  { job, suggestion }: Told,
  talk: (text: string) => void,
  terminal: Terminal,
): void {
  const { slots, present, obstacles, looked } = suggestion;
  const [first] = slots;
  const place = placeOf(job.places.trigger);
  if (!first) {
    const why = looked === 0 ? 'no other time was asked about' : `${looked} were looked at`;
    talk(`${job.name}: no other time keeps every promise; ${why}`);
  } else if (isQuieter(first.load, present.load)) {
    talk(`${job.name}: its time is written at ${place}`);
  } else {
    talk(`${job.name}: none of these is quieter than its present time at ${place}`);
  }
  if (first || obstacles.length === 0) return;
  const rows = obstacles.map(({ obstacle, times }) => [`  ${times}`, obstacleInWords(obstacle)]);
  terminal.talk(`${columns(rows)}\n`);
}

function isQuieter(a: Load, b: Load): boolean {
  return a.most < b.most || (a.most === b.most && a.sum < b.sum);
}

function obstacleInWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'policy': {
      const { name, label } = obstacle.policy;
      return `policy ${name}${label === name ? '' : `: ${label}`}`;
    }
    case 'windows':
      return `category ${obstacle.category.name} is windows_only`;
    case 'expectation':
      return `what is expected of ${obstacle.expectation.job}`;
    case 'target':
      return `${obstacle.id} can't start it there`;
  }
}
