import pc from 'picocolors';
import { run } from '../src/cli/program.ts';
import type { Status, Terminal } from '../src/cli/terminal.ts';

/** What one command line printed, and its status. */
export interface Recording {
  readonly status: Status;
  readonly out: string;
  readonly talk: string;
}

/** Runs a command line inside this process, in `cwd`, at noon UTC of the anchor's Monday. */
export async function record(
  args: readonly string[],
  cwd: string,
  world: Partial<Terminal> = {},
): Promise<Recording> {
  let out = '';
  let talk = '';
  const plain = pc.createColors(false);
  const status = await run(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    talk: (text) => {
      talk += text;
    },
    columns: 80,
    outColors: plain,
    talkColors: plain,
    input: () => undefined,
    listener: 'file',
    github: {},
    now: () => Date.UTC(2026, 0, 5, 12),
    ...world,
  });
  return { status, out, talk };
}
