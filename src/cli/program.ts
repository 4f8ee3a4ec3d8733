import { Command, CommanderError, Option } from 'commander';
import pc from 'picocolors';
import { version } from '../version.ts';
import type { Act, GlobalOptions, Report } from './act.ts';
import { addAudit } from './add-audit.ts';
import { addDiff } from './add-diff.ts';
import { addLint } from './add-lint.ts';
import { addNext } from './add-next.ts';
import { addPausing } from './add-pausing.ts';
import { addSuggest } from './add-suggest.ts';
import { addVerify } from './add-verify.ts';
import { collect } from './collect.ts';
import type { CompileOptions } from './commands/compile.ts';
import { defaultSource } from './default-source.ts';
import { formatOption, speaking } from './format.ts';
import { helpWidth } from './help-width.ts';
import { parseInstant } from './instant.ts';
import { type Status, status, type Terminal, UsageError } from './terminal.ts';

const examples = `
A selector is  all | category:NAME | window:NAME | job:NAME | NAME (a job).

Exit status
  0  clean, or warnings only (--strict turns warnings into 1)
  1  errors or drift, with audit a missed start, with suggest no time
  2  wrong usage, or the source can't be read
  3  a bug in cronwright: please report it

Try:  cronwright init && cronwright compile && cronwright next --all -n 5
Em português: docs/pt-BR/comecar.md`;

/** The terminal as the global options want it. */
function configured(terminal: Terminal, { now, color }: GlobalOptions): Terminal {
  const plain = pc.createColors(false);
  const colors = color ? {} : { outColors: plain, talkColors: plain };
  if (now === undefined) return { ...terminal, ...colors };
  const minute = parseInstant(now, 'Etc/UTC', '--now');
  return { ...terminal, ...colors, now: () => minute * 60_000 };
}

function addCompile(program: Command, report: Report): void {
  const command = program.command('compile');
  const act = speaking(command, ['pretty', 'json', 'github', 'sarif'], report);
  command
    .helpGroup('Every day')
    .summary('check the source and write generated/ and the page in docs/')
    .description('Check the source and write what it says.')
    .argument('[source]', `the source (default: ${defaultSource})`)
    .option('--check', 'write nothing; name missing, stale, orphan and hand-edited files')
    .option('--strict', 'warnings fail, too')
    .option('--target <id>', 'only this target; repeat for more', collect)
    .option('--out <dir>', 'write everything below <dir>, keeping relative paths')
    .option('--no-cache', 'compile again, even where nothing has changed since the last time')
    .action((source: string | undefined, o) =>
      act(async (format, terminal) => {
        const { compileCommand } = await import('./commands/compile.ts');
        const options: CompileOptions = {
          source: source ?? defaultSource,
          mode: o.check ? 'check' : 'write',
          warnings: o.strict ? 'strict' : 'tolerated',
          targets: o.target ?? [],
          out: o.out ?? '.',
          memory: o.cache ? 'used' : 'unused',
          format,
        };
        return compileCommand(options, terminal);
      }),
    );
}

function addList(program: Command, report: Report): void {
  const command = program.command('list');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Every day')
    .description('the jobs: name, schedule, category')
    .argument('[selector...]', 'which jobs (default: all)')
    .option('--source <file>', 'the source', defaultSource)
    .action((selectors: string[], o) =>
      act(async (format, terminal) => {
        const { list } = await import('./commands/list.ts');
        return list({ source: o.source, selectors, format }, terminal);
      }),
    );
}

function addExplain(program: Command, report: Report): void {
  const command = program.command('explain');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('Look closer')
    .description('a job, an expression or a code: explain CW401')
    .argument('<what>', "a job's name, a cron expression in quotes, or a code")
    .option('--tz <zone>', 'the zone of an expression (default: Etc/UTC)')
    .option('--source <file>', 'the source', defaultSource)
    .action((what: string, o) =>
      act(async (format, terminal) => {
        const { explain } = await import('./commands/explain.ts');
        return explain({ what, source: o.source, tz: o.tz ?? 'Etc/UTC', format }, terminal);
      }),
    );
}

function addStarting(program: Command, report: Report): void {
  const command = program.command('init');
  const act = speaking(command, ['pretty'], report);
  command
    .helpGroup('Start')
    .description(`write a small, commented ${defaultSource}`)
    .argument('[source]', 'where to write it', defaultSource)
    .option('--timezone <zone>', 'the zone of its times', 'Etc/UTC')
    .addOption(
      new Option('--locale <locale>', 'the language of comments and page')
        .choices(['en', 'pt-BR'])
        .default('en'),
    )
    .action((source: string, o) =>
      act(async (_, terminal) => {
        const { init } = await import('./commands/init.ts');
        return init({ source, timezone: o.timezone, locale: o.locale }, terminal);
      }),
    );
}

function addMore(program: Command, report: Report): void {
  const command = program.command('schema');
  const act = speaking(command, ['pretty', 'json'], report);
  command
    .helpGroup('More')
    .description('print the JSON Schema of jobs.yaml')
    .action(() =>
      act(async (_, terminal) => (await import('./commands/schema.ts')).schema(terminal)),
    );
}

/** The command line, ready to parse; each command hands what it would do to `report`. */
function buildProgram(terminal: Terminal, report: Report): Command {
  const program: Command = new Command('cronwright')
    .description(
      'One jobs.yaml in; crontab, Kubernetes CronJobs, GitHub Actions and a page of the day out.',
    )
    .usage('<command> [options]')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.talk })
    .configureHelp({
      showGlobalOptions: true,
      helpWidth: helpWidth(terminal.columns),
      visibleGlobalOptions: ({ options }) =>
        program.options.filter(({ long }) => !options.some((own) => own.long === long)),
    })
    .addOption(formatOption())
    .option('--now <instant>', 'pretend it is now, e.g. 2026-01-05T12:00:00Z')
    .option('--no-color', 'as NO_COLOR=1')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', examples)
    .showSuggestionAfterError();
  addStarting(program, report);
  addCompile(program, report);
  addDiff(program, report);
  addList(program, report);
  addExplain(program, report);
  addNext(program, report);
  addSuggest(program, report);
  addLint(program, report);
  addVerify(program, report);
  addAudit(program, report);
  addPausing(program, report);
  addMore(program, report);
  return program;
}

function statusOfFailure(error: unknown, terminal: Terminal): Status {
  if (error instanceof UsageError) {
    terminal.talk(`cronwright: ${error.message}\n`);
    return status.usage;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? status.clean : status.usage;
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.talk(`cronwright: this is a bug, please report it with the text below\n${told}\n`);
  return status.bug;
}

/** Runs one command line (without `node` and the script) and answers with its status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<Status> {
  let work: Act | undefined;
  try {
    const program = buildProgram(terminal, (chosen) => {
      work = chosen;
    });
    program.parse(args, { from: 'user' });
    if (!work) return status.usage;
    const options = program.opts<GlobalOptions>();
    return await work(options, configured(terminal, options));
  } catch (error) {
    return statusOfFailure(error, terminal);
  }
}
