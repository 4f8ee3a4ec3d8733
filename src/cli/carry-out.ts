import { currentFolder } from './current-folder.ts';
import { processMemory } from './process-memory.ts';
import { writeAll } from './write-all.ts';

/** Of hooks and pull requests. They end the short run where they read a source that is large. */
const shortCommands = ['compile', 'lint'];

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
  if (shortCommands.some((command) => command === args[0])) {
    const { beginShortRun } = await import('./short-run.ts');
    beginShortRun();
  }
  const { run } = await import('./program.ts');
  const { processTerminal } = await import('./process-terminal.ts');
  process.exitCode = await run(args, processTerminal(cwd, memory));
}
