import { reasonOf } from '../diagnostics/system-error.ts';
import { status } from './terminal.ts';
import { writeAll } from './write-all.ts';

/** The folder the program runs in, unless somebody has deleted it meanwhile. */
export function currentFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    writeAll(2, `cronwright: the folder you are in can't be used: ${reasonOf(error)}\n`);
    process.exit(status.usage);
  }
}
