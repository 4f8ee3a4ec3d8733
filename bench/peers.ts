import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which of the packages are not installed in exactly the version that package.json pins, each as
 * the end of a sentence. A bench that skipped a peer would hold every goal.
 */
export function missingPeers(names: readonly string[], root: string): readonly string[] {
  const { dependencies, devDependencies } = readJson(join(root, 'package.json'));
  const pinned: Record<string, string> = { ...dependencies, ...devDependencies };
  return [...new Set(names)].sort().flatMap((name) => {
    const wanted = pinned[name];
    if (wanted === undefined) return [`${name} is not in package.json`];
    const path = join(root, 'node_modules', name, 'package.json');
    if (!existsSync(path)) return [`${name} ${wanted} is not installed`];
    const { version } = readJson(path);
    return version === wanted ? [] : [`${name} is ${version}, not ${wanted}`];
  });
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
