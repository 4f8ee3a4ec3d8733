import type { Job } from '../../model/types.ts';
import { callArguments } from '../call.ts';
import type { TargetPlan } from '../types.ts';
import { block, item, type Lines, quoted, strings } from '../yaml-text.ts';
import { kubeletArgument } from './dialect.ts';
import { runnerName, switchName } from './names.ts';
import type { KubernetesSettings } from './settings.ts';

type Plan = TargetPlan<KubernetesSettings>;

/** `nobody`, as a number: the kubelet can't check a name against runAsNonRoot. */
const user = 65_534;
/** r-xr-xr-x in decimal: YAML 1.1 and 1.2 read octal numbers differently. */
const executable = 0o555;

/**
 * Pods under the restricted profile of the pod security standards: one call, then gone. They differ in
 * the words of their call only.
 */
export function podsOf(plan: Plan): (job: Job) => Lines {
  const surroundings = surroundingsOf(plan);
  const volumes = block('volumes', volumeLines(plan));
  return (job) => [
    ...security,
    ...block(
      'containers',
      item([
        'name: run-job',
        ...strings([['image', plan.settings.image]]),
        'command: ["sh", "/runner/run-job"]',
        ...block('args', argumentLines(job, plan)),
        ...surroundings,
      ]),
    ),
    ...volumes,
  ];
}

const security: Lines = [
  'restartPolicy: Never',
  'automountServiceAccountToken: false',
  'enableServiceLinks: false',
  ...block('securityContext', [
    'runAsNonRoot: true',
    `runAsUser: ${user}`,
    `runAsGroup: ${user}`,
    ...block('seccompProfile', ['type: RuntimeDefault']),
  ]),
];

function argumentLines(job: Job, { settings, gated, log }: Plan): Lines {
  const words = callArguments(job, {
    target: settings.target,
    gated: gated(job),
    settings,
    dueFrom: 'platform',
    log,
    options: ['--log', 'stdout'],
  });
  return words.map((word) => `- ${quoted(kubeletArgument(word))}`);
}

/** What a container has besides its call. */
function surroundingsOf(plan: Plan): Lines {
  const { settings } = plan;
  const amounts = strings([
    ['cpu', settings.cpu],
    ['memory', settings.memory],
  ]);
  return [
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
function environmentLines({ settings, log }: Plan): Lines {
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

function volumeLines({ settings }: Plan): Lines {
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
