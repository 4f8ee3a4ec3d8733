import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf, documentText, placeOf } from '../../docs/blocks.ts';
import { packedFile } from '../../docs/project.ts';
import { runProgram } from '../run-program.ts';

/** The documents' way in: the packed file, and the commands below it in the same folder. */
const documents = ['README.md', 'docs/pt-BR/comecar.md'];
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cronwright-new-'));
  folders.push(folder);
  return folder;
}

async function shell(script: string, cwd: string): Promise<string> {
  const env = { ...process.env, npm_config_loglevel: 'error', npm_config_yes: 'false' };
  const { status, stdout } = await runProgram(['sh', '-euc', `exec 2>&1\n${script}`], { cwd, env });
  expect(status, `${script}\n${stdout}`).toBe(0);
  return stdout;
}

/** What a reader types first: from the installation to the first command line that needs a file. */
function firstSteps(blocks: readonly Block[]): readonly Block[] {
  const from = blocks.findIndex((block) => placeOf(block) === 'registry');
  const rest = blocks.slice(from);
  const end = rest.findIndex(({ folder, says }) => folder !== rest[0]?.folder || says.has('file'));
  return rest.slice(0, end).filter((block) => ['here', 'registry'].includes(placeOf(block) ?? ''));
}

describe.each(documents)('%s, in an empty folder, with a registry', (path) => {
  it('leads from the packed file to a schedule that compiles', async () => {
    const folder = emptyFolder();
    packedFile(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const steps = firstSteps(blocksOf(documentText(path)));
    expect(steps.length).toBeGreaterThan(1);
    for (const { text } of steps) await shell(text, folder);
    await shell('npx cronwright compile\nnpx cronwright compile --check', folder);
    expect(existsSync(join(folder, 'generated/crontab/cronwright'))).toBe(true);
    expect(existsSync(join(folder, 'docs/jobs-schedule.md'))).toBe(true);
  });
});

describe('the installed package', () => {
  it('is a library, too, with the packages it names', async () => {
    const folder = emptyFolder();
    const file = packedFile(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    await shell(`npm install ${file}`, folder);
    const script = "import * as c from 'cronwright'; console.log(typeof c.compile)";
    expect(await shell(`node --eval "${script}" --input-type=module`, folder)).toBe('function\n');
  });
});
