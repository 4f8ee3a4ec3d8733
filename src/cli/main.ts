import { version } from '../version.ts';
import { writeAll } from './write-all.ts';

const args = process.argv.slice(2);

// Scripts ask for the version alone, to see whether we are there: that needs nothing of us.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  writeAll(1, `${version}\n`);
} else {
  const { run } = await import('./program.ts');
  const { processTerminal } = await import('./process-terminal.ts');
  process.exitCode = await run(args, processTerminal());
}
