import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { record } from '../recorded-terminal.ts';
import { program } from './real-copy.ts';

/** What the disk can hold against a command, in ways that hold for root as well. */
let cwd: string;
beforeEach(async () => {
  cwd = fs.mkdtempSync(join(tmpdir(), 'cronwright-disk-'));
  await record(['init'], cwd);
});
afterEach(() => fs.rmSync(cwd, { recursive: true }));

const at = (path: string) => join(cwd, path);
const circle = (path: string) => fs.symlinkSync(path, at(path));
const file = (path: string) => fs.writeFileSync(at(path), 'a file\n');
const folder = (path: string) => fs.mkdirSync(at(path), { recursive: true });
const dangling = (path: string) => fs.symlinkSync('nowhere', at(path));
const long = 'x'.repeat(300);

/** Sets the crontab's folder: its settings end the file that init writes. */
function writeTo(out: string): void {
  fs.appendFileSync(at('schedules/jobs.yaml'), `    out: ${out}\n`);
}

interface Row {
  readonly why: string;
  readonly args: string;
  readonly before?: () => void;
  readonly status: number;
  readonly says: string;
}

const rows: readonly Row[] = [
  {
    why: 'the root of all output is a file',
    args: 'compile --out there',
    before: () => file('there'),
    status: 2,
    says: 'cronwright: --out there: it is not a folder\n',
  },
  {
    why: 'the root lies below a file',
    args: 'compile --check --out there/below',
    before: () => file('there'),
    status: 2,
    says: 'cronwright: --out there/below: a file stands where its path needs a folder\n',
  },
  {
    why: 'the root is a circle of links',
    args: 'compile --out there',
    before: () => circle('there'),
    status: 2,
    says: 'cronwright: --out there: its symbolic links lead in a circle\n',
  },
  {
    why: 'the root cannot have that name',
    args: `compile --out ${long}`,
    status: 2,
    says: 'a name in its path is too long\n',
  },
  {
    why: 'the root is a link to nothing: mkdir makes no folder of it',
    args: 'compile --out there',
    before: () => dangling('there'),
    status: 1,
    says: 'error[CW904]',
  },
  {
    why: 'a folder stands where a file belongs',
    args: 'compile',
    before: () => folder('generated/crontab/cronwright'),
    status: 1,
    says: "error[CW903]: cronwright won't write to generated/crontab/cronwright: it is not a file",
  },
  {
    why: 'a file stands where a folder belongs',
    args: 'compile --check',
    before: () => file('generated'),
    status: 1,
    says: "error[CW903]: cronwright won't write to generated: it is not a folder",
  },
  {
    why: 'a setting names a folder that no disk can hold',
    args: 'compile',
    before: () => writeTo(`generated/${long}`),
    status: 1,
    says: 'error[CW904]: generated files could not be written: a name in its path is too long',
  },
  {
    why: 'the same where its parent is there: then it shows before anything is written',
    args: 'compile --check',
    before: () => {
      folder('generated');
      writeTo(`generated/${long}`);
    },
    status: 1,
    says: `error[CW905]: generated/${long} can't be read: a name in its path is too long`,
  },
  {
    why: 'the source is a circle of links',
    args: 'compile there',
    before: () => circle('there'),
    status: 2,
    says: "error[CW001]: can't open there: its symbolic links lead in a circle",
  },
  {
    why: 'the source lies below a file',
    args: 'list --source there/jobs.yaml',
    before: () => file('there'),
    status: 2,
    says: "can't open there/jobs.yaml: a file stands where its path needs a folder",
  },
  {
    why: 'the first source would lie right below a file',
    args: 'init there/jobs.yaml',
    before: () => file('there'),
    status: 2,
    says: "can't write there/jobs.yaml: a file stands where its path needs a folder\n",
  },
  {
    why: 'the first source would lie far below a file',
    args: 'init there/a/b/jobs.yaml',
    before: () => file('there'),
    status: 2,
    says: "can't write there/a/b/jobs.yaml: a file stands where its path needs a folder\n",
  },
  {
    why: 'the first source would lie below a circle of links',
    args: 'init there/jobs.yaml',
    before: () => circle('there'),
    status: 2,
    says: "can't write there/jobs.yaml: its symbolic links lead in a circle\n",
  },
  {
    why: 'a link to nothing is something that is there',
    args: 'init there',
    before: () => dangling('there'),
    status: 1,
    says: 'there is there already and was left as it is\n',
  },
  {
    why: 'the first source cannot have that name',
    args: `init ${long}`,
    status: 2,
    says: 'a name in its path is too long\n',
  },
];

describe('what the disk refuses is said with a reason, never with a stack trace', () => {
  it.each(rows)('$why: $args', async ({ args, before, status: expected, says }) => {
    before?.();
    const { status, talk } = await record(args.split(' '), cwd);
    expect(talk).toContain(says);
    expect(talk).not.toMatch(/\n\s+at |this is a bug/);
    expect(status).toBe(expected);
  });

  it('makes nothing where it was refused', async () => {
    file('there');
    await record(['compile', '--out', 'there'], cwd);
    await record(['init', 'there/jobs.yaml'], cwd);
    expect(fs.readFileSync(at('there'), 'utf8')).toBe('a file\n');
    expect(fs.readdirSync(cwd).sort()).toEqual(['schedules', 'there']);
  });
});

describe('a source whose path would not stay in the comment that names it', () => {
  it.each([
    ['jobs\n* * * * * root evil', 'jobs\\u{a}* * * * * root evil'],
    ['jobs\r.yaml', 'jobs\\u{d}.yaml'],
    ['jobs\t.yaml', 'jobs .yaml'],
    ['jobs\u0085.yaml', 'jobs\\u{85}.yaml'],
    ['jobs\u2028.yaml', 'jobs\\u{2028}.yaml'],
    ['jobs\u001b[2J.yaml', 'jobs\\u{1b}[2J.yaml'],
    ['lmay.\u202esboj', 'lmay.\\u{202e}sboj'],
    ['a--><b/jobs.yaml', 'a--><b/jobs.yaml'],
    ['a--!><b/jobs.yaml', 'a--!><b/jobs.yaml'],
  ])('%j is refused, and nothing is written', async (path, shown) => {
    folder('a--><b');
    folder('a--!><b');
    fs.copyFileSync(at('schedules/jobs.yaml'), at(path));
    const { status, talk } = await record(['compile', path], cwd);
    expect(talk).toContain(`error[CW007]: ${shown}`);
    expect(status).toBe(2);
    expect(fs.existsSync(at('generated'))).toBe(false);
  });

  it('stays in it with any other character', async () => {
    const path = 'agenda (médica) #1 `$x` & "co"\\.yaml';
    fs.copyFileSync(at('schedules/jobs.yaml'), at(path));
    expect((await record(['compile', path], cwd)).status).toBe(0);
    expect((await record(['compile', '--check', path], cwd)).status).toBe(0);
    expect(fs.readFileSync(at('generated/crontab/cronwright'), 'utf8')).toContain(`from ${path},`);
  });
});

describe('a folder that is only searched', () => {
  it('may be a link or a file: nothing is written there', async () => {
    writeTo('deploy/crontab');
    for (const make of [dangling, file, circle]) {
      make('generated');
      expect((await record(['compile'], cwd)).status).toBe(0);
      fs.rmSync(at('generated'));
    }
  });
});

describe.runIf(process.platform === 'linux')('the program itself', () => {
  /** A shell line, since only a shell can leave its folder or send output to a full disk. */
  const shell = (line: string) => {
    const args = ['-c', line.replace('CRONWRIGHT', '"$0" "$1"'), process.execPath, program];
    const { status, stderr: talk } = spawnSync('sh', args, { cwd, encoding: 'utf8' });
    return { status, talk };
  };

  it('says that its output was lost, and does not call that a success', () => {
    const { status, talk } = shell('CRONWRIGHT list >/dev/full');
    expect(talk).toBe("cronwright: the output can't be written: no space is left on the disk\n");
    expect(status).toBe(1);
  });

  it('keeps its status when nobody can hear its words', () => {
    expect(shell('CRONWRIGHT compile --check 2>/dev/full').status).toBe(1);
    expect(shell('CRONWRIGHT compile nowhere.yaml 2>/dev/full').status).toBe(2);
  });

  it('says that the folder it runs in is gone', () => {
    const { status, talk } = shell(
      `mkdir gone && cd gone && rmdir "${at('gone')}" && CRONWRIGHT list`,
    );
    expect(talk).toBe("cronwright: the folder you are in can't be used: there is no such file\n");
    expect(status).toBe(2);
  });
});
