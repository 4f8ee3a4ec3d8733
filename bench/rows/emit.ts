import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ApiObject, App, Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { withHeader } from '../../src/emit/header.ts';
import { buildCatalog } from '../../src/model/build-catalog.ts';
import { readSchedule } from '../../src/source/read-schedule.ts';
import { objectName } from '../../src/targets/kubernetes/names.ts';
import { targetRegistry } from '../../src/targets/registry.ts';
import type { Artifact, TargetPlan } from '../../src/targets/types.ts';
import { expressionOf, sourceText } from '../generate-source.ts';
import type { Row } from '../row.ts';
import { interleaved, medians, millisecondsText, timeOf, timesFaster } from '../timing.ts';

/** From jobs in memory to one file of CronJobs; the peer from the same objects to the same fields. */

const jobs = 2000;
const sourcePath = 'jobs.yaml';

function planOfMany(): { plan: TargetPlan<{ readonly out: string }>; render: Render } {
  const target = targetRegistry.find(({ id }) => id === 'kubernetes');
  const { document } = readSchedule({ path: sourcePath, text: sourceText(jobs) });
  if (!target || !document) throw new Error('the generated source is not taken');
  const { catalog } = buildCatalog(document, undefined, [
    'crontab',
    'kubernetes',
    'github-actions',
  ]);
  const configured = catalog?.targets.find(({ id }) => id === 'kubernetes');
  if (!catalog || !configured) throw new Error('the generated source makes no catalog');
  const checked = target.settings(configured, catalog);
  if (checked.kind === 'refused') throw new Error('its settings are refused');
  return {
    render: target.render,
    plan: {
      sourcePath,
      locale: catalog.locale,
      settings: checked.settings,
      jobs: catalog.jobs.map((job, index) => ({
        job,
        entries: [{ expression: expressionOf(index), zone: job.schedules[0].zone }],
      })),
      gated: () => true,
      runner: '#!/bin/sh\n',
    },
  };
}

type Render = (plan: TargetPlan<{ readonly out: string }>) => Iterable<Artifact>;

const filesAtOnce = 16;

/** A few files at a time, as they come: text that is kept for later has to be moved. */
function writeTogether(
  path: string,
  artifacts: Iterable<Artifact>,
  names: ReadonlySet<string>,
): void {
  const file = openSync(path, 'w');
  let texts: string[] = [];
  const flush = () => {
    writeFileSync(file, texts.join(''));
    texts = [];
  };
  for (const artifact of artifacts) {
    if (!names.has(artifact.path.slice(artifact.path.lastIndexOf('/') + 1))) continue;
    texts.push('---\n', withHeader(artifact, sourcePath));
    if (texts.length === 2 * filesAtOnce) flush();
  }
  flush();
  closeSync(file);
}

function synthesise(objects: readonly Manifest[], outdir: string): void {
  const app = new App({ outdir });
  const chart = new Chart(app, 'cronjobs', { disableResourceNameHashes: true });
  for (const { metadata, ...rest } of objects) {
    new ApiObject(chart, metadata.name, { ...rest, metadata });
  }
  app.synth();
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function manifestsIn(path: string): readonly Manifest[] {
  return loadAll(readFileSync(path, 'utf8')) as Manifest[];
}

function byName(manifests: readonly Manifest[]): readonly Manifest[] {
  return manifests.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

export const emitRow: Row = {
  id: 'emit',
  peers: ['cdk8s', 'constructs', 'js-yaml'],
  size: 'ordinary',
  goals: [
    {
      id: 'emit',
      what: '2,000 CronJobs rendered and written into one file, against cdk8s synth',
      bound: 'at least',
      ratio: 10,
    },
  ],
  async measure({ runs, folder }) {
    const { plan, render } = planOfMany();
    const names = new Set(plan.jobs.map(({ job }) => `${objectName(job.name)}.yaml`));
    const ourPath = join(folder, 'cronjobs.yaml');
    const outdir = join(folder, 'cdk8s');
    const emit = () => writeTogether(ourPath, render(plan), names);
    emit();
    const objects = manifestsIn(ourPath);
    const peer = () => {
      rmSync(outdir, { recursive: true, force: true });
      mkdirSync(outdir);
      return timeOf(() => synthesise(objects, outdir));
    };
    peer();
    const theirs = manifestsIn(join(outdir, 'cronjobs.k8s.yaml'));
    if (objects.length !== jobs || !isDeepStrictEqual(byName(objects), byName(theirs))) {
      throw new Error('the two files do not hold the same CronJobs');
    }
    const pairs = await interleaved(runs, () => timeOf(emit), peer);
    const figures = millisecondsText(medians(pairs), 'cdk8s');
    return [{ goal: 'emit', ratio: timesFaster(pairs), figures }];
  },
};
