import { type Code, isCode } from '../../src/diagnostics/catalogue/index.ts';

/**
 * Codes that no file of a few lines can cause, each with what does cause it. They are tested where
 * they arise; every other code has a golden case, one of them with the file mended beside it.
 */
const situations: Readonly<Partial<Record<Code, string>>> = {
  CW006:
    'A file of more than 64 MiB was named as the source or as its baseline, or a source of more than 100,000 jobs.',
  CW007:
    'The path of the source, or of its baseline, holds a line end, another hidden character, or `-->`.',
  CW008: 'Twenty thousand jobs do it where Node may take 50 MiB.',
  CW314: 'Git left both sides of a merge in `schedules/jobs.lock.yaml`, or somebody edited it.',
  CW315: '`schedules/jobs.lock.yaml` was written by a later cronwright.',
  CW406: 'A target has thousands of jobs, or on BusyBox more than 255 lines.',
  CW412:
    'Nothing that this version of the language can say leads here: each job that a target is given has one schedule.',
  CW413:
    'Nothing that this version of the language can say leads here: its days are a date, a weekday, or either of them.',
  CW601:
    '`cronwright next --as ENGINE --expr EXPRESSION` was asked about an expression that this engine refuses, such as `--as cronie --expr "5/15 * * * *"`.',
  CW602:
    '`cronwright next --as ENGINE --expr EXPRESSION` was asked about an expression whose starts are not known, such as `--as cronie --expr "0~30 9 * * *"`.',
  CW611: 'Every way to write the job was refused by the program that would run it.',
  CW612: 'No way to write the job has starts that are known.',
  CW613: 'A file that was about to be written says something else than the source: a bug.',
  CW621:
    '`cronwright verify` found that cron-parser gives other starts for an expression, for no known reason.',
  CW901: 'The source was changed and not compiled, or a generated file was edited or deleted.',
  CW902: 'A file of your own stands at `generated/crontab/cronwright`, for example.',
  CW903: '`generated` is a symbolic link to a folder elsewhere.',
  CW904: 'The disk was full, or read-only, when `compile` wrote.',
  CW905: '`generated` belongs to another user, who keeps it to himself.',
  CW906: '`compile --out ../other` met files there that name a source of the same path.',
};

export function situationOf(code: Code): string | undefined {
  return situations[code];
}

export const codesWithoutExample: readonly Code[] = Object.keys(situations).filter(isCode);
