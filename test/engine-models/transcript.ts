import type { Observation, Situation } from './compare.ts';

/**
 * Transcripts: what real engines were seen to do, as text. A line `@` opens a situation; below it
 * stand expressions (as JSON strings), what the engine made of each (`+` took it, `-` refused it,
 * `?` gave no sign but its starts), and the minutes it started in, counted from the window's start.
 * `90+15*4` is 90, 105, 120, 135.
 */
export interface Scene {
  readonly situation: Situation;
  readonly seen: readonly Observation[];
}

export function printScene({ situation, seen }: Scene): string {
  const { engine, zone = '-', hostZone, from, until } = situation;
  const head = ['@', engine, zone, hostZone, printMinute(from), printMinute(until)].join('\t');
  const lines = seen.map((one) => {
    const sign = one.accepted === undefined ? '?' : one.accepted ? '+' : '-';
    return [printText(one.expression), sign, printStarts(one.starts, from)].join('\t').trimEnd();
  });
  return `${[head, ...lines].join('\n')}\n`;
}

export function parseScenes(text: string): readonly Scene[] {
  const blocks = text.split(/^@\t/m).slice(1);
  return blocks.map((block) => {
    const [head = '', ...lines] = block.trimEnd().split('\n');
    const situation = parseSituation(head);
    return { situation, seen: lines.map((line) => parseLine(line, situation.from)) };
  });
}

function parseSituation(head: string): Situation {
  const [engine = '', zone = '', hostZone = '', from = '', until = ''] = head.split('\t');
  return {
    engine: engine as Situation['engine'],
    hostZone,
    from: Date.parse(from) / 60_000,
    until: Date.parse(until) / 60_000,
    ...(zone === '-' ? {} : { zone }),
  };
}

function parseLine(line: string, from: number): Observation {
  const [expression = '""', sign, starts = ''] = line.split('\t');
  return {
    expression: JSON.parse(expression) as string,
    starts: parseStarts(starts, from),
    ...(sign === '?' ? {} : { accepted: sign === '+' }),
  };
}

/** Plain ASCII, so that no blank of Unicode gets lost on the way. */
function printText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function printMinute(minute: number): string {
  return `${new Date(minute * 60_000).toISOString().slice(0, 16)}Z`;
}

function printStarts(starts: readonly number[], from: number): string {
  const runs: string[] = [];
  for (let at = 0; at < starts.length; ) {
    const [first = 0, second] = starts.slice(at, at + 2);
    const step = (second ?? first) - first;
    let count = 1;
    while (at + count < starts.length && starts[at + count] === first + step * count) count++;
    if (count < 3) count = 1;
    runs.push(count === 1 ? `${first - from}` : `${first - from}+${step}*${count}`);
    at += count;
  }
  return runs.join(' ');
}

function parseStarts(text: string, from: number): readonly number[] {
  if (text === '') return [];
  return text.split(' ').flatMap((run) => {
    const [, first, step, count] = /^(\d+)(?:\+(\d+)\*(\d+))?$/.exec(run) ?? [];
    return Array.from(
      { length: Number(count ?? 1) },
      (_, index) => from + Number(first) + Number(step ?? 0) * index,
    );
  });
}
