import type { Command } from 'commander';
import type { Report } from './act.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';
import { positive } from './positive.ts';

const about = `
A job that starts once a day may move to any minute of the day; one that starts
several times keeps its hours and its spacing and moves by minutes. Its days stay.
A time counts only where every policy, windows_only and expectation holds, but for
what is broken without the job, and where no target that can start the job now
would refuse it. Pauses don't count. Without such a time the status is 1.`;

export function addSuggest(program: Command, report: Report): void {
  const command = program.command('suggest');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Look closer')
    .summary('the quietest times for a job at which every promise holds')
    .description('The times for a job at which the fewest others start, and every promise holds.')
    .argument('<job>', "a job's name; of a key that stands for several, each is moved by itself")
    .option('--within <hours>', 'only here, e.g. 09:00-12:00 or 22:00-02:00, the end out')
    .option('-n, --count <number>', 'so many times (default: 3)', positive)
    .option('--source <file>', 'the source', defaultSource)
    .addHelpText('after', about)
    .action((what: string, o) =>
      act(async (format, terminal) => {
        const { suggest } = await import('./commands/suggest.ts');
        const { source, within, count = 3 } = o;
        return suggest({ job: what, source, within, count, format }, terminal);
      }),
    );
}
