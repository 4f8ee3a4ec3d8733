import type { Catalog } from '../model/types.ts';
import type { Document, Path, ScheduleSource } from '../source/types.ts';
import { inYaml } from './in-yaml.ts';
import {
  type Excuse,
  excusesOf,
  isExcusedBy,
  isOtherwiseOpen,
  isPromisedBy,
  type Promised,
  promisedBy,
} from './promised.ts';
import type { PromiseChange } from './types.ts';

/** A source as far as its promises go. */
interface Side {
  readonly catalog: Catalog;
  readonly document: Document<ScheduleSource>;
}

const order: readonly PromiseChange['kind'][] = ['removed', 'weakened', 'strengthened', 'added'];

/**
 * What becomes of promises, the worst first. One that the other side promises as well, by any name or
 * in parts, is not gone. To accept what breaks them weakens them all.
 */
export function promiseChanges(before: Side, after: Side): readonly PromiseChange[] {
  const fates = fatesOf(before, after).map((fate) => changeOf(fate, before, after));
  return [...fates, ...excuseChanges(before, after)].toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind),
  );
}

/** What was promised at a place, and what is. */
interface Fate {
  readonly kind: PromiseChange['kind'];
  readonly path: Path;
  readonly was: Promised | undefined;
  readonly is: Promised | undefined;
}

function fatesOf(before: Side, after: Side): readonly Fate[] {
  const [old, now] = [promisedBy(before.catalog), promisedBy(after.catalog)];
  const lost = old.filter((one) => !isPromisedBy(now, one));
  const gained = now.filter((one) => !isPromisedBy(old, one));
  return [
    ...lost.map((was): Fate => {
      const is = atSamePath(now, was);
      return { kind: is ? 'weakened' : 'removed', path: was.path, was, is };
    }),
    ...gained
      .filter((is) => !atSamePath(lost, is) && !isOtherwiseOpen(is, atSamePath(old, is)))
      .map((is): Fate => {
        const was = atSamePath(old, is);
        return { kind: was ? 'strengthened' : 'added', path: is.path, was, is };
      }),
  ];
}

function atSamePath(all: readonly Promised[], { path }: Promised): Promised | undefined {
  return all.find((one) => one.path.join('.') === path.join('.'));
}

function changeOf({ kind, path, was, is }: Fate, before: Side, after: Side): PromiseChange {
  const [said, says] = [textOf(was, before), textOf(is, after)];
  const { places } = (is ? after : before).document;
  return {
    kind,
    path: path.join('.'),
    at: places.keySpanOf(path),
    side: is ? 'after' : 'before',
    ...(said === undefined ? {} : { before: said }),
    ...(says === undefined ? {} : { after: says }),
  };
}

function excuseChanges(before: Side, after: Side): readonly PromiseChange[] {
  const [old, now] = [excusesOf(before.catalog), excusesOf(after.catalog)];
  const told = ({ path, acceptance }: Excuse) => ({ path: path.join('.'), at: acceptance.at });
  return [
    ...now
      .filter((one) => !isExcusedBy(old, one))
      .map((one): PromiseChange => {
        return { kind: 'weakened', side: 'after', after: excuseText(one), ...told(one) };
      }),
    ...old
      .filter((one) => !isExcusedBy(now, one))
      .map((one): PromiseChange => {
        return { kind: 'strengthened', side: 'before', before: excuseText(one), ...told(one) };
      }),
  ];
}

function excuseText({ acceptance: { code, target, reason } }: Excuse): string {
  return inYaml({ code, ...(target !== undefined && { target }), reason });
}

/** Longer than other values may be: what is left out could be what changed. */
const longestPromise = 500;

/** What the author wrote, on one line, without the words for people. */
function textOf(promised: Promised | undefined, { document }: Side): string | undefined {
  switch (promised?.kind) {
    case undefined:
      return undefined;
    case 'policy': {
      const { label: _, ...said } = document.data.policies?.[promised.policy.name] ?? {};
      const { countedFrom } = promised;
      const from = countedFrom === undefined ? {} : { baseline: countedFrom };
      return inYaml({ ...said, ...from }, longestPromise);
    }
    case 'windows only':
      return inYaml(openings(document.data), longestPromise);
    case 'expectation':
      return inYaml(document.data.expect?.[promised.expectation.job], longestPromise);
  }
}

/** `{ morning: mon-fri 10:00-11:00 }` */
function openings({ windows = {} }: ScheduleSource): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(windows).map(([name, { hours, weekdays }]) => [
      name,
      [weekdays, hours].filter((text) => text !== undefined).join(' '),
    ]),
  );
}
