import { version } from '../version.ts';
import { currentFolder } from './current-folder.ts';
import { processMemory } from './process-memory.ts';
import { writeAll } from './write-all.ts';

const args = process.argv.slice(2);

/** Carried out only where it is not known already what would be said. */
async function start(): Promise<void> {
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
  const { run } = await import('./program.ts');
  const { processTerminal } = await import('./process-terminal.ts');
  process.exitCode = await run(args, processTerminal(cwd, memory));
}

// Scripts ask for the version alone, to see whether we are there: that needs nothing of us.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  writeAll(1, `${version}\n`);
} else {
  await start();
}
