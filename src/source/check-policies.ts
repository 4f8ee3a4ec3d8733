import { diagnostic } from '../diagnostics/diagnostic.ts';
import { nodesAt } from './nodes-at.ts';
import { type OnlyOne, onlyOneOf } from './only-one.ts';
import type { Subject } from './subject.ts';
import type { Path, PromisesSource } from './types.ts';

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
    const isMade = [...node.entries.keys()].some((key) => Object.hasOwn(promises, key));
    if (!isMade) promisesNothing(subject, path);
    onlyOneOf(node, promisesTwice(path)).forEach(subject.findings.add);
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

/** What is said where it makes several. */
function promisesTwice(path: Path): OnlyOne {
  return {
    code: 'CW501',
    owner: `policy "${path.at(-1)}"`,
    keys: Object.keys(promises),
    label: 'a policy makes one promise',
    help: 'write a policy for each, under a name of its own',
  };
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
