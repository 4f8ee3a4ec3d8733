import { noticeFor } from '../notice.ts';
import { runnerArtifact } from '../runner-artifact.ts';
import type { Artifact, TargetPlan } from '../types.ts';
import { block, item, type Lines, quoted, strings, textOf } from '../yaml-text.ts';
import { cronJobsOf } from './cron-job.ts';
import { setLabels } from './metadata.ts';
import { kustomizationName, objectName, runnerName } from './names.ts';
import type { KubernetesSettings } from './settings.ts';

type Plan = TargetPlan<KubernetesSettings>;

/** One CronJob a job, the runner, and the kustomization that applies them together. */
export function* render(plan: Plan): Iterable<Artifact> {
  const cronJobLines = cronJobsOf(plan);
  for (const targetJob of plan.jobs) {
    const { job } = targetJob;
    yield {
      ...yamlFile(plan, objectName(job.name), cronJobLines(targetJob)),
      subject: { job: job.source, at: job.places.name },
    };
  }
  yield yamlFile(plan, kustomizationName, kustomizationLines(plan));
  yield runnerArtifact(plan);
}

function yamlFile(plan: Plan, name: string, lines: Lines): Artifact {
  return {
    path: `${plan.settings.out}/${name}.yaml`,
    mode: 0o644,
    comment: 'hash',
    notice: noticeFor(plan.sourcePath),
    body: textOf(lines),
  };
}

/** Names without a checksum's suffix, so that a CronJob finds its runner without kustomize, too. */
function kustomizationLines(plan: Plan): Lines {
  const { namespace, set } = plan.settings;
  const files = plan.jobs.map(({ job }) => `${objectName(job.name)}.yaml`).sort();
  return [
    'apiVersion: kustomize.config.k8s.io/v1beta1',
    'kind: Kustomization',
    ...strings([['namespace', namespace]]),
    ...block('labels', item(block('pairs', strings(setLabels(set))))),
    ...(files.length > 0
      ? block(
          'resources',
          files.flatMap((file) => item([quoted(file)])),
        )
      : ['resources: []']),
    ...block('generatorOptions', ['disableNameSuffixHash: true']),
    ...block(
      'configMapGenerator',
      item([...strings([['name', runnerName(set)]]), ...block('files', ['- run-job'])]),
    ),
  ];
}
