import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentText } from '../docs/blocks.ts';
import { action, root } from './composite.ts';

const { inputs, outputs, runs } = action;

/**
 * What a composite action may hold: docs.github.com, "Metadata syntax reference", read 2026-11-28. A key
 * that nobody knows is ignored in silence.
 */
const known = {
  action: ['name', 'description', 'inputs', 'outputs', 'runs'],
  input: ['description', 'required', 'default', 'deprecationMessage'],
  output: ['description', 'value'],
  runs: ['using', 'steps'],
  step: ['name', 'id', 'shell', 'working-directory', 'run', 'env'],
} as const;

const unknown = (map: object, keys: readonly string[]) =>
  Object.keys(map).filter((key) => !keys.includes(key));

describe('action.yml', () => {
  it('has the shape of a composite action', () => {
    expect(runs.using).toBe('composite');
    expect(unknown(action, known.action)).toEqual([]);
    expect(unknown(runs, known.runs)).toEqual([]);
    for (const input of Object.values(inputs)) {
      expect(unknown(input, known.input)).toEqual([]);
      // A YAML boolean or number would reach the runner as one.
      expect(typeof input.default).toBe('string');
    }
    for (const output of Object.values(outputs)) {
      expect(unknown(output, known.output)).toEqual([]);
      expect(output.value).toMatch(/^\$\{\{ steps\.\w+\.outputs\.[\w-]+ \}\}$/);
    }
    for (const [id] of [...Object.entries(inputs), ...Object.entries(outputs)]) {
      expect(id).toMatch(/^[a-z][a-z-]*$/);
    }
  });

  it.each(runs.steps)('lets the shell of "$name" read nothing that people wrote', (step) => {
    expect(unknown(step, known.step)).toEqual([]);
    expect(step.shell).toBe('sh');
    const [, script] = /^sh "\$GITHUB_ACTION_PATH\/(action\/\w+\.sh)"$/.exec(step.run) ?? [];
    expect(existsSync(join(root, script ?? '')), step.run).toBe(true);
  });

  it('hands each script the variables that it reads, and no other', () => {
    for (const step of runs.steps) {
      const [, script = ''] = /(action\/\w+\.sh)/.exec(step.run) ?? [];
      const text = readFileSync(join(root, script), 'utf8');
      const program = /cronwright\.sh/.test(text) ? ['PROGRAM'] : [];
      const read = [...text.matchAll(/\$\{?([A-Z]+)\b(?!_)/g)].map(([, name = '']) => name);
      expect(Object.keys(step.env ?? {}).sort(), script).toEqual(
        [...new Set([...read, ...program])].sort(),
      );
    }
  });

  it('has no script that nothing runs', () => {
    const scripts = readdirSync(join(root, 'action'));
    const texts = [...runs.steps.map(({ run }) => run)].concat(
      scripts.map((name) => readFileSync(join(root, 'action', name), 'utf8')),
    );
    const unused = scripts.filter((name) => !texts.some((text) => text.includes(`/${name}"`)));
    expect(unused).toEqual([]);
  });

  it('is what the page says of it', () => {
    const page = documentText('docs/continuous-integration.md');
    const rows = (title: string) =>
      [...(page.split(`### ${title}\n`)[1]?.split('\n#')[0] ?? '').matchAll(/^\| `([\w-]+)` \|/gm)]
        .map(([, name]) => name)
        .sort();
    expect(rows('Inputs')).toEqual(Object.keys(inputs).sort());
    expect(rows('Outputs')).toEqual(Object.keys(outputs).sort());
    for (const [name, input] of Object.entries(inputs)) {
      const shown = input.default === '' ? '' : `\`${input.default}\``;
      expect(page).toContain(`| \`${name}\` | ${shown}`);
    }
  });
});
