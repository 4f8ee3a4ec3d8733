import { type Diagnostic, diagnostic, type RelatedPlace } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/did-you-mean.ts';
import type { Document, InheritedSource, Path, ScheduleSource } from '../source/types.ts';
import { acceptancesIn } from './acceptances.ts';
import { inForce, levelsOf } from './inherit.ts';
import { listUses, type NameUse, singleUse } from './unknown-name.ts';

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
  return [
    ...strangers.map((id) => unsupported(id, document, targetIds)),
    ...uses
      .filter(({ name }) => !targetIds.includes(name))
      .map((use) => unknownTarget(use, document, targetIds)),
    ...unconfigured.map((use) => notConfigured(use, document)),
    ...nowhere(document),
  ];
}

function targetUses(document: Document<ScheduleSource>): readonly NameUse[] {
  const { data, places } = document;
  const uses = (path: Path, { targets }: InheritedSource) =>
    listUses('targets', targets ?? [], (index) => places.spanOf([...path, 'targets', index]));
  return [
    ...uses(['defaults'], data.defaults ?? {}),
    ...Object.entries(data.categories ?? {}).flatMap(([name, c]) => uses(['categories', name], c)),
    ...Object.entries(data.jobs).flatMap(([name, job]) => uses(['jobs', name], job)),
    ...Object.entries(data.policies ?? {}).flatMap(([name, { never_on }]) =>
      never_on ? uses(['policies', name, 'never_on'], never_on) : [],
    ),
    ...acceptancesIn(document).flatMap(({ path, source: { target } }) =>
      target === undefined ? [] : [singleUse('target', target, places.spanOf([...path, 'target']))],
    ),
  ];
}

function firstOfEach(uses: readonly NameUse[]): readonly NameUse[] {
  return uses.filter((use, index) => uses.findIndex(({ name }) => name === use.name) === index);
}

/** A configured one is the likelier guess. */
function guess(word: string, configured: readonly string[], targetIds: readonly string[]) {
  return didYouMean(word, configured) ?? didYouMean(word, targetIds);
}

function unknownTarget(
  use: NameUse,
  document: Document<ScheduleSource>,
  targetIds: readonly string[],
): Diagnostic {
  const configured = Object.keys(document.data.targets);
  const known = [...configured, ...targetIds];
  const meant = guess(use.name, configured, targetIds);
  const written = use.written((name) =>
    known.includes(name) ? name : (guess(name, configured, targetIds) ?? name),
  );
  const settings = meant && !configured.includes(meant);
  return diagnostic('CW303', `there is no target "${use.name}"`, {
    span: use.at,
    label: meant ? `did you mean "${meant}"?` : 'cronwright cannot write for it',
    related: [configuredHere(document)],
    help: meant
      ? `write   ${written}${settings ? `\nand add "${meant}" with its settings under targets` : ''}`
      : `the targets there are: ${targetIds.join(', ')}`,
  });
}

function configuredHere({ data, places }: Document<ScheduleSource>): RelatedPlace {
  return {
    span: places.keySpanOf(['targets']),
    message: 'targets are configured here',
    excerpt: Object.keys(data.targets).join(', '),
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
    help: meant ? `write   ${meant}:` : `the targets there are: ${targetIds.join(', ')}`,
  });
}

function notConfigured(use: NameUse, document: Document<ScheduleSource>): Diagnostic {
  return diagnostic('CW304', `target "${use.name}" is used, but not configured`, {
    span: use.at,
    label: 'has no settings under targets',
    related: [configuredHere(document)],
    help: `add "${use.name}" with its settings under targets, or take it out here`,
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
  const subject = others.length === 0 ? `"${first}" runs` : `"${first}" and ${count(others)} run`;
  return [
    diagnostic('CW306', `nothing says where ${subject}`, {
      span: places.keySpanOf(['jobs', first]),
      label: 'no targets, neither here nor on its category nor in defaults',
      related: others.slice(0, 3).map((name) => ({
        span: places.keySpanOf(['jobs', name]),
        message: 'nor where this one runs',
        excerpt: name,
      })),
      help: `say it here, on the category, or for all jobs:\n    defaults:\n      targets: [${Object.keys(data.targets).join(', ')}]`,
    }),
  ];
}

function count(others: readonly string[]): string {
  return others.length === 1 ? '1 other job' : `${others.length} other jobs`;
}
