import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each command is asked with, and the formats that it speaks. */
const commands: readonly (readonly [args: string, formats: string])[] = [
  ['compile --check', 'pretty, json, github, sarif'],
  ['list', 'pretty, json'],
  ['explain CW401', 'pretty, json'],
  ['next --all', 'pretty, json'],
  ['verify', 'pretty, json, markdown, github, sarif'],
  ['suggest report_manha', 'pretty, json'],
  ['lint', 'pretty, json, github, sarif'],
  ['schema', 'pretty, json'],
  ['init never.yaml', 'pretty'],
];

describe('the formats of a command', () => {
  it.each(commands)('%s refuses another, naming %s', async (args, formats) => {
    const [command = ''] = args.split(' ');
    const { status, out, talk } = await record([...args.split(' '), '--format', 'yaml'], root);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(talk).toBe(`cronwright: --format yaml: ${command} speaks ${formats}\n`);
  });

  it.each(commands)('%s names them in its help, once: %s', async (args, formats) => {
    const [command = ''] = args.split(' ');
    const { out } = await record([command, '--help'], root, { columns: 100 });
    const quoted = formats.split(', ').map((format) => `"${format}"`);
    expect(out.replace(/\s+/g, ' ')).toContain(
      `(choices: ${quoted.join(', ')}, default: "pretty")`,
    );
    expect(out.match(/--format/g)).toHaveLength(1);
    expect(out).toContain('Global Options:\n  --now');
  });

  it('may stand before the command and behind it', async () => {
    for (const args of ['--format json explain CW401', 'explain CW401 --format=json']) {
      const { out } = await record(args.split(' '), root);
      expect(JSON.parse(out)).toMatchObject({ code: 'CW401' });
    }
  });

  it('are pointed to by the help of the program', async () => {
    const { out } = await record(['--help'], root);
    expect(out.replace(/\s+/g, ' ')).toContain("pretty, json or what the command's help names");
  });
});
