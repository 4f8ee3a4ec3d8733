import { describe, expect, it, vi } from 'vitest';
import { crontab } from '../../src/targets/crontab/index.ts';
import crontabSchema from '../../src/targets/crontab/settings.schema.json' with { type: 'json' };
import { folderProblems } from '../../src/targets/folders.ts';
import actionsSchema from '../../src/targets/github-actions/settings.schema.json' with {
  type: 'json',
};
import kubernetesSchema from '../../src/targets/kubernetes/settings.schema.json' with {
  type: 'json',
};
import { targetRegistry } from '../../src/targets/registry.ts';
import type { Target } from '../../src/targets/types.ts';
import { configured, file } from './job-factory.ts';

type Settings = Record<string, string | boolean>;

const required: Readonly<Record<string, Settings>> = {
  crontab: { user: 'jobs' },
  kubernetes: { namespace: 'jobs' },
};

/** Settings in force, or the codes and labels of what is wrong or worth a warning. */
function settle(id: string, written: Settings = {}, targets: readonly Target[] = targetRegistry) {
  const target = targets.find((each) => each.id === id);
  if (!target) throw new Error(`no target ${id}`);
  const result = target.settings(configured(id, { ...required[id], ...written }), file);
  const diagnostics = result.kind === 'settings' ? result.findings : result.diagnostics;
  return { result, told: diagnostics.map(({ code, label }) => [code, label]) };
}

describe('a folder to write to', () => {
  it.each([
    ['/etc/cron.d', 'it begins with /'],
    ['../elsewhere', 'it contains ..'],
    ['generated/../..', 'it contains ..'],
    ['.git/hooks', 'it lies in .git'],
    ['.', "it is the repository's root itself"],
  ])('is refused for its text on every target: %s', (out, label) => {
    for (const { id } of targetRegistry) {
      expect(settle(id, { out }).told).toEqual([['CW409', label]]);
    }
  });

  it('is tidied, so that one folder has one spelling', () => {
    for (const { id } of targetRegistry) {
      expect(settle(id, { out: './a//b/' }).result).toMatchObject({ settings: { out: 'a/b' } });
    }
  });

  it('is by default one for each target', () => {
    const outs = targetRegistry.map(({ id, defaultOut }) => {
      expect(settle(id).result).toMatchObject({ kind: 'settings', settings: { out: defaultOut } });
      return { configured: configured(id), out: defaultOut };
    });
    expect(folderProblems(outs)).toEqual([]);
  });

  it('belongs to one target alone', () => {
    const folders = (one: string, other: string) =>
      folderProblems([
        { configured: configured('a'), out: one },
        { configured: configured('b'), out: other },
      ]).map(({ code }) => code);
    expect(folders('generated', 'generated')).toEqual(['CW410']);
    expect(folders('generated', 'generated/b')).toEqual(['CW410']);
    expect(folders('generated/a', 'generated')).toEqual(['CW410']);
    expect(folders('generated/a', 'generated/ab')).toEqual([]);
  });
});

describe('the crontab', () => {
  it('is for a user who is not root, on the clock of a zone that exists', () => {
    expect(settle('crontab', { user: 'root' }).told).toEqual([
      ['CW407', 'an HTTP call needs no root'],
    ]);
    expect(settle('crontab', { host_timezone: 'America/Sao_paulo' }).told).toEqual([
      ['CW414', 'not an IANA name'],
    ]);
  });

  it("is refused in a zone of which this Node's Intl has no rules", async () => {
    // Loaded anew: other tests may have met the zone, which is looked up once.
    vi.resetModules();
    const { targetRegistry: anew } = await import('../../src/targets/registry.ts');
    function unknown(): never {
      throw new RangeError('Invalid time zone specified');
    }
    const spy = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(unknown);
    const { told } = settle('crontab', { host_timezone: 'America/Coyhaique' }, anew);
    spy.mockRestore();
    expect(told).toEqual([['CW414', `its time zone database is ${process.versions.tz}`]]);
  });

  it.each([
    ['debian', 'debian-cron'],
    ['cronie', 'cronie'],
    ['busybox', 'busybox'],
  ])('is written for %s, which the engine %s reads', (implementation, engine) => {
    const { result } = settle('crontab', { implementation, host_timezone: 'Etc/UTC' });
    if (result.kind === 'refused') throw new Error(result.diagnostics[0]?.message);
    expect(crontab.engine(result.settings)).toEqual({ engine, hostZone: 'Etc/UTC' });
  });

  it("is written for Debian's cron when nothing is said", () => {
    expect(settle('crontab').result).toMatchObject({ settings: { implementation: 'debian' } });
  });

  it('takes the zone of its host from the file', () => {
    expect(settle('crontab').result).toMatchObject({ settings: { hostZone: file.zone } });
    const other = { host_timezone: 'Etc/UTC' };
    expect(settle('crontab', other).result).toMatchObject({ settings: { hostZone: 'Etc/UTC' } });
  });
});

describe('an image', () => {
  const digest = `@sha256:${'0'.repeat(64)}`;

  it.each([
    ['curlimages/curl:8.11.1', []],
    [`curlimages/curl${digest}`, []],
    ['registry.example:5000/curl:8', []],
    ['curlimages/curl', [['CW408', 'it has no tag']]],
    ['registry.example:5000/curl', [['CW408', 'it has no tag']]],
    ['curlimages/curl:latest', [['CW408', 'latest is whatever was pushed last']]],
  ])('is pinned or warned of: %s', (image, told) => {
    expect(settle('kubernetes', { image }).told).toEqual(told);
  });
});

describe('the schema of the settings', () => {
  const schemas = {
    crontab: crontabSchema,
    kubernetes: kubernetesSchema,
    'github-actions': actionsSchema,
  };

  it('is there for every target', () => {
    expect(Object.keys(schemas).sort()).toEqual(targetRegistry.map(({ id }) => id).sort());
  });

  interface Property {
    readonly description: string;
    readonly examples: readonly unknown[];
    readonly type?: string;
    readonly pattern?: string;
    readonly 'x-expected'?: string;
  }

  it.each(Object.entries(schemas))(
    'of %s says what each key is for, by its own examples',
    (id, schema) => {
      expect(schema.additionalProperties).toBe(false);
      const properties: Record<string, Property> = schema.properties;
      for (const [key, property] of Object.entries(properties)) {
        expect(property.description, key).toMatch(/\.$/);
        if (property.pattern) expect(property['x-expected'], key).toBeTruthy();
        for (const example of property.examples) {
          if (property.pattern) expect(example).toMatch(new RegExp(property.pattern, 'u'));
        }
      }
      const defaultOut = targetRegistry.find((each) => each.id === id)?.defaultOut;
      expect(properties.out?.examples[0]).toBe(defaultOut);
    },
  );

  const values: Settings = { allow_http: true, implementation: 'busybox' };

  it('accepts nothing that is then ignored: every key changes the settings in force', () => {
    for (const [id, schema] of Object.entries(schemas)) {
      const { result } = settle(id);
      const before = JSON.stringify(result);
      for (const key of Object.keys(schema.properties)) {
        const value = values[key] ?? 'changed';
        expect(JSON.stringify(settle(id, { [key]: value }).result), `${id}.${key}`).not.toBe(
          before,
        );
      }
    }
  });
});
