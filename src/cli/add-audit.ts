import type { Command } from 'commander';
import type { Report } from './act.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';

const about = `
A log is the runner's JSON lines, as journald, syslog or kubectl give them, or the
CSV of its table: its first line tells. Several are read as one:

  journalctl -t cronwright -o cat --since -7d | cronwright audit
  cronwright audit host-a.log host-b.log --from 2026-01-05 --until 2026-01-12

A due minute is judged only between the first and the last line of the job's
platforms, and by the source as it is now: an old log wants the source of its time.

Status 1 when a start was missed.`;

export function addAudit(program: Command, report: Report): void {
  const command = program.command('audit');
  const act = speaking(command, ['pretty', 'json', 'markdown'], report);
  command
    .helpGroup('Look closer')
    .summary('did it run when it should have?')
    .description('Hold the runs in a log against the schedule: did it run when it should have?')
    .argument('[log...]', 'files, or - for standard input (default: that)')
    .option('--from <instant>', 'due here or later (default: where the log begins)')
    .option('--until <instant>', 'due before this (default: where the log ends)')
    .option(
      '--strict',
      'late, doubled and unknown starts fail, too, and a log that says too little',
    )
    .option('--source <file>', 'the source', defaultSource)
    .addHelpText('after', about)
    .action((logs: string[], { from, until, strict, source }) =>
      act(async (format, terminal) => {
        const { audit } = await import('./commands/audit.ts');
        const warnings = strict ? 'strict' : 'tolerated';
        return audit({ source, logs, from, until, warnings, format }, terminal);
      }),
    );
}
