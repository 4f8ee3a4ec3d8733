import { type Command, Option } from 'commander';
import { engines } from '../engines/registry.ts';
import type { Report } from './act.ts';
import { defaultSource } from './default-source.ts';
import { speaking } from './format.ts';
import { engineId } from './named.ts';
import { positive } from './positive.ts';

const labels = Object.entries(engines).map(([id, { label }]) => `  ${id.padEnd(16)}${label}`);

const aboutEngines = `
With --as, what starts --expr is one of these programs, by its own rules:

${labels.join('\n')}

There --tz is the zone that the entry names for itself: CRON_TZ of cronie,
timeZone of Kubernetes, timezone of GitHub Actions. Without --host-tz a cron
daemon's entry names none, and --tz is the zone of its host. Kubernetes searches
from one second before --from.`;

export function addNext(program: Command, report: Report): void {
  const command = program.command('next');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Every day')
    .summary('when jobs fire next, by the source or by a scheduler')
    .description("when jobs fire next, by the source's own rule, or an expression by a scheduler's")
    .argument('[selector...]', 'which jobs')
    .option('--all', 'all jobs together')
    .option('--expr <expression>', 'a cron expression instead of a job')
    .option('--tz <zone>', 'the zone of --expr (default: Etc/UTC)')
    .addOption(
      new Option('--as <engine>', 'start --expr as this scheduler does, see below')
        .choices(Object.keys(engines))
        .argParser(engineId),
    )
    .option('--host-tz <zone>', 'with --as: the zone of the host (default: Etc/UTC)')
    .option('--from <instant>', 'start here, inclusive (default: now)')
    .option('--until <instant>', 'end here, exclusive')
    .option('-n, --count <number>', 'so many starts (default: 5 without --until)', positive)
    .option('--source <file>', 'the source', defaultSource)
    .addHelpText('after', aboutEngines)
    .action((selectors: string[], o) =>
      act(async (format, terminal) => {
        const { next } = await import('./commands/next.ts');
        return next({ ...o, selectors, format }, terminal);
      }),
    );
}
