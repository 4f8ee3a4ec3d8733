import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf, documentText, placeOf } from '../../docs/blocks.ts';
import { Project } from '../../docs/project.ts';
import { Walk } from '../../docs/walk.ts';
import { Host } from './host.ts';

/** The documents with commands for a cron host. */
const documents = ['README.md', 'docs/pt-BR/comecar.md'];

const preflight =
  'sudo -u jobs /usr/local/lib/cronwright/run-job --preflight --target crontab --gated --env-file /etc/cronwright/env';

/** Starts the first job that is not paused as cron does, and prints what it prints. */
const startFirst = `
line=$(grep -m 1 '^[0-9*]' /etc/cron.d/cronwright)
sudo -u jobs sh -c "\${line#* jobs }"`;

/** What must be true on the host after a block, by words that stand in it. */
const after: readonly (readonly [words: string, check: (host: Host) => Promise<void>])[] = [
  [
    'tee /etc/cronwright/env',
    async (host) => {
      const modes = await host.run(
        'stat -c "%a %U:%G %n" /etc/cronwright/env /var/lib/cronwright/lock',
        '/',
      );
      expect(modes.text).toBe(
        '640 root:jobs /etc/cronwright/env\n700 jobs:jobs /var/lib/cronwright/lock\n',
      );
    },
  ],
  [
    '/etc/cron.d/cronwright',
    async (host) => {
      const mode = await host.run('stat -c "%a %U:%G" /etc/cron.d/cronwright', '/');
      expect(mode.text).toBe('644 root:root\n');
      expect(await host.run(startFirst, '/')).toEqual({ text: '', status: 0 });
      expect(host.log()).toMatch(/cronwright: \{.*"trigger":"schedule".*"reason":"standby"/);
    },
  ],
  [
    "=crontab/' /etc/cronwright/env\n",
    async (host) => {
      const mode = await host.run('stat -c "%a %U:%G" /etc/cronwright/env', '/');
      expect(mode.text).toBe('640 root:jobs\n');
    },
  ],
];

/** The target that is live after a block's last change of it. */
function liveAfter({ text }: Block): string | undefined {
  return [...text.matchAll(/JOBS_LIVE_TARGET=(\w+)/g)].at(-1)?.[1];
}

describe.each(documents)('%s, on a Debian host', (path) => {
  const blocks = blocksOf(documentText(path));
  const project = new Project();
  let host: Host;
  let walk: Walk;

  beforeAll(async () => {
    host = await Host.start();
    walk = new Walk(project, new Map([['host', (script, folder) => host.run(script, folder)]]));
  });
  afterAll(async () => {
    await host.stop();
    project.remove();
  });

  it('has commands for one', () => {
    expect(blocks.filter((block) => placeOf(block) === 'host').length).toBeGreaterThan(4);
  });

  it.each(blocks)('is right at line $line ($language)', async (block) => {
    await walk.take(block);
    if (placeOf(block) !== 'host' || block.text.includes('sudo rm ')) return;
    for (const [words, check] of after) if (block.text.includes(words)) await check(host);
    const live = liveAfter(block);
    if (live)
      expect((await host.run(preflight, '/')).text).toContain(`JOBS_LIVE_TARGET is ${live}`);
  });

  it('leaves neither files nor the user behind', async () => {
    const places = ['etc/cron.d', 'etc', 'usr/local/lib', 'var/lib'].map(
      (at) => `/${at}/cronwright`,
    );
    const left = await host.run(`ls -d ${places.join(' ')} || getent passwd jobs`, '/');
    expect(left.text.match(/No such file/g)).toHaveLength(places.length);
    expect(left.text).not.toMatch(/^(\/|jobs)/m);
  });
});
