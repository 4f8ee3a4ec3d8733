import { afterAll, describe, expect, it } from 'vitest';
import { blocksOf, documentText, placeOf } from './blocks.ts';
import { Project } from './project.ts';
import { Walk } from './walk.ts';

/** Why a shell block is run by no test. */
const reasons = [
  'needs systemd',
  'needs Alpine',
  'needs GitHub',
  'needs a cluster that runs pods',
  'needs your own scheduler',
  'it needs your database',
  'these lines are what runs this test',
  'it needs a repository with a main',
];

const documents = [
  'README.md',
  'docs/runner.md',
  'docs/audit.md',
  'docs/execution-log.md',
  'docs/cron-hosts.md',
  'docs/continuous-integration.md',
  'docs/pt-BR/comecar.md',
];

const project = new Project();
afterAll(() => project.remove());

describe.each(documents)('%s', (path) => {
  const blocks = blocksOf(documentText(path));
  const walk = new Walk(project);

  it('leaves no shell block without a place', () => {
    for (const block of blocks) {
      const place = placeOf(block) ?? 'here';
      expect(['here', 'registry', 'host', 'cluster', 'nowhere'], `line ${block.line}`).toContain(
        place,
      );
      if (place === 'nowhere') expect(reasons).toContain(block.says.get('not run'));
    }
  });

  it.each(blocks)('is right at line $line ($language)', async (block) => {
    await walk.take(block);
  });

  const schedules = blocks.filter(({ says }) => says.get('file') === 'schedules/jobs.yaml');
  it.each([...new Set(schedules.map(({ folder }) => folder))])(
    'leaves the folder "%s" as the line for CI wants it',
    async (folder) => {
      const checked = await project.compile('--check', folder);
      expect(checked.status, checked.text).toBe(0);
    },
  );
});
