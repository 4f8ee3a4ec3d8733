import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Imports `*.sh` as text, as the bundle does (scripts/build.mjs). */
const shellAsText = {
  name: 'shell-as-text',
  load(id: string) {
    return id.endsWith('.sh')
      ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}`
      : undefined;
  },
};

export default defineConfig({
  plugins: [shellAsText],
  test: {
    // No program that a test starts remembers anything at home: what is no absolute path is no place.
    env: { XDG_CACHE_HOME: 'nowhere' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/engines/**'],
          testTimeout: 20_000,
          // Modules are loaded once a worker and zones looked up once: a file that mocks a module
          // or the world under one loads it anew, before and after.
          isolate: false,
          // Vitest itself hardly works while they do: it needs no core of its own.
          maxWorkers: availableParallelism(),
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Many only wait, some for whole minutes: one works while another does.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
