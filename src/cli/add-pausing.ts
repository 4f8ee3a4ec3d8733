import type { Command } from 'commander';
import type { Report } from './act.ts';
import { switchCommand } from './commands/switch.ts';
import { speaking } from './format.ts';
import { defaultSource } from './load.ts';

/** What holds jobs back: in the source, and on a platform without a deploy. */
export function addPausing(program: Command, report: Report): void {
  addSwitch(program, report);
}

function addSwitch(program: Command, report: Report): void {
  const command = program.command('switch');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Pause')
    .summary('print the command that pauses jobs on a platform at once, without a deploy')
    .description(
      'Print the one command that pauses jobs on a platform at run time. It runs nothing.',
    )
    .argument('[selector...]', 'which jobs; all others start')
    .requiredOption('--target <id>', 'the platform')
    .option('--none', 'clear the switch')
    .option('--source <file>', 'the source', defaultSource)
    .action((selectors: string[], o) =>
      act((format, terminal) => switchCommand({ ...o, selectors, format }, terminal)),
    );
}
