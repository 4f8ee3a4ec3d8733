import { type Command, Option } from 'commander';
import type { Report } from './act.ts';
import { type Status, type Terminal, UsageError } from './terminal.ts';

/** Every way in which a command can say what it found. */
export type Format = 'pretty' | 'json' | 'markdown' | 'github' | 'sarif';

/** For a person and for a program: what every command speaks that prints data. */
export type BasicFormat = Extract<Format, 'pretty' | 'json'>;

/** Of commands that look for findings: also for where a repository's host shows them. */
export type FindingsFormat = BasicFormat | Extract<Format, 'github' | 'sarif'>;

/** What a command does in one of the formats that it speaks. */
type Spoken<F extends Format> = (format: F, terminal: Terminal) => Status | Promise<Status>;

const flags = '--format <format>';
const common = 'data goes to stdout, talk to stderr';

/**
 * The option as the program has it: found before and behind the command. Which formats there are is
 * the command's to say, see `speaking`.
 */
export function formatOption(): Option {
  return new Option(flags, `${common}; pretty, json or what the command's help names`).default(
    'pretty',
  );
}

/**
 * Declares the formats that a command speaks. Its help names them, and its work is given no other.
 * @returns what its action hands its work to; asked for another format, the work is a UsageError.
 */
export function speaking<const F extends Format>(
  command: Command,
  formats: readonly F[],
  report: Report,
): (work: Spoken<F>) => void {
  // For the help alone: the program has read --format before the command sees its arguments.
  command.addOption(new Option(flags, common).choices(formats).default('pretty'));
  return (work) =>
    report(({ format }, terminal) => {
      const spoken = formats.find((known) => known === format);
      if (spoken) return work(spoken, terminal);
      throw new UsageError(`--format ${format}: ${command.name()} speaks ${formats.join(', ')}`);
    });
}
