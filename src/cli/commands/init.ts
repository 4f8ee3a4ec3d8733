import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Locale } from '../../model/types.ts';
import { isZoneName } from '../../time/zone-names.ts';
import { shellCommand } from '../command-line.ts';
import { firstSchedule } from '../first-schedule.ts';
import { defaultSource } from '../load.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';

export interface InitOptions {
  readonly source: string;
  readonly timezone: string;
  readonly locale: Locale;
}

/** `cronwright init`: a small, commented source that compiles; never over an existing file. */
export function init({ source, timezone, locale }: InitOptions, terminal: Terminal): Status {
  if (!isZoneName(timezone)) {
    throw new UsageError(`--timezone "${timezone}" is no zone; write e.g. America/Sao_Paulo`);
  }
  const path = resolve(terminal.cwd, source);
  if (existsSync(path)) {
    terminal.talk(`${source} is there already and was left as it is\n`);
    return status.findings;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, firstSchedule(timezone, locale), { flag: 'wx' });
  const compile = ['npx', 'cronwright', 'compile', ...(source === defaultSource ? [] : [source])];
  terminal.talk(`wrote ${source}\n\nNow change it and run:   ${shellCommand(compile)}\n`);
  return status.clean;
}
