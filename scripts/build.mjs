import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, transform } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => `${root}${path}`;
const readJson = async (path) => JSON.parse(await readFile(at(path), 'utf8'));

/**
 * The schema of jobs.yaml: the language's own, with the settings of every target in its place.
 * Every target can be paused, so that key is added here, once.
 */
async function composeSchema() {
  const schema = await readJson('src/source/jobs.schema.json');
  const folders = await readdir(at('src/targets'), { withFileTypes: true });
  const ids = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const id of ids.sort()) {
    const { $schema, ...settings } = await readJson(`src/targets/${id}/settings.schema.json`);
    const paused = { $ref: '#/definitions/paused' };
    schema.properties.targets.properties[id] = {
      'x-expected': "a map with the target's settings",
      ...settings,
      properties: { ...settings.properties, paused },
    };
  }
  return schema;
}

/** The schema of a baseline: its own words for what it shares with the main file's schema. */
async function composeBaselineSchema({ properties, definitions }) {
  const own = await readJson('src/source/baseline.schema.json');
  const shared = Object.entries(own.properties).map(([key, words]) => {
    return [key, { ...properties[key], ...words }];
  });
  const { required, ...job } = definitions.job;
  return {
    ...own,
    properties: Object.fromEntries(shared),
    definitions: { ...definitions, job: { ...job, ...own.definitions.job } },
  };
}

/** Checks both schemas ahead of time and writes them as code that imports nothing. */
export async function buildValidator() {
  const schedule = { ...(await composeSchema()), $id: 'schedule' };
  const baseline = { ...(await composeBaselineSchema(schedule)), $id: 'baseline' };
  const ajv = new Ajv({
    allErrors: true,
    verbose: true, // errors carry their schema: the words for people stand there
    allowUnionTypes: true,
    strict: true,
    inlineRefs: false,
    code: { source: true, esm: true },
    keywords: ['x-expected'],
    schemas: [schedule, baseline],
  });
  const code = standaloneCode(ajv, { validateSchedule: 'schedule', validateBaseline: 'baseline' });
  // ajv's ES-module output still calls `require` for the helpers of some keywords.
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    minify: true, // half as much to read for every start, and nobody else reads it
    write: false,
  });
  const { $id, ...published } = schedule;
  const schemaText = `${JSON.stringify(published, undefined, 2)}\n`;
  await mkdir(at('dist'), { recursive: true });
  await writeFile(at('dist/jobs.schema.json'), schemaText);
  await writeFile(at('src/source/jobs.schema.generated.json'), schemaText);
  await writeFile(at('src/source/validator.generated.js'), outputFiles[0].text);
  await writeFile(at('src/source/validator.generated.d.ts'), validatorTypes);
}

const validatorTypes = `import type { Validate } from './schema-faults.ts';
export declare const validateSchedule: Validate;
export declare const validateBaseline: Validate;
`;

/** The licences of the packages that are bundled into the program, as they ask for. */
async function noticesOf({ inputs }) {
  const names = Object.keys(inputs).flatMap(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  const notices = [...new Set(names)].sort().map(async (name) => {
    const folder = `node_modules/${name}`;
    const { version, license } = await readJson(`${folder}/package.json`);
    const file = (await readdir(at(folder))).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(at(`${folder}/${file}`), 'utf8') : `${license}\n`;
    return `${name} ${version}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(notices)).join(`\n${'-'.repeat(72)}\n\n`);
}

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  loader: { '.sh': 'text' },
  legalComments: 'none',
};
/**
 * commander starts programs for subcommands that are files of their own, which none of ours is: for that
 * alone Node would load its processes and sockets, a sixtieth of a check.
 */
const withoutProcesses = {
  name: 'commander-starts-nothing',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/node_modules/commander/')
        ? { path: 'nothing', namespace: 'none' }
        : undefined,
    );
    onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};
/** What of an ES module has no place in CommonJS. */
const commonJs = {
  define: { 'import.meta.url': '__url' },
  supported: { 'dynamic-import': false },
};
const fileUrl = "const __url = require('node:url').pathToFileURL(__filename).href;";
const minified = {
  minifyWhitespace: true,
  minifySyntax: true, // names stay: whoever reports a bug sends a stack trace
};

/**
 * All that the program needs, in parts that are loaded when a command asks for them. esbuild makes parts of ES
 * modules only, and Node takes a twentieth of a check to load two dozen of those: each is made CommonJS, as
 * the start is.
 * @returns the file below dist of each part that its start asks for, by the module's path
 */
async function buildParts() {
  await rm(at('dist/parts'), { recursive: true, force: true });
  await mkdir(at('dist/parts'), { recursive: true });
  const { metafile, outputFiles } = await build({
    ...shared,
    ...minified,
    format: 'esm',
    entryPoints: ['program', 'process-terminal'].map((name) => at(`src/cli/${name}.ts`)),
    outdir: at('dist/parts'),
    outExtension: { '.js': '.cjs' },
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    splitting: true,
    plugins: [withoutProcesses],
    metafile: true,
    write: false,
  });
  for (const { path, text } of outputFiles) {
    const options = { format: 'cjs', platform: shared.platform, target: shared.target };
    const { code } = await transform(text, { ...options, ...minified, ...commonJs });
    refuseWideLetters(path, code);
    await writeFile(path, code.includes('__url') ? `${fileUrl}\n${code}` : code);
  }
  await writeFile(at('dist/THIRD-PARTY-NOTICES.txt'), await noticesOf(metafile));
  const begun = Object.entries(metafile.outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint?.startsWith('src/cli/') ? [[at(entryPoint), `./parts/${basename(path)}`]] : [],
  );
  return new Map(begun);
}

/**
 * One letter beyond ASCII, and V8 keeps and reads all of a part in two bytes a letter, which costs a check its
 * twenty-fifth. esbuild escapes them in texts, but not in regular expressions.
 */
function refuseWideLetters(path, code) {
  const at = code.search(/[^\0-\x7f]/);
  if (at === -1) return;
  const around = code.slice(Math.max(0, at - 60), at + 20);
  throw new Error(`${path} has a letter beyond ASCII: write \\u… in   ${around}`);
}

/** What `--help` prints, asked of the program itself: its start has no need of the parts for that. */
async function writeHelp(parts) {
  const { run } = createRequire(import.meta.url)(at(`dist/${parts.get(at('src/cli/program.ts'))}`));
  const texts = {};
  for (const columns of [80, 100]) {
    texts[columns] = '';
    const out = (text) => {
      texts[columns] += text;
    };
    await run(['--help'], { out, talk: out, columns });
  }
  await writeFile(at('src/cli/help.generated.json'), `${JSON.stringify(texts)}\n`);
}

/**
 * The start is CommonJS: Node begins that without its loader of modules, which alone takes a fifth as long
 * as Node itself. It leaves the parts to be loaded.
 */
async function buildStart(parts) {
  const start = at('dist/cronwright.cjs');
  await build({
    ...shared,
    ...minified,
    ...commonJs,
    format: 'cjs',
    entryPoints: [at('src/cli/main.ts')],
    outfile: start,
    banner: { js: `#!/usr/bin/env node\n${fileUrl}` },
    plugins: [
      {
        name: 'parts-stay-apart',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\// }, ({ kind, path, resolveDir }) => {
            const part = kind === 'dynamic-import' && parts.get(join(resolveDir, path));
            return part ? { path: part, external: true } : undefined;
          }),
      },
    ],
  });
  await chmod(start, 0o755);
}

/** The program, and the library beside its packages. */
export async function buildBundles() {
  const parts = await buildParts();
  await writeHelp(parts);
  await buildStart(parts);
  await build({
    ...shared,
    format: 'esm',
    entryPoints: [at('src/index.ts')],
    outfile: at('dist/index.js'),
    packages: 'external',
  });
}

await buildValidator();
await buildBundles();
