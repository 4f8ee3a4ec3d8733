import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom (docs/architecture.md). A rule names the folder or file whose imports it
 * limits, most specific first, and what it may import besides its own folder.
 */
const root = fileURLToPath(new URL('../src/', import.meta.url));

interface Rule {
  readonly of: RegExp;
  readonly may: readonly RegExp[];
  /** Packages and Node modules. */
  readonly packages?: readonly RegExp[];
}

const diagnostics = /^diagnostics\//;
const ir = /^ir\//;
const time = /^time\//;
/** The model, and what follows from a job alone: how long a run may take, when it is due. */
const modelTypes = /^model\/(types|policy-types|run-length|opening|week-minutes)\.ts$/;
/** What every part of it agrees on, and how facts are put together: no rule of any platform. */
const targetTypes = /^targets\/(types|facts)\.ts$/;
const cronPrint = /^cron\/print\.ts$/;

const rules: readonly Rule[] = [
  { of: /^diagnostics\/render-sarif\.ts$/, may: [], packages: [/^sarif$/, /^node:crypto$/] },
  { of: /^diagnostics\//, may: [], packages: [/^picocolors/, /^string-width$/] },
  { of: /^time\//, may: [] },
  { of: /^ir\//, may: [time] },
  { of: /^cron\//, may: [ir, diagnostics] },
  { of: /^source\//, may: [diagnostics, time], packages: [/^yaml$/] },
  { of: /^model\//, may: [/^source\/types\.ts$/, /^cron\//, ir, time, diagnostics] },
  {
    of: /^engines\//,
    may: [/^ir\/(types|number-set)\.ts$/, time, diagnostics],
  },
  {
    // The ids of the engines, so that a target can't name one that has no model.
    of: /^targets\/types\.ts$/,
    may: [/^engines\/registry\.ts$/, modelTypes, diagnostics],
  },
  {
    // Independent of every writer: a wrong fact that both shared would prove itself right.
    of: /^targets\/[^/]+\/read(\.ts$|\/)/,
    may: [/^read-back\//, targetTypes, /^ir\/types\.ts$/],
  },
  // What all readers share: the runner's arguments and YAML. No writer may import it.
  { of: /^read-back\//, may: [targetTypes], packages: [/^js-yaml$/] },
  {
    of: /^targets\/[^/]+\.ts$/,
    may: [/^targets\/[^/]+\/index\.ts$/, modelTypes, ir, time, cronPrint, diagnostics],
    packages: [/^node:crypto$/],
  },
  {
    of: /^targets\/[^/]+\//,
    may: [
      /^targets\/[^/]+\.ts$/,
      /^targets\/[^/]+\/read/,
      modelTypes,
      ir,
      time,
      cronPrint,
      diagnostics,
    ],
    packages: [/^node:crypto$/],
  },
  { of: /^counts\//, may: [modelTypes, ir, time] },
  {
    of: /^review\//,
    may: [
      /^counts\//,
      /^source\/types\.ts$/,
      /^engines\/(registry|base\/types)\.ts$/,
      /^cron\/(parse|print)\.ts$/,
      /^proof\/types\.ts$/,
      modelTypes,
      targetTypes,
      ir,
      time,
      diagnostics,
    ],
  },
  { of: /^audit\//, may: [modelTypes, ir, time, targetTypes, diagnostics, /^counts\//] },
  { of: /^acceptance\//, may: [modelTypes, ir, time, diagnostics] },
  { of: /^analysis\//, may: [/^counts\//, modelTypes, ir, time, diagnostics, targetTypes] },
  {
    of: /^stagger\//,
    may: [/^counts\//, /^source\/yaml\//, modelTypes, targetTypes, ir, diagnostics],
    packages: [/^node:(crypto|path)$/],
  },
  {
    of: /^report\//,
    may: [
      /^counts\//,
      /^review\/(types|changes-runs)\.ts$/,
      /^audit\/(types|tally)\.ts$/,
      /^analysis\/policies\/types\.ts$/,
      modelTypes,
      ir,
      time,
      targetTypes,
      diagnostics,
      cronPrint,
      /^proof\/(types|sightings)\.ts$/,
    ],
  },
  {
    of: /^products\//,
    may: [
      /^counts\//,
      /^targets\/(notice|yaml-text)\.ts$/,
      modelTypes,
      targetTypes,
      ir,
      time,
      diagnostics,
    ],
  },
  {
    of: /^emit\/(place|read|write)\.ts$/,
    may: [targetTypes, diagnostics],
    packages: [/^node:(fs|path|buffer)$/],
  },
  { of: /^emit\//, may: [targetTypes, diagnostics], packages: [/^node:(crypto|path)$/] },
  {
    // Somebody else's program, asked when somebody wants a second opinion: nothing else may know it.
    of: /^proof\/(ask-)?cron-parser\.ts$/,
    may: [ir],
    packages: [/^cron-parser$/],
  },
  {
    of: /^proof\//,
    may: [
      modelTypes,
      /^acceptance\/reach\.ts$/,
      /^engines\/(registry|base\/types)\.ts$/,
      targetTypes,
      /^cron\/(print|parse)\.ts$/,
      ir,
      time,
      diagnostics,
    ],
  },
  {
    of: /^compile(-target|-products)?\.ts$/,
    may: [
      /^(acceptance|analysis|counts|diagnostics|emit|engines|ir|model|products|proof|report|source|stagger|targets)\//,
      /^(compile-target|compile-products|read-source)\.ts$/,
    ],
  },
  {
    // What a job must keep where it might be moved to.
    of: /^suggest\//,
    may: [/^analysis\//, /^counts\//, modelTypes, ir, time, cronPrint, diagnostics],
  },
  {
    of: /^(read-source|lint)\.ts$/,
    may: [
      /^(acceptance|analysis|diagnostics|ir|model|source|stagger|targets)\//,
      /^read-source\.ts$/,
    ],
  },
  {
    of: /^index\.ts$/,
    may: [
      /^(compile|read-source)\.ts$/,
      /^proof\/types\.ts$/,
      diagnostics,
      ir,
      modelTypes,
      targetTypes,
    ],
  },
  { of: /^version\.ts$/, may: [] },
  { of: /^cli\//, may: [/./], packages: [/./] },
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [path] : [];
  });
}

const files = filesBelow(root).map((path) => relative(root, path).replaceAll('\\', '/'));

/** The module specifiers of a file: own modules as paths below src, packages as they are. */
function importsOf(file: string) {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|\bimport\('([^']+)'\)/gm),
  ].map(([, atTheTop, later]) => atTheTop ?? later ?? '');
  const own = specifiers.filter((s) => s.startsWith('.'));
  return {
    own: own.map((s) => relative(root, join(root, file, '..', s)).replaceAll('\\', '/')),
    packages: specifiers.filter((s) => !s.startsWith('.')),
  };
}

/** The own modules that are loaded before a file runs: not its types, nor what it imports later. */
function loadedWith(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b(?! type\b)[^;]*?from '(\.[^']+)'/gm)]
    .map(([, path]) => relative(root, join(root, file, '..', path ?? '')).replaceAll('\\', '/'))
    .filter((path) => files.includes(path));
}

/** The folder whose files may always import one another: `targets/kubernetes` counts alone. */
function home(file: string): string {
  const parts = file.split('/');
  if (parts.length === 1) return file;
  // A reader is a house of its own inside its target's.
  const reader = /^targets\/[^/]+\/read(?=\.ts$|\/)/.exec(file)?.[0];
  if (reader) return reader;
  return parts[0] === 'targets' && parts.length > 2 ? `${parts[0]}/${parts[1]}/` : `${parts[0]}/`;
}

function isAtHome(file: string, imported: string): boolean {
  return imported.startsWith(home(file)) && home(imported) === home(file);
}

function violations(): readonly string[] {
  return files.flatMap((file) => {
    const rule = rules.find(({ of }) => of.test(file));
    if (!rule) return [`${file}: no rule`];
    const { own, packages } = importsOf(file);
    return [
      ...own
        .filter((path) => !path.startsWith('..') && !isAtHome(file, path))
        .filter((path) => !rule.may.some((allowed) => allowed.test(path)))
        .map((path) => `${file} imports ${path}`),
      ...packages
        .filter((name) => !(rule.packages ?? []).some((allowed) => allowed.test(name)))
        .map((name) => `${file} imports ${name}`),
    ];
  });
}

describe('the house', () => {
  it('has no import that the table does not allow', () => {
    expect(violations()).toEqual([]);
  });

  it('names no drawer util, helper, common or misc', () => {
    expect(
      files.filter((file) => /(^|\/|-)(util|helper|common|misc)s?(\.|\/|-)/.test(file)),
    ).toEqual([]);
  });

  it('names a target only inside its own folder', () => {
    const ids = readdirSync(join(root, 'targets')).filter((name) =>
      statSync(join(root, 'targets', name)).isDirectory(),
    );
    const named = files.filter((file) => {
      // An engine may be called like the target it runs; its registry says which is which.
      if (file === 'targets/registry.ts' || file === 'engines/registry.ts') return false;
      const text = readFileSync(join(root, file), 'utf8');
      return ids.some(
        (id) => !file.startsWith(`targets/${id}/`) && new RegExp(`['"]${id}['"]`).test(text),
      );
    });
    expect(named).toEqual([]);
  });

  it('loads a command only once it is asked for', () => {
    const reached = new Set(['cli/program.ts']);
    for (const file of reached) for (const path of loadedWith(file)) reached.add(path);
    const early = [...reached].filter((path) =>
      /^(compile|cli\/(load|commands\/.*))\.ts$/.test(path),
    );
    expect(early).toEqual([]);
  });

  it('keeps files under 300 lines', () => {
    const long = files.filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length > 300,
    );
    expect(long).toEqual([]);
  });
});
