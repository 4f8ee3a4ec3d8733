import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { reasonOf } from '../../diagnostics/system-error.ts';
import type { Locale } from '../../model/types.ts';
import { shellCommand } from '../command-line.ts';
import { defaultSource } from '../default-source.ts';
import { firstSchedule } from '../first-schedule.ts';
import { expectZone } from '../named.ts';
import { type Status, status, type Terminal, UsageError } from '../terminal.ts';

export interface InitOptions {
  readonly source: string;
  readonly timezone: string;
  readonly locale: Locale;
}

/**
 * Makes a file and the folders above it.
 * @throws UsageError where that can't be done; a file that is there is left as it is.
 */
function makeFile(path: string, text: string, knownAs: string): 'made' | 'is there' {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
    return 'made';
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && syscall === 'open') return 'is there';
    throw new UsageError(`can't write ${knownAs}: ${reasonOf(error)}`);
  }
}

/** `cronwright init`: a small, commented source that compiles; never over an existing file. */
export function init({ source, timezone, locale }: InitOptions, terminal: Terminal): Status {
  expectZone(timezone, `--timezone "${timezone}"`);
  const text = firstSchedule(timezone, locale);
  if (makeFile(resolve(terminal.cwd, source), text, source) === 'is there') {
    terminal.talk(`${source} is there already and was left as it is\n`);
    return status.findings;
  }
  const compile = ['npx', 'cronwright', 'compile', ...(source === defaultSource ? [] : [source])];
  terminal.talk(`wrote ${source}\n\nNow change it and run:   ${shellCommand(compile)}\n`);
  return status.clean;
}
