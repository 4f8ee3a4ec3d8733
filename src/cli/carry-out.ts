import { currentFolder } from './current-folder.ts';
import { processMemory } from './process-memory.ts';
import { writeAll } from './write-all.ts';

/** What a call asks for, unless it is a check that is settled. */
export async function carryOut(args: readonly string[]): Promise<void> {
  const cwd = currentFolder();
  const memory = processMemory(cwd, args);
  if (memory && args.includes('--check')) {
    const { settledTalk } = await import('./settled.ts');
    const talk = settledTalk({ cwd, now: Date.now }, memory);
    if (talk !== undefined) {
      writeAll(2, talk);
      return;
    }
  }
  if (args[0] === 'compile') {
    const { beginShortRun } = await import('./short-run.ts');
    beginShortRun();
  }
  const { run } = await import('./program.ts');
  const { processTerminal } = await import('./process-terminal.ts');
  process.exitCode = await run(args, processTerminal(cwd, memory));
}
