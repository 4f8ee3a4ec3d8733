import type { Command } from 'commander';
import type { Report } from './act.ts';
import { verify } from './commands/verify.ts';
import { speaking } from './format.ts';
import { defaultSource } from './load.ts';
import { collect } from './targets-option.ts';

export function addVerify(program: Command, report: Report): void {
  const command = program.command('verify');
  const act = speaking(command, ['pretty', 'json', 'markdown', 'github', 'sarif'], report);
  command
    .helpGroup('Look closer')
    .summary('the proof, target by target')
    .description('What was proved of each target, under the model of the program that runs it.')
    .argument('[source]', 'the source', defaultSource)
    .option('--target <id>', 'only this target; repeat for more', collect)
    .option('--all-dates', 'every date on which a target starts otherwise, not only the first')
    .action((source: string, o) =>
      act((format, terminal) =>
        verify(
          {
            source,
            targets: o.target ?? [],
            dates: o.allDates ? 'all' : 'first',
            tz: process.versions.tz ?? 'unknown',
            format,
          },
          terminal,
        ),
      ),
    );
}
