import type { Command } from 'commander';
import type { Report } from './act.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';

const about = `
--against names a commit (main, origin/main, HEAD~1) or another jobs.yaml. Without
it the source is compared with the generated files: what compile would change.

Runs change when a start appears, disappears or moves on some target; what is
paused does not start. Another call, another name or other words change no run.`;

export function addDiff(program: Command, report: Report): void {
  const command = program.command('diff');
  const act = speaking(command, ['pretty', 'json', 'markdown'], report);
  command
    .helpGroup('Every day')
    .summary('what a change does to the day: --against main')
    .description(
      'What a change of the source does to the day: starts that appear, disappear or move.',
    )
    .argument('[source]', 'the source', defaultSource)
    .option('--against <commit or file>', 'what to compare with (default: the generated files)')
    .option('--out <dir>', 'without --against: where those stand', '.')
    .option('--exit-code', 'status 1 when runs change')
    .addHelpText('after', about)
    .action((source: string, o) =>
      act(async (format, terminal) => {
        const { diff } = await import('./commands/diff.ts');
        const against = o.against === undefined ? {} : { against: String(o.against) };
        const exit = o.exitCode ? 'on change' : 'clean';
        return diff({ source, ...against, out: o.out, exit, format }, terminal);
      }),
    );
}
