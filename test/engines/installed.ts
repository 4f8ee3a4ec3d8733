import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder that `setup.sh` fills. */
const folder = fileURLToPath(new URL('.build/', import.meta.url));

/**
 * The absolute path of something `setup.sh` gets or builds.
 * @throws when it is not there: a missing engine fails a test, it never skips one.
 */
export function installed(name: string): string {
  const path = folder + name;
  if (!existsSync(path)) {
    throw new Error(`test/engines/.build/${name} is missing: run \`bash test/engines/setup.sh\``);
  }
  return path;
}
