import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, documentText, placeOf } from '../../docs/blocks.ts';
import { Project } from '../../docs/project.ts';
import { Walk } from '../../docs/walk.ts';
import { Host } from './host.ts';

/** The documents with commands for a cron host. */
const documents = ['README.md', 'docs/pt-BR/comecar.md'];

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
  });

  it('leaves neither files nor the user behind', async () => {
    const places = ['etc/cron.d', 'etc', 'usr/local/lib', 'var/lib'].map(
      (at) => `/${at}/cronwright`,
    );
    const left = await host.run(`ls -d ${places.join(' ')}; getent passwd jobs`, '/');
    expect(left.text.match(/No such file/g)).toHaveLength(places.length);
    expect(left.text).not.toMatch(/^(\/|jobs)/m);
  });
});
