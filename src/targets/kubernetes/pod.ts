import type { Job } from '../../model/types.ts';
import { callArguments } from '../call.ts';
import type { TargetPlan } from '../types.ts';
import { block, item, quoted, strings } from '../yaml-text.ts';
import { kubeletArgument } from './dialect.ts';
import { runnerName, switchName } from './names.ts';
import type { KubernetesSettings } from './settings.ts';

type Plan = TargetPlan<KubernetesSettings>;

/** `nobody`, as a number: the kubelet can't check a name against runAsNonRoot. */
const user = 65_534;
/** r-xr-xr-x in decimal: YAML 1.1 and 1.2 read octal numbers differently. */
const executable = 0o555;

/** A pod under the restricted profile of the pod security standards: one call, then gone. */
export function podLines(job: Job, plan: Plan): readonly string[] {
  return [
    'restartPolicy: Never',
    'automountServiceAccountToken: false',
    'enableServiceLinks: false',
    ...block('securityContext', [
      'runAsNonRoot: true',
      `runAsUser: ${user}`,
      `runAsGroup: ${user}`,
      ...block('seccompProfile', ['type: RuntimeDefault']),
    ]),
    ...block('containers', item(containerLines(job, plan))),
    ...block('volumes', volumeLines(plan)),
  ];
}

function containerLines(job: Job, plan: Plan): readonly string[] {
  const { settings } = plan;
  const words = callArguments(job, {
    target: settings.target,
    gated: plan.gated(job),
    settings,
    dueFrom: 'platform',
    log: plan.log,
    options: ['--log', 'stdout'],
  });
  const amounts = strings([
    ['cpu', settings.cpu],
    ['memory', settings.memory],
  ]);
  return [
    'name: run-job',
    ...strings([['image', settings.image]]),
    'command: ["sh", "/runner/run-job"]',
    ...block(
      'args',
      words.map((word) => `- ${quoted(kubeletArgument(word))}`),
    ),
    ...block('env', environmentLines(plan)),
    ...block('resources', [...block('requests', amounts), ...block('limits', amounts)]),
    ...block('securityContext', [
      'allowPrivilegeEscalation: false',
      'readOnlyRootFilesystem: true',
      ...block('capabilities', ['drop: ["ALL"]']),
    ]),
    ...block('volumeMounts', [
      ...item(['name: runner', 'mountPath: /runner', 'readOnly: true']),
      ...item(['name: tmp', 'mountPath: /tmp']),
    ]),
  ];
}

/**
 * The Job's own name ends in its due minute; the runner reads from it how late it is. The switch is
 * read where somebody has made one: were it written here, an apply would undo what was paused live.
 */
function environmentLines({ settings, log }: Plan): readonly string[] {
  const { secret, set } = settings;
  const fromSecret = (key: string, more: readonly string[] = []) =>
    item([
      `name: ${key}`,
      ...block(
        'valueFrom',
        block('secretKeyRef', [...strings([['name', secret]]), `key: ${key}`, ...more]),
      ),
    ]);
  return [
    ...item(['name: HOME', 'value: /tmp']),
    ...fromSecret('JOBS_BASE_URL'),
    ...fromSecret('JOBS_TOKEN'),
    ...fromSecret('JOBS_LIVE_TARGET', ['optional: true']),
    ...(log
      ? ['JOBS_LOG_URL', 'JOBS_LOG_KEY'].flatMap((key) => fromSecret(key, ['optional: true']))
      : []),
    ...item([
      'name: JOBS_PAUSED',
      ...block(
        'valueFrom',
        block('configMapKeyRef', [
          ...strings([['name', switchName(set)]]),
          'key: JOBS_PAUSED',
          'optional: true',
        ]),
      ),
    ]),
    ...item([
      'name: JOBS_KUBERNETES_JOB',
      ...block(
        'valueFrom',
        block('fieldRef', [
          `fieldPath: ${quoted("metadata.labels['batch.kubernetes.io/job-name']")}`,
        ]),
      ),
    ]),
  ];
}

function volumeLines({ settings }: Plan): readonly string[] {
  return [
    ...item([
      'name: runner',
      ...block('configMap', [
        ...strings([['name', runnerName(settings.set)]]),
        `defaultMode: ${executable}`,
      ]),
    ]),
    ...item(['name: tmp', 'emptyDir: {}']),
  ];
}
