import {
  type Format,
  type ReportFormat,
  type Status,
  type Terminal,
  UsageError,
} from './terminal.ts';

/** The options that every command has. */
export interface GlobalOptions<F = ReportFormat> {
  readonly format: F;
  readonly now?: string;
  readonly color: boolean;
}

/** What a command line asks for; the formats are those that the command speaks. */
export type Act<F = Format> = (
  options: GlobalOptions<F>,
  terminal: Terminal,
) => Status | Promise<Status>;

/** The same for a command without Markdown. */
export function withoutMarkdown(work: Act): Act<ReportFormat> {
  return ({ format, ...options }, terminal) => {
    if (format === 'markdown') {
      throw new UsageError('--format markdown is for verify; here it is pretty or json');
    }
    return work({ ...options, format }, terminal);
  };
}
