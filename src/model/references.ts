import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { BaselineSource, Document, Located, ScheduleSource } from '../source/types.ts';
import { type KnownNames, listUses, type NameUse, singleUse, unknownName } from './unknown-name.ts';

/** The jobs of either file, as far as they refer to categories and windows. */
type Referring = Document<ScheduleSource> | Document<BaselineSource>;

/** Categories and windows that jobs name but the file does not define. */
export function checkReferences(
  document: Document<ScheduleSource>,
  baseline: Document<BaselineSource> | undefined,
): readonly Diagnostic[] {
  const files: readonly Referring[] = baseline ? [document, baseline] : [document];
  return [
    ...checkUses(
      [...files.flatMap(categoryUses), ...policyUses(document)],
      knownCategories(document),
      missingCategories,
    ),
    ...checkUses(files.flatMap(windowUses), knownWindows(document), missingWindows),
    ...windowsOnlyWithoutWindows(document),
  ];
}

/** Every unknown name at its place; one diagnostic in all where nothing is defined at all. */
function checkUses(
  uses: readonly NameUse[],
  known: KnownNames,
  missing: (first: NameUse, names: readonly string[]) => Diagnostic,
): readonly Diagnostic[] {
  const [first] = uses;
  if (known.names.length === 0) return first ? [missing(first, distinctNames(uses))] : [];
  return uses
    .filter(({ name }) => !known.names.includes(name))
    .map((use) => unknownName(use, known));
}

function distinctNames(uses: readonly NameUse[]): readonly string[] {
  return [...new Set(uses.map(({ name }) => name))];
}

function categoryUses({ data, places }: Referring): readonly NameUse[] {
  return Object.entries(data.jobs).flatMap(([job, { category }]) =>
    category === undefined
      ? []
      : [singleUse('category', category, places.spanOf(['jobs', job, 'category']))],
  );
}

/** The categories that policies are about, wherever a promise names some. */
function policyUses({ data, places }: Document<ScheduleSource>): readonly NameUse[] {
  return Object.entries(data.policies ?? {}).flatMap(([policy, { protect, ...others }]) => {
    const uses = (promise: string, key: string, names: readonly string[] = []) =>
      listUses(key, names, (index) => places.spanOf(['policies', policy, promise, key, index]));
    const { allowed, never_on, required_keys, load, reduction, wakeups } = others;
    const counted = { allowed, never_on, required_keys, load, reduction, wakeups };
    return [
      ...uses('protect', 'from', protect?.from),
      ...Object.entries(counted).flatMap(([key, it]) => uses(key, 'categories', it?.categories)),
      ...Object.entries({ reduction, wakeups }).flatMap(([key, it]) =>
        uses(key, 'without', it?.without),
      ),
    ];
  });
}

function windowUses({ data, places }: Referring): readonly NameUse[] {
  return Object.entries(data.jobs).flatMap(([job, { windows }]) =>
    listUses('windows', windows ?? [], (index) => places.spanOf(['jobs', job, 'windows', index])),
  );
}

function knownCategories({ data, places }: Document<ScheduleSource>): KnownNames {
  const names = Object.keys(data.categories ?? {});
  return {
    code: 'CW302',
    noun: 'category',
    plural: 'categories',
    names,
    ...definedAt(places, 'categories', names),
  };
}

function knownWindows({ data, places }: Document<ScheduleSource>): KnownNames {
  const names = Object.keys(data.windows ?? {});
  return {
    code: 'CW301',
    noun: 'window',
    plural: 'windows',
    names,
    ...definedAt(places, 'windows', names),
  };
}

function definedAt(places: Located, key: string, names: readonly string[]) {
  return names.length > 0 ? { definedAt: places.keySpanOf([key]) } : {};
}

function missingCategories({ name, at }: NameUse, names: readonly string[]): Diagnostic {
  const examples = names.map((each) => `      ${each}:\n        label: ${each}`);
  return diagnostic('CW305', `category "${name}" is used, but the file defines no categories`, {
    span: at,
    help: `define at the top level:\n    categories:\n${examples.join('\n')}`,
  });
}

function missingWindows({ name, at }: NameUse, names: readonly string[]): Diagnostic {
  return diagnostic('CW305', `window "${name}" is used, but the file defines no windows`, {
    span: at,
    help: `define at the top level, with hours of your own:\n${windowExamples(names)}`,
  });
}

function windowsOnlyWithoutWindows({
  data,
  places,
}: Document<ScheduleSource>): readonly Diagnostic[] {
  if (Object.keys(data.windows ?? {}).length > 0) return [];
  return Object.entries(data.categories ?? {})
    .filter(([, category]) => category.windows_only)
    .map(([name]) =>
      diagnostic('CW310', `category "${name}" is windows_only, but the file defines no windows`, {
        span: places.keySpanOf(['categories', name, 'windows_only']),
        label: 'no start could be inside a window',
        help: `define one at the top level, or take windows_only out:\n${windowExamples(['morning'])}`,
      }),
    );
}

function windowExamples(names: readonly string[]): string {
  const examples = names.map((name) => `      ${name}:\n        hours: "10:00-11:00"`);
  return ['    windows:', ...examples].join('\n');
}
