import type { Command } from 'commander';
import type { Report } from './act.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';

const about = `
It looks at the source alone, policies, expectations and acceptances included, and
writes nothing. What a target refuses compile says, what differs verify proves.`;

export function addLint(program: Command, report: Report): void {
  const command = program.command('lint');
  const act = speaking(command, ['pretty', 'json', 'github', 'sarif'], report);
  command
    .helpGroup('Look closer')
    .summary('every finding of the source, and what is accepted')
    .description('Every finding of the source at once, accepted ones with their reasons.')
    .argument('[source]', 'the source', defaultSource)
    .option('--strict', 'warnings fail, too')
    .addHelpText('after', about)
    .action((source: string, o) =>
      act(async (format, terminal) => {
        const { lintCommand } = await import('./commands/lint.ts');
        const warnings = o.strict ? 'strict' : 'tolerated';
        return lintCommand({ source, warnings, format }, terminal);
      }),
    );
}
