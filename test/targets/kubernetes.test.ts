import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Job } from '../../src/model/types.ts';
import { kubernetes } from '../../src/targets/kubernetes/index.ts';
import type { Artifact } from '../../src/targets/types.ts';
import {
  artifactsOf,
  category,
  job,
  planOf,
  runner,
  schedule,
  spanOf,
  table,
  window,
} from './job-factory.ts';

const required = { namespace: 'jobs' };

function rendered(jobs: readonly Job[], settings: Record<string, string | boolean> = {}) {
  return artifactsOf(kubernetes, planOf(kubernetes, { ...required, ...settings }, jobs));
}

function bodyOf(artifacts: readonly Artifact[], name: string): string {
  const found = artifacts.find(({ path }) => path.endsWith(`/${name}`));
  if (!found) throw new Error(`no ${name}`);
  return found.body;
}

function manifest(of: Job, settings: Record<string, string | boolean> = {}) {
  return parse(rendered([of], settings)[0]?.body ?? '');
}

describe('a CronJob whose runs are recorded', () => {
  it('may be told where the table is, and its key', () => {
    const plan = planOf(kubernetes, required, [job()], table);
    const { spec } = parse(artifactsOf(kubernetes, plan)[0]?.body ?? '');
    const [container] = spec.jobTemplate.spec.template.spec.containers;
    for (const key of ['JOBS_LOG_URL', 'JOBS_LOG_KEY']) {
      expect(container.env).toContainEqual({
        name: key,
        valueFrom: { secretKeyRef: { name: 'cronwright-jobs', key, optional: true } },
      });
    }
    expect(container.args.join(' ')).toContain('--record full --record-end upsert');
  });
});

describe('a CronJob', () => {
  const labels = {
    'app.kubernetes.io/managed-by': 'cronwright',
    'cronwright.dev/set': 'cronwright',
    'cronwright.dev/category': 'campanha',
    'cronwright.dev/window': 'manha',
  };
  const fromSecret = (key: string) => ({
    name: key,
    valueFrom: { secretKeyRef: { name: 'cronwright-jobs', key } },
  });
  const full = job({
    category: category('campanha'),
    window: window('manha'),
    owner: 'crm',
    why: 'Não precisa\nser contínuo',
    query: [['tipo', 'fim dia']],
    targets: ['crontab', 'kubernetes'],
  });

  it('says everything, strings as strings', () => {
    expect(manifest(full)).toEqual({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: {
        name: 'report-manha',
        namespace: 'jobs',
        labels,
        annotations: {
          'cronwright.dev/job': 'report_manha',
          'cronwright.dev/source': 'schedules/jobs.yaml',
          'cronwright.dev/owner': 'crm',
          'cronwright.dev/why': 'Não precisa ser contínuo',
        },
      },
      spec: {
        schedule: '0 10 * * *',
        timeZone: 'America/Sao_Paulo',
        concurrencyPolicy: 'Forbid',
        suspend: false,
        startingDeadlineSeconds: 300,
        successfulJobsHistoryLimit: 3,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: { labels },
          spec: {
            backoffLimit: 0,
            parallelism: 1,
            completions: 1,
            activeDeadlineSeconds: 420,
            template: {
              metadata: { labels },
              spec: {
                restartPolicy: 'Never',
                automountServiceAccountToken: false,
                enableServiceLinks: false,
                securityContext: {
                  runAsNonRoot: true,
                  runAsUser: 65534,
                  runAsGroup: 65534,
                  seccompProfile: { type: 'RuntimeDefault' },
                },
                containers: [
                  {
                    name: 'run-job',
                    image: 'curlimages/curl:8.11.1',
                    command: ['sh', '/runner/run-job'],
                    args: [
                      ...['--job', 'report_manha', '--category', 'campanha', '--window', 'manha'],
                      ...[
                        '--target',
                        'kubernetes',
                        '--method',
                        'POST',
                        '--timeout',
                        '300',
                        '--grace',
                        '3600',
                      ],
                      ...['--gated', '--log', 'stdout', '--trigger', 'schedule'],
                      ...['/jobs/report', 'tipo=fim dia'],
                    ],
                    env: [
                      { name: 'HOME', value: '/tmp' },
                      fromSecret('JOBS_BASE_URL'),
                      fromSecret('JOBS_TOKEN'),
                      {
                        name: 'JOBS_LIVE_TARGET',
                        valueFrom: {
                          secretKeyRef: {
                            name: 'cronwright-jobs',
                            key: 'JOBS_LIVE_TARGET',
                            optional: true,
                          },
                        },
                      },
                      {
                        name: 'JOBS_PAUSED',
                        valueFrom: {
                          configMapKeyRef: {
                            name: 'cronwright-switch',
                            key: 'JOBS_PAUSED',
                            optional: true,
                          },
                        },
                      },
                      {
                        name: 'JOBS_KUBERNETES_JOB',
                        valueFrom: {
                          fieldRef: {
                            fieldPath: "metadata.labels['batch.kubernetes.io/job-name']",
                          },
                        },
                      },
                    ],
                    resources: {
                      requests: { cpu: '100m', memory: '64Mi' },
                      limits: { cpu: '100m', memory: '64Mi' },
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
                  },
                ],
                volumes: [
                  { name: 'runner', configMap: { name: 'cronwright-run-job', defaultMode: 365 } },
                  { name: 'tmp', emptyDir: {} },
                ],
              },
            },
          },
        },
      },
    });
  });

  it.each([
    ['a minute apart', schedule(), 60],
    ['five minutes apart', schedule({ minutes: [0, 5, 10] }), 300],
    ['once a day', schedule({ minutes: [0], hours: [10] }), 300],
  ])('may start late until the next start, five minutes at most: %s', (_, of, seconds) => {
    expect(manifest(job({ schedules: [of] })).spec.startingDeadlineSeconds).toBe(seconds);
  });

  it('runs beside itself only where the source allows it', () => {
    expect(manifest(job({ overlap: 'allow' })).spec.concurrencyPolicy).toBe('Allow');
  });

  it('is suspended when paused, with its reasons', () => {
    const pauses = [
      { level: 'window', name: 'manha', reason: 'férias', at: spanOf('name') },
      { level: 'job', name: 'x', by: 'ana', at: spanOf('name') },
    ] as const;
    const { metadata, spec } = manifest(job({ pauses }));
    expect(spec.suspend).toBe(true);
    expect(metadata.annotations['cronwright.dev/paused']).toBe(
      'férias (window manha); no reason given (by ana)',
    );
  });

  it('hands every argument over as it is, though the kubelet reads $(NAME) and $$', () => {
    const written = manifest(job({ query: [['q', '$(HOME) $$ $x no 010']] }));
    const { args } = written.spec.jobTemplate.spec.template.spec.containers[0];
    expect(args.at(-1)).toBe('q=$$(HOME) $$$$ $$x no 010');
  });

  it('takes header and plain HTTP from the settings', () => {
    const written = manifest(job(), { auth_header: 'X-Key', allow_http: true });
    const { args } = written.spec.jobTemplate.spec.template.spec.containers[0];
    expect(args.slice(-4)).toEqual(['--auth-header', 'X-Key', '--allow-http', '/jobs/report']);
  });

  it('keeps words as strings that YAML would read as something else', () => {
    const odd = manifest(
      job({ name: 'no', owner: '12:30', description: '~', why: '# x: "y" \u2028' }),
    );
    expect(odd.metadata).toMatchObject({
      name: 'no',
      annotations: {
        'cronwright.dev/job': 'no',
        'cronwright.dev/owner': '12:30',
        'cronwright.dev/description': '~',
        'cronwright.dev/why': '# x: "y"',
      },
    });
  });
});

describe('the kustomization', () => {
  it('names every file in order and makes the ConfigMap under its plain name', () => {
    const artifacts = rendered([job({ name: 'b' }), job({ name: 'a_c' })], { set: 'crm' });
    expect(parse(bodyOf(artifacts, 'kustomization.yaml'))).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: 'jobs',
      labels: [
        { pairs: { 'app.kubernetes.io/managed-by': 'cronwright', 'cronwright.dev/set': 'crm' } },
      ],
      resources: ['a-c.yaml', 'b.yaml'],
      generatorOptions: { disableNameSuffixHash: true },
      configMapGenerator: [{ name: 'crm-run-job', files: ['run-job'] }],
    });
    expect(bodyOf(artifacts, 'run-job')).toBe(runner);
  });

  it('holds without any job', () => {
    expect(parse(bodyOf(rendered([]), 'kustomization.yaml')).resources).toEqual([]);
  });

  it('is not overwritten by a job of its name', () => {
    const paths = rendered([job({ name: 'kustomization' })]).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

it('a file says which object to delete', () => {
  const [manifestFile, kustomization, script] = rendered([job()], { set: 'crm' });
  expect([manifestFile, kustomization, script].map((file) => file && removalOf(file))).toEqual([
    'kubectl delete cronjob report-manha --namespace jobs',
    'kubectl delete configmap crm-run-job --namespace jobs',
    undefined,
  ]);
});

function removalOf({ path, body }: Artifact): string | undefined {
  return kubernetes.removal({ path, text: body });
}
