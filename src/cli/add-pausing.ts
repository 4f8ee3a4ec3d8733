import type { Command } from 'commander';
import type { Report } from './act.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';

/** What holds jobs back: in the source, and on a platform without a deploy. */
export function addPausing(program: Command, report: Report): void {
  addPause(program, report);
  addResume(program, report);
  addSwitch(program, report);
}

function addPause(program: Command, report: Report): void {
  const command = program.command('pause');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Pause')
    .summary('pause a job, category or window in the source')
    .description('Write a pause into the source: one line, and every other byte stays.')
    .argument('<selector>', 'category:NAME | window:NAME | job:NAME | NAME, a key under jobs')
    .requiredOption('--reason <text>', 'why, for whoever reads it next')
    .option('--by <name>', 'who paused it')
    .option('--until <date>', 'the last paused day; for people, nothing resumes by itself')
    .option('--source <file>', 'the source', defaultSource)
    .action((selector: string, { reason, by, until, source }) => {
      const words = {
        reason,
        ...(by === undefined ? {} : { by }),
        ...(until === undefined ? {} : { until }),
      };
      act(async (format, terminal) => {
        const { pause } = await import('./commands/pause.ts');
        return pause({ source, selector, words, format }, terminal);
      });
    });
}

function addResume(program: Command, report: Report): void {
  const command = program.command('resume');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Pause')
    .summary('take such a pause out of the source')
    .description('Take a pause out of the source: its line, and every other byte stays.')
    .argument('<selector>', 'category:NAME | window:NAME | job:NAME | NAME, a key under jobs')
    .option('--source <file>', 'the source', defaultSource)
    .action((selector: string, { source }) =>
      act(async (format, terminal) => {
        const { pause } = await import('./commands/pause.ts');
        return pause({ source, selector, format }, terminal);
      }),
    );
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
      act(async (format, terminal) => {
        const { switchCommand } = await import('./commands/switch.ts');
        return switchCommand({ ...o, selectors, format }, terminal);
      }),
    );
}
