// Bundles the bench as the library is bundled and runs it. `npm run bench` builds the program first.
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const children = (await readdir(`${root}bench/children`)).filter((name) => name.endsWith('.ts'));
await build({
  entryPoints: ['main.ts', ...children.map((name) => `children/${name}`)].map(
    (name) => `${root}bench/${name}`,
  ),
  outbase: `${root}bench`,
  outdir: `${root}bench/.build`,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  loader: { '.sh': 'text' },
});
const { runBench } = await import('./.build/main.js');
process.exitCode = await runBench(process.argv.slice(2), root);
