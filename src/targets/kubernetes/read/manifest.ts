import { any, count, type Shape, text, texts, truth } from '../../../read-back/shape.ts';

/** The object's labels are its Jobs' and pods', too: what selects and prunes goes by them. */
const labels = any('labels');

const fromSecret = (key: string, more: { readonly [key: string]: Shape } = {}): Shape => ({
  name: key,
  valueFrom: { secretKeyRef: { name: text('secret'), key, ...more } },
});

/** One call under the restricted profile of the pod security standards, with the least it needs. */
const container = (log: readonly Shape[]): Shape => ({
  name: 'run-job',
  image: text('image'),
  command: ['sh', '/runner/run-job'],
  args: texts('args'),
  env: [
    { name: 'HOME', value: '/tmp' },
    fromSecret('JOBS_BASE_URL'),
    fromSecret('JOBS_TOKEN'),
    fromSecret('JOBS_LIVE_TARGET', { optional: true }),
    ...log,
    {
      name: 'JOBS_PAUSED',
      // Optional, because nobody need ever have made it: else pods would wait for it.
      valueFrom: {
        configMapKeyRef: { name: text('switch'), key: 'JOBS_PAUSED', optional: true },
      },
    },
    {
      name: 'JOBS_KUBERNETES_JOB',
      valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } },
    },
  ],
  resources: {
    requests: { cpu: text('cpu'), memory: text('memory') },
    limits: { cpu: text('cpu'), memory: text('memory') },
  },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
  volumeMounts: [
    { name: 'runner', mountPath: '/runner', readOnly: true },
    { name: 'tmp', mountPath: '/tmp' },
  ],
});

const pod = (log: readonly Shape[]): Shape => ({
  restartPolicy: 'Never',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  securityContext: {
    runAsNonRoot: true,
    // nobody, in numbers: the kubelet can't tell whether a named user is root.
    runAsUser: 65_534,
    runAsGroup: 65_534,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  containers: [container(log)],
  volumes: [
    // 0555 in the decimal digits that every version of YAML reads alike.
    { name: 'runner', configMap: { name: text('runner'), defaultMode: 365 } },
    { name: 'tmp', emptyDir: {} },
  ],
});

/** Optional, because a cluster may have no table: its runs are then in the pods' logs only. */
const logTable = [
  fromSecret('JOBS_LOG_URL', { optional: true }),
  fromSecret('JOBS_LOG_KEY', { optional: true }),
];

/**
 * A batch/v1 CronJob that makes one call a start, by the API reference (batch/v1, core/v1). Where
 * the API has a default it would rather be said: a Job's own backoff would repeat a failed call six
 * times. One whose runs are recorded is told where the table is, and no other.
 */
const cronJob = (record: 'recorded' | 'not recorded'): Shape => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: {
    name: text('name'),
    namespace: text('namespace'),
    labels,
    annotations: any('annotations'),
  },
  spec: {
    schedule: text('schedule'),
    timeZone: text('timeZone'),
    concurrencyPolicy: text('concurrencyPolicy'),
    suspend: truth('paused'),
    startingDeadlineSeconds: count('deadline'),
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 3,
    jobTemplate: {
      metadata: { labels },
      spec: {
        backoffLimit: 0,
        parallelism: 1,
        completions: 1,
        activeDeadlineSeconds: count('activeDeadline'),
        template: {
          metadata: { labels },
          spec: pod(record === 'recorded' ? logTable : []),
        },
      },
    },
  },
});

export const cronJobs = {
  recorded: cronJob('recorded'),
  notRecorded: cronJob('not recorded'),
} as const;
