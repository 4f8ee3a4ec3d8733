import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kubernetes } from '../../../src/targets/kubernetes/index.ts';
import { category, job, schedule, table, window } from '../job-factory.ts';
import { openSettings, richJobs } from './rich-jobs.ts';
import {
  broken,
  committed,
  expectedJobs,
  type Mutation,
  mutated,
  realRunner,
  runner,
  sorted,
  unnoticed,
  written,
} from './written.ts';

const jobs = [
  ...richJobs,
  job({ name: 'minutely', schedules: [schedule()] }),
  job({ name: `long_${'x'.repeat(58)}` }),
  job({
    name: 'elsewhere',
    category: category('sync'),
    window: window(`${'w'.repeat(62)}_`),
    schedules: [schedule({ minutes: [5], hours: [6], zone: 'America/New_York' })],
  }),
];
const settings = {
  namespace: 'crm',
  set: 'crm-jobs',
  image: 'registry.example:5000/curl@sha256:0',
  secret: 'crm.jobs',
  cpu: '1',
  memory: '1Gi',
  ...openSettings,
};
/** Those that the schedule or a grace makes other than five minutes. */
const deadlines: Readonly<Record<string, string>> = {
  minutely: '60',
  full: '1800',
  patient: '7200',
};
const rich = written(kubernetes, settings, jobs);

describe('reading CronJobs', () => {
  it.each([
    ['every setting at its default', { namespace: 'jobs' }, undefined],
    ['every setting set', settings, undefined],
    ['runs that are recorded', settings, table],
  ])('gives back the model: %s', (_, of, log) => {
    const files = written(kubernetes, of, jobs, log);
    const expected = expectedJobs(kubernetes, of, jobs, log).map(({ facts, ...rest }) => ({
      ...rest,
      path: expect.stringMatching(/^generated\/kubernetes\/[a-z0-9-]+\.yaml$/),
      facts: { ...facts, deadline: deadlines[rest.job] ?? '300' },
    }));
    expect(kubernetes.read({ files, runner })).toEqual({
      jobs: expect.arrayContaining(expected),
      faults: [],
    });
    expect(kubernetes.read({ files, runner }).jobs).toHaveLength(jobs.length);
  });

  it('makes of a file that was read before what it makes of a new one', () => {
    const first = kubernetes.read({ files: rich, runner });
    const anew = rich.map((file) => ({ ...file }));
    expect(kubernetes.read({ files: rich, runner })).toEqual(first);
    expect(kubernetes.read({ files: anew, runner })).toEqual(first);
  });

  it('finds nothing amiss in a set without jobs', () => {
    const files = written(kubernetes, settings, []);
    expect(kubernetes.read({ files, runner })).toEqual({ jobs: [], faults: [] });
  });

  it('reads the real schedule', () => {
    const back = kubernetes.read({ files: committed(kubernetes), runner: realRunner });
    expect(back.faults).toEqual([]);
    expect(back.jobs).toHaveLength(24);
    expect(back.jobs.find(({ job: name }) => name === 'processar_campanhas_manha')).toEqual({
      job: 'processar_campanhas_manha',
      path: 'generated/kubernetes/processar-campanhas-manha.yaml',
      entries: [{ expression: '0 10 * * 1-5', zone: 'America/Sao_Paulo' }],
      facts: {
        method: 'POST',
        path: '/jobs/processar-campanhas-agendadas',
        timeout: '300',
        category: 'campanha',
        window: 'manha',
        target: 'kubernetes',
        gated: 'yes',
        overlap: 'forbid',
        paused: 'no',
        deadline: '300',
        grace: '3600',
        record: 'full',
        record_end: 'upsert',
        namespace: 'jobs',
        set: 'cronwright',
        image: 'curlimages/curl:8.11.1',
        secret: 'cronwright-jobs',
        cpu: '100m',
        memory: '64Mi',
        allow_http: 'no',
      },
    });
  });

  it.each([
    ['$$(HOME)', '$(HOME)'],
    ['$$$$', '$$'],
    ['$HOME', '$HOME'],
    ['a$', 'a$'],
  ])('reads the argument %s as the kubelet does: %s', (written, read) => {
    const why = 'another query';
    const files = mutated(rich, {
      why,
      file: 'full.yaml',
      from: 'tipo=fim_dia',
      to: `q=${written}`,
    });
    const full = kubernetes.read({ files, runner }).jobs.find(({ job: name }) => name === 'full');
    expect(full?.facts.query?.split('\n')[0]).toBe(`q=${read}`);
  });
});

const file = 'report-manha.yaml';
const campaign = 'processar-campanhas-manha.yaml';
const kustomization = 'kustomization.yaml';

/** Rows against the committed files of the real schedule; `report-manha.yaml` where no file is named. */
const real: readonly Mutation[] = [
  { why: 'an API version that no cluster has any more', from: 'batch/v1', to: 'batch/v1beta1' },
  { why: 'another kind', from: 'kind: CronJob', to: 'kind: Job' },
  { why: 'a field more', from: 'kind: CronJob', to: 'kind: CronJob\nstatus: {}' },
  { why: 'two documents', from: /$/, to: '---\nkind: Secret\n' },
  { why: 'an illegal name', from: 'name: "report-manha"', to: 'name: "report_manha"' },
  { why: 'a name too long for its Jobs', from: '"report-manha"', to: `"${'x'.repeat(53)}"` },
  { why: "another object's name", from: '"report-manha"', to: '"report-tarde"' },
  { why: 'a name unlike its file', from: '"report-manha"', to: '"x-report-manha"' },
  { why: 'no name', from: '  name: "report-manha"\n', to: '' },
  { why: 'another namespace', from: 'namespace: "jobs"', to: 'namespace: "default"' },
  { why: 'nobody prunes it', from: 'by: "cronwright"', to: 'by: "kubectl"' },
  { why: 'no label of the set', from: /\n {4}cronwright.dev\/set: .*/, to: '' },
  { why: 'another set', from: 'set: "cronwright"', to: 'set: "crm"' },
  { why: 'a label that disagrees', from: /category: "report"/g, to: 'category: "sync"' },
  { why: 'a label on the object only', from: 'category: "report"', to: 'category: "reports"' },
  { why: 'a label too few', from: /\n *cronwright.dev\/category: .*/g, to: '' },
  { why: 'a label too many', from: /cronwright.dev\/category: "report"/g, to: 'x: "y"' },
  { why: 'an illegal label', from: /category: "report"/g, to: 'category: "relatório"' },
  {
    why: 'a window that the call lacks',
    file: campaign,
    from: '- "--window"\n',
    to: '- "--job"\n',
  },
  { why: "another job's annotation", from: 'job: "report_manha"', to: 'job: "report_tarde"' },
  { why: 'no annotation of the job', from: /\n *cronwright.dev\/job: .*/, to: '' },
  {
    why: 'an annotation more',
    from: '    cronwright.dev/job',
    to: '    a: b\n    cronwright.dev/job',
  },
  { why: 'more than an object holds', from: 'owner: "', to: `owner: "${'x'.repeat(262_144)}` },
  { why: 'another time', from: '"0 10 * * *"', to: '"0 11 * * *"' },
  { why: 'no schedule', from: /\n *schedule: .*/, to: '' },
  { why: 'another zone', from: 'America/Sao_Paulo', to: 'America/Bahia' },
  { why: "the controller's zone", from: /\n *timeZone: .*/, to: '' },
  { why: 'overlaps', from: 'concurrencyPolicy: Forbid', to: 'concurrencyPolicy: Allow' },
  {
    why: 'a policy that kills',
    from: 'concurrencyPolicy: Forbid',
    to: 'concurrencyPolicy: Replace',
  },
  { why: 'no policy: overlaps by default', from: /\n *concurrencyPolicy: .*/, to: '' },
  { why: 'suspended, nobody knows why', from: 'suspend: false', to: 'suspend: true' },
  { why: 'a text, which the API refuses', from: 'suspend: false', to: 'suspend: "false"' },
  { why: 'no word about suspension', from: /\n *suspend: .*/, to: '' },
  {
    why: 'a reason, and not suspended',
    from: 'owner: "',
    to: 'paused: "x"\n    cronwright.dev/owner: "',
  },
  { why: 'another deadline', from: 'DeadlineSeconds: 300', to: 'DeadlineSeconds: 299' },
  { why: 'a deadline that loses starts', from: 'DeadlineSeconds: 300', to: 'DeadlineSeconds: 9' },
  { why: 'no deadline: late starts after a pause', from: /\n *startingDeadline.*/, to: '' },
  { why: 'no history', from: 'successfulJobsHistoryLimit: 3', to: 'successfulJobsHistoryLimit: 0' },
  { why: 'the history by default', from: /\n *failedJobsHistoryLimit: .*/, to: '' },
  { why: 'six more calls', from: 'backoffLimit: 0', to: 'backoffLimit: 6' },
  { why: 'six more calls, by default', from: /\n *backoffLimit: .*/, to: '' },
  { why: 'two calls at once', from: 'parallelism: 1', to: 'parallelism: 2' },
  { why: 'two calls', from: 'completions: 1', to: 'completions: 2' },
  {
    why: 'killed before its timeout',
    from: 'activeDeadlineSeconds: 420',
    to: 'activeDeadlineSeconds: 300',
  },
  { why: 'never killed', from: /\n *activeDeadlineSeconds: .*/, to: '' },
  { why: 'restarted', from: 'restartPolicy: Never', to: 'restartPolicy: OnFailure' },
  { why: "the API's token in the pod", from: 'Token: false', to: 'Token: true' },
  {
    why: 'variables of every service',
    from: 'enableServiceLinks: false',
    to: 'enableServiceLinks: true',
  },
  { why: 'root', from: 'runAsUser: 65534', to: 'runAsUser: 0' },
  {
    why: 'a named user, which the kubelet refuses',
    from: 'runAsUser: 65534',
    to: 'runAsUser: nobody',
  },
  { why: "root's group", from: /\n *runAsGroup: .*/, to: '' },
  { why: 'perhaps root', from: 'runAsNonRoot: true', to: 'runAsNonRoot: false' },
  { why: 'no seccomp', from: 'RuntimeDefault', to: 'Unconfined' },
  {
    why: 'privileges',
    from: 'allowPrivilegeEscalation: false',
    to: 'allowPrivilegeEscalation: true',
  },
  { why: 'a root file system to write to', from: 'Filesystem: true', to: 'Filesystem: false' },
  { why: 'a capability', from: 'drop: ["ALL"]', to: 'drop: ["NET_RAW"]' },
  {
    why: 'a capability added',
    from: 'drop: ["ALL"]',
    to: 'drop: ["ALL"]\n                  add: ["SYS_ADMIN"]',
  },
  {
    why: 'a second container',
    from: '          volumes:',
    to: '            - name: x\n          volumes:',
  },
  {
    why: 'the network of the node',
    from: 'restartPolicy:',
    to: 'hostNetwork: true\n          restartPolicy:',
  },
  { why: 'another image', from: 'curl:8.11.1', to: 'curl:8.11.2' },
  { why: 'another command', from: '/runner/run-job"', to: '/tmp/run-job"' },
  { why: 'another argument', from: '"POST"', to: '"PUT"' },
  { why: 'an argument that is no text', from: '"300"', to: '300' },
  {
    why: 'a lock that no pod shares',
    from: '- "--log"',
    to: '- "--overlap"\n                - "forbid"\n                - "--log"',
  },
  { why: 'a log nobody reads', from: '"stdout"', to: '"/tmp/log"' },
  { why: 'another job than annotated', from: '- "report_manha"', to: '- "report_tarde"' },
  { why: 'another timeout than the deadline allows', from: '"300"', to: '"301"' },
  { why: 'another target', from: '- "kubernetes"', to: '- "crontab"' },
  { why: 'not gated', from: /\n *- "--gated"/, to: '' },
  { why: 'another query', from: 'tipo=manha', to: 'tipo=tarde' },
  { why: 'a line end in the query', from: 'tipo=manha', to: 'tipo=manha\\na=b' },
  { why: "the kubelet's variable", from: 'tipo=manha', to: 'tipo=$(HOME)' },
  { why: 'no home', from: 'value: /tmp', to: 'value: /' },
  { why: 'another secret', from: 'name: "cronwright-jobs"', to: 'name: "other"' },
  { why: 'the token of somewhere else', from: 'key: JOBS_TOKEN', to: 'key: JOBS_BASE_URL' },
  {
    why: 'starts without a token',
    from: 'key: JOBS_TOKEN',
    to: 'key: JOBS_TOKEN\n                      optional: true',
  },
  { why: 'no start without a live target', from: /\n *optional: true/, to: '' },
  { why: 'no due minute', from: 'batch.kubernetes.io/job-name', to: 'job' },
  {
    why: 'a variable more',
    from: 'env:',
    to: 'env:\n                - name: LD_PRELOAD\n                  value: x',
  },
  {
    why: 'another amount as limit',
    from: /(limits:\n *cpu: )"100m"/,
    to: 'limits:\n                  cpu: "200m"',
  },
  { why: 'another amount', from: /memory: "64Mi"/g, to: 'memory: "65Mi"' },
  { why: 'a runner that can be written', from: /\n *readOnly: true/, to: '' },
  { why: 'another mount', from: 'mountPath: /runner', to: 'mountPath: /run' },
  { why: 'another ConfigMap', from: '"cronwright-run-job"', to: '"crm-run-job"' },
  { why: 'not executable', from: 'defaultMode: 365', to: 'defaultMode: 292' },
  {
    why: 'a mode that YAML versions read differently',
    from: 'defaultMode: 365',
    to: 'defaultMode: 0555',
  },
  {
    why: 'another way to write it that only some read',
    from: 'defaultMode: 365',
    to: 'defaultMode: 0o555',
  },
  { why: 'a folder of the node', from: 'emptyDir: {}', to: 'hostPath: {path: /}' },
  { why: 'a text that is true in YAML 1.1', from: 'restartPolicy: Never', to: 'restartPolicy: no' },
  { why: 'a key twice', from: 'backoffLimit: 0', to: 'backoffLimit: 6\n      backoffLimit: 0' },
  { why: 'an anchor', from: 'emptyDir: {}', to: 'emptyDir: &x {}' },
  { why: 'a tag', from: 'suspend: false', to: 'suspend: !!bool false' },
  { why: 'tabs for blanks', from: '  name', to: '\tname' },
  { why: 'nothing but comments', from: /.*/s, to: '# nothing\n' },
  { why: 'a resource left out', file: kustomization, from: /\n *- "report-manha.*/, to: '' },
  { why: 'a resource twice', file: kustomization, from: '"report-manha', to: '"report-tarde' },
  {
    why: 'a resource from elsewhere',
    file: kustomization,
    from: '- "report',
    to: '- "x.yaml"\n  - "report',
  },
  { why: 'another namespace for all', file: kustomization, from: '"jobs"', to: '"default"' },
  { why: 'another set for all', file: kustomization, from: 'set: "cronwright"', to: 'set: "crm"' },
  {
    why: 'labels that break selectors',
    file: kustomization,
    from: '- pairs',
    to: '- includeSelectors: true\n    pairs',
  },
  {
    why: 'a name that changes with the runner',
    file: kustomization,
    from: 'Hash: true',
    to: 'Hash: false',
  },
  {
    why: 'another ConfigMap for the runner',
    file: kustomization,
    from: '"cronwright-run-job"',
    to: '"run-job"',
  },
  { why: 'another file as runner', file: kustomization, from: '- run-job', to: '- runner' },
  {
    why: 'a prefix for all names',
    file: kustomization,
    from: 'namespace:',
    to: 'namePrefix: x-\nnamespace:',
  },
  {
    why: 'another kind of kustomization',
    file: kustomization,
    from: ': Kustomization',
    to: ': Component',
  },
  { why: 'a kustomization that is no YAML', file: kustomization, from: 'labels:', to: 'labels: [' },
  { why: 'another runner', file: 'run-job', from: 'set -fu', to: 'set -u' },
].map((row) => ({ file, ...row }));

/** Rows against the rich jobs: paused ones, and labels cut to 63 characters. */
const ofRich: readonly Mutation[] = [
  { why: 'resumed', file: 'paused.yaml', from: 'suspend: true', to: 'suspend: false' },
  { why: 'no reason', file: 'paused.yaml', from: /\n *cronwright.dev\/paused: .*/, to: '' },
  { why: 'another time once resumed', file: 'paused.yaml', from: '"0 10 ', to: '"0 11 ' },
  { why: 'a label cut from another name', file: 'dates.yaml', from: /"x{54}-/g, to: '"y-' },
  { why: 'a label cut without a checksum', file: 'dates.yaml', from: /"x{54}-\w{8}"/g, to: '"x"' },
  { why: 'an odd dollar', file: 'full.yaml', from: '"q=\\"$$HOME', to: '"q=\\"$$$HOME' },
  { why: 'a variable behind a dollar', file: 'full.yaml', from: '$$HOME', to: '$$$(HOME)' },
];

describe('a changed CronJob', () => {
  const unchanged = sorted(kubernetes.read({ files: committed(kubernetes), runner: realRunner }));

  it.each(real)('does not read the same, whatever the order: $why', (mutation) => {
    const files = mutated(committed(kubernetes), mutation);
    const changed = sorted(kubernetes.read({ files, runner: realRunner }));
    expect(changed).not.toEqual(unchanged);
    const turned = kubernetes.reordered(files);
    expect(sorted(kubernetes.read({ files: turned, runner: realRunner }))).toEqual(changed);
  });

  it.each(ofRich)('does not read the same: $why', (mutation) => {
    const changed = kubernetes.read({ files: mutated(rich, mutation), runner });
    expect(sorted(changed)).not.toEqual(sorted(kubernetes.read({ files: rich, runner })));
  });

  const without = (name: string) => rich.filter(({ path }) => !path.endsWith(name));
  it.each([
    ['no kustomization', without('kustomization.yaml'), 'there is no kustomization'],
    ['no runner', without('run-job'), 'there is no run-job, which every job calls'],
    ['nothing', [], 'there is no kustomization'],
    ['a CronJob less', without('full.yaml'), 'its resource "full.yaml" is no CronJob here'],
    [
      'a file more',
      [...rich, { path: 'generated/kubernetes/x', text: '' }],
      'nothing reads this file',
    ],
    [
      'a Secret',
      [...rich, { path: 'generated/kubernetes/x.yaml', text: 'kind: Secret\n' }],
      'it holds something other than a CronJob',
    ],
    [
      'an empty object',
      [...rich, { path: 'generated/kubernetes/x.yaml', text: '' }],
      'it holds 0 documents, not one',
    ],
    [
      'a job in a folder below',
      [...rich, { path: 'generated/kubernetes/a/x.yaml', text: '' }],
      'it does not lie beside the others',
    ],
  ])('is a fault: %s', (_, files, what) => {
    const faults = kubernetes.read({ files, runner }).faults.map((fault) => fault.what);
    expect(faults).toContain(what);
  });

  it('says where in the object it is', () => {
    const faultsOf = (from: string, to: string) => {
      const files = mutated(committed(kubernetes), { why: from, file, from, to });
      return kubernetes.read({ files, runner: realRunner }).faults;
    };
    const about = { path: 'generated/kubernetes/report-manha.yaml', job: 'report_manha' };
    expect(faultsOf('backoffLimit: 0', 'backoffLimit: 6')).toEqual([
      { ...about, what: 'spec.jobTemplate.spec.backoffLimit is 6, not 0' },
    ]);
    expect(faultsOf('value: /tmp', 'value: /tmp\n                  x: 1')).toEqual([
      {
        ...about,
        what: 'spec.jobTemplate.spec.template.spec.containers[0].env[0].x has no place here',
      },
    ]);
    expect(faultsOf('restartPolicy: Never', 'restartPolicy: no')).toEqual([
      {
        path: about.path,
        what: 'YAML 1.1 and 1.2 do not read spec.jobTemplate.spec.template.spec.restartPolicy the same',
      },
    ]);
  });

  it.each<[string, readonly string[]]>([
    [
      '/full.yaml',
      [
        'without cronwright.dev/owner: "crm"',
        'without cronwright.dev/description: "on: \\"yes\\""',
        'without cronwright.dev/why: "Não precisa ser contínuo"',
      ],
    ],
    ['/paused.yaml', []],
    ['/kustomization.yaml', []],
  ])('says something else for each line less or more: %s', (end, exceptions) => {
    expect(unnoticed(kubernetes, rich, end)).toEqual(exceptions);
  });

  it('never throws', () => {
    const few = written(kubernetes, settings, jobs.slice(1, 3));
    fc.assert(
      fc.property(broken(few), (files) => {
        kubernetes.read({ files, runner });
        kubernetes.reordered(files);
      }),
      { numRuns: 200 },
    );
  });
});

it('CronJobs in another order say the same', () => {
  const turned = kubernetes.reordered(rich);
  expect(turned[0]).toEqual(rich.at(-1));
  expect(sorted(kubernetes.read({ files: turned, runner }))).toEqual(
    sorted(kubernetes.read({ files: rich, runner })),
  );
});
