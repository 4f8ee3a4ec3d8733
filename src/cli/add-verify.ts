import type { Command } from 'commander';
import type { Report } from './act.ts';
import { collect } from './collect.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';

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
      act(async (format, terminal) => {
        const { verify } = await import('./commands/verify.ts');
        const targets = o.target ?? [];
        const dates = o.allDates ? 'all' : 'first';
        const tz = process.versions.tz ?? 'unknown';
        return verify({ source, targets, dates, tz, format }, terminal);
      }),
    );
}
