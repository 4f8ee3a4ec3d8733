import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/did-you-mean.ts';
import type { Document, InheritedSource, Path, ScheduleSource } from '../source/types.ts';
import { inForce, levelsOf } from './inherit.ts';
import { type KnownNames, listUses, type NameUse, unknownName } from './unknown-name.ts';

/**
 * Targets that nobody can write for, that are named but not configured, and jobs for which no
 * target is in force.
 */
export function checkTargets(
  document: Document<ScheduleSource>,
  targetIds: readonly string[],
): readonly Diagnostic[] {
  const configured = Object.keys(document.data.targets);
  const strangers = configured.filter((id) => !targetIds.includes(id));
  const meant = strangers.map((id) => didYouMean(id, targetIds));
  const uses = targetUses(document).filter(({ name }) => !configured.includes(name));
  const unconfigured = firstOfEach(
    uses.filter(({ name }) => targetIds.includes(name) && !meant.includes(name)),
  );
  const known = knownTargets(document, targetIds);
  return [
    ...strangers.map((id) => unsupported(id, document, targetIds)),
    ...uses.filter(({ name }) => !targetIds.includes(name)).map((use) => unknownName(use, known)),
    ...unconfigured.map((use) => notConfigured(use, document)),
    ...nowhere(document),
  ];
}

function targetUses({ data, places }: Document<ScheduleSource>): readonly NameUse[] {
  const uses = (path: Path, { targets }: InheritedSource) =>
    listUses('targets', targets ?? [], (index) => places.spanOf([...path, 'targets', index]));
  return [
    ...uses(['defaults'], data.defaults ?? {}),
    ...Object.entries(data.categories ?? {}).flatMap(([name, c]) => uses(['categories', name], c)),
    ...Object.entries(data.jobs).flatMap(([name, job]) => uses(['jobs', name], job)),
  ];
}

function firstOfEach(uses: readonly NameUse[]): readonly NameUse[] {
  return uses.filter((use, index) => uses.findIndex(({ name }) => name === use.name) === index);
}

function knownTargets(
  { data, places }: Document<ScheduleSource>,
  targetIds: readonly string[],
): KnownNames {
  const configured = Object.keys(data.targets);
  const others = targetIds.filter((id) => !configured.includes(id));
  return {
    code: 'CW303',
    noun: 'target',
    plural: 'targets',
    names: [...configured, ...others],
    definedAt: places.keySpanOf(['targets']),
  };
}

function unsupported(
  id: string,
  { places }: Document<ScheduleSource>,
  targetIds: readonly string[],
): Diagnostic {
  const meant = didYouMean(id, targetIds);
  return diagnostic('CW303', `there is no target "${id}"`, {
    span: places.keySpanOf(['targets', id]),
    label: meant ? `did you mean "${meant}"?` : 'cronwright cannot write for it',
    help: meant ? `write   ${meant}:` : `the targets are ${targetIds.join(', ')}`,
  });
}

function notConfigured(use: NameUse, { data, places }: Document<ScheduleSource>): Diagnostic {
  const configured = Object.keys(data.targets);
  return diagnostic('CW304', `target "${use.name}" is used, but not configured`, {
    span: use.at,
    related: [
      {
        span: places.keySpanOf(['targets']),
        message: 'targets are configured here',
        excerpt: configured.join(', '),
      },
    ],
    help: `add "${use.name}" and its settings under targets, or take it out of the list`,
  });
}

/** One diagnostic for all jobs that no list of targets reaches. */
function nowhere({ data, places }: Document<ScheduleSource>): readonly Diagnostic[] {
  const categories = Object.keys(data.categories ?? {});
  const jobs = Object.entries(data.jobs)
    .filter(([, { category }]) => category === undefined || categories.includes(category))
    .filter(([name, { category }]) => !inForce(levelsOf(data, name, category), 'targets'))
    .map(([name]) => name);
  const [first, ...others] = jobs;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and for ${others.length} more)`;
  return [
    diagnostic('CW306', `nothing says where "${first}" runs${more}`, {
      span: places.keySpanOf(['jobs', first]),
      label: 'no targets, neither here nor on its category nor in defaults',
      related: others.slice(0, 3).map((name) => ({
        span: places.keySpanOf(['jobs', name]),
        message: 'nor where this one runs',
        excerpt: name,
      })),
      help: `say it for all jobs:\n    defaults:\n      targets: [${Object.keys(data.targets).join(', ')}]`,
    }),
  ];
}
