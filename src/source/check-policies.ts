import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodesAt } from './nodes-at.ts';
import type { Subject } from './subject.ts';
import type { Path, PromisesSource } from './types.ts';
import type { MapNode } from './yaml/tree.ts';

/** Every promise there is: a key that is missing here is no promise of the language. */
const promises: Readonly<Record<keyof PromisesSource, string>> = {
  protect: '{ hours: "08:00-20:00", from: [manutencao] }',
  allowed: '{ categories: [manutencao], hours: "00:00-06:00" }',
  must_run: '{ job: report, every: 1d }',
  never_on: '{ categories: [critico], targets: [github-actions] }',
  required_keys: '{ keys: [owner] }',
  load: '{ max_starts: 12, within: 1m }',
  reduction: '{ at_least: 50% }',
  wakeups: '{ at_most: 2016, per: week }',
};

/** Every policy makes exactly one promise, about some categories or all but some. */
export function checkPolicies(subject: Subject): void {
  for (const { path, node } of nodesAt(subject.root, ['policies', '*'])) {
    if (node.kind !== 'map') continue;
    const present = [...node.entries.keys()].filter((key) => Object.hasOwn(promises, key));
    if (present.length === 0) promisesNothing(subject, path);
    else if (present.length > 1) promisesTwice(subject, path, node, present);
  }
  for (const promise of ['reduction', 'wakeups']) {
    for (const { path, node } of nodesAt(subject.root, ['policies', '*', promise])) {
      if (node.kind !== 'map') continue;
      if (node.entries.has('categories') && node.entries.has('without')) bothWays(subject, path);
    }
  }
}

function promisesNothing({ places, findings }: Subject, path: Path): void {
  const examples = Object.entries(promises).map(([key, value]) => `    ${key}: ${value}`);
  findings.add(
    diagnostic('CW501', `policy "${path.at(-1)}" promises nothing`, {
      span: places.keySpanOf(path),
      label: `it has none of ${Object.keys(promises).join(', ')}`,
      help: `add one of\n${examples.join('\n')}`,
    }),
  );
}

function promisesTwice(
  { findings }: Subject,
  path: Path,
  { entries }: MapNode,
  present: readonly string[],
): void {
  const [first, ...others] = [...entries.values()].filter(({ key }) => present.includes(key));
  const last = others.at(-1);
  if (first === undefined || last === undefined) return;
  findings.add(
    diagnostic('CW501', `policy "${path.at(-1)}" has ${present.join(' and ')}`, {
      span: last.keySpan,
      label: 'a policy makes one promise',
      related: [first, ...others.slice(0, -1)].map(({ key, keySpan }) => ({
        span: keySpan,
        message: `${key} is here`,
      })),
      help: 'write a policy for each, under a name of its own',
    }),
  );
}

function bothWays({ places, findings }: Subject, path: Path): void {
  findings.add(
    diagnostic('CW502', `${path.at(-1)} names the categories it counts and those it does not`, {
      span: places.keySpanOf([...path, 'without']),
      related: [{ span: places.keySpanOf([...path, 'categories']), message: 'categories is here' }],
      help: 'keep one of them: categories counts those alone, without all others',
    }),
  );
}
