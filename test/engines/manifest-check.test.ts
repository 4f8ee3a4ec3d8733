import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { checkManifests } from './manifest-check.ts';
import { valueAt } from './manifests/fields.ts';
import { kustomize } from './manifests/kubectl.ts';
import { breachesOfRestricted, breachesOfRule, rules } from './manifests/restricted-profile.ts';

const good = `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
  namespace: jobs
  labels: { app.kubernetes.io/managed-by: cronwright }
spec:
  schedule: '0 8 * * 1-5'
  timeZone: America/Sao_Paulo
  suspend: false
  startingDeadlineSeconds: 300
  jobTemplate:
    spec:
      backoffLimit: 0
      template:
        spec:
          restartPolicy: Never
          enableServiceLinks: false
          hostNetwork: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 65534
            seccompProfile: { type: RuntimeDefault }
          containers:
            - name: run
              image: example.org/curl:1
              command: [sh, /runner/run-job]
              resources: { limits: { memory: 32Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: tmp, mountPath: /tmp }]
          volumes: [{ name: tmp, emptyDir: {} }]
`;
const podSpec = 'spec.jobTemplate.spec.template.spec';
const container = `${podSpec}.containers.0`;

/** The good manifest with one value put at a path; `undefined` takes what is there out. */
function changed(path: string, value: unknown): string {
  const object: unknown = parse(good);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = object as Record<string, unknown>;
  for (const step of steps) {
    at[step] ??= {};
    at = at[step] as Record<string, unknown>;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
  return stringify(object);
}

test('a good CronJob passes', async () => {
  expect(await checkManifests(good)).toEqual([]);
});

describe('flags', () => {
  test.each([
    ['an unknown field', 'spec.concurrencyPolicyy', 'Forbid', 'not a field Kubernetes knows'],
    ['an unknown field that is false', 'spec.suspended', false, 'not a field Kubernetes knows'],
    ['an unknown field that is empty', `${podSpec}.volumess`, {}, 'not a field Kubernetes knows'],
    ['a wrong type, by the schema', 'spec.timeZone', 5, 'schema: '],
    ['a wrong type, by kubectl', 'spec.timeZone', 5, 'cannot unmarshal number'],
    ['a wrong type in the pod', `${container}.command`, 'sh', 'cannot unmarshal string'],
    ['a missing schedule', 'spec.schedule', undefined, 'required property schedule'],
    ['a wrong policy', 'spec.concurrencyPolicy', 'Never', 'schema: '],
    ['a restart policy for services', `${podSpec}.restartPolicy`, 'Always', 'OnFailure nor Never'],
    ['a name of 53 characters', 'metadata.name', 'a'.repeat(53), 'at most 52'],
    ['a name with a dot', 'metadata.name', 'a.b', 'is no DNS label'],
    ['a namespace in capitals', 'metadata.namespace', 'Jobs', 'is no DNS label'],
    ['a zone in the schedule', 'spec.schedule', 'TZ=UTC 0 8 * * *', 'names a zone'],
    ['a deadline of 5 seconds', 'spec.startingDeadlineSeconds', 5, 'under 10'],
    ['a label value with a blank', 'metadata.labels', { a: 'b c' }, 'may not hold a: "b c"'],
    ['a label key with a blank', 'metadata.labels', { 'a b': 'c' }, 'may not hold a b'],
    ['an annotation that is a number', 'metadata.annotations', { a: 1 }, 'may not hold a: 1'],
    ['a missing kind', 'kind', undefined, 'no check for this kind'],
  ])('%s', async (_, path, value, message) => {
    expect((await checkManifests(changed(path, value))).join('\n')).toContain(message);
  });

  test('a value that YAML 1.1 reads otherwise', async () => {
    const text = good.replace('timeZone: America/Sao_Paulo', 'timeZone: on');
    expect((await checkManifests(text)).join('\n')).toContain('cannot unmarshal bool');
  });

  test('an unknown key of a ConfigMap, an unknown kind, no object', async () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
    expect(await checkManifests(`${map}data: { run-job: x }\n`)).toEqual([]);
    expect((await checkManifests(`${map}dataa: {}\n`)).join()).toContain('knows: .dataa');
    expect((await checkManifests(`${map}data: { a: 1 }\n`)).join()).toContain('schema: ');
    expect((await checkManifests(good.replace('CronJob', 'Pod'))).join()).toContain('no check');
    expect(await checkManifests('')).toEqual(['no object in it']);
  });
});

/** One breach of each control of the restricted profile. */
const breaches: readonly (readonly [control: string, path: string, value: unknown])[] = [
  ['HostProcess', `${podSpec}.securityContext.windowsOptions`, { hostProcess: true }],
  ['Host Namespaces', `${podSpec}.hostNetwork`, true],
  ['Host Namespaces', `${podSpec}.hostPID`, true],
  ['Host Namespaces', `${podSpec}.hostIPC`, true],
  ['Privileged Containers', `${container}.securityContext.privileged`, true],
  ['HostPath Volumes', `${podSpec}.volumes`, [{ name: 'a', hostPath: { path: '/' } }]],
  ['Host Ports', `${container}.ports`, [{ containerPort: 80, hostPort: 80 }]],
  ['Host Probes / Lifecycle Hooks', `${container}.lifecycle.preStop.httpGet.host`, 'example.org'],
  ['AppArmor', `${container}.securityContext.appArmorProfile.type`, 'Unconfined'],
  [
    'AppArmor',
    'spec.jobTemplate.spec.template.metadata.annotations',
    { 'container.apparmor.security.beta.kubernetes.io/run': 'unconfined' },
  ],
  ['SELinux', `${podSpec}.securityContext.seLinuxOptions.type`, 'spc_t'],
  ['SELinux', `${container}.securityContext.seLinuxOptions.role`, 'sysadm_r'],
  ['/proc Mount Type', `${container}.securityContext.procMount`, 'Unmasked'],
  ['Sysctls', `${podSpec}.securityContext.sysctls`, [{ name: 'kernel.msgmax', value: '1' }]],
  ['Volume Types', `${podSpec}.volumes`, [{ name: 'a', nfs: { server: 'a', path: '/' } }]],
  ['Privilege Escalation', `${container}.securityContext.allowPrivilegeEscalation`, undefined],
  ['Running as Non-root', `${podSpec}.securityContext.runAsNonRoot`, undefined],
  ['Running as Non-root', `${podSpec}.securityContext.runAsNonRoot`, false],
  ['Running as Non-root', `${container}.securityContext.runAsNonRoot`, false],
  ['Running as Non-root user', `${podSpec}.securityContext.runAsUser`, 0],
  ['Running as Non-root user', `${container}.securityContext.runAsUser`, 0],
  ['Seccomp', `${podSpec}.securityContext.seccompProfile`, undefined],
  ['Seccomp', `${podSpec}.securityContext.seccompProfile.type`, 'Unconfined'],
  ['Seccomp', `${container}.securityContext.seccompProfile`, { type: 'Unconfined' }],
  ['Capabilities', `${container}.securityContext.capabilities`, undefined],
  ['Capabilities', `${container}.securityContext.capabilities.drop`, ['NET_RAW']],
  ['Capabilities', `${container}.securityContext.capabilities.add`, ['SYS_TIME']],
];

describe('the restricted profile', () => {
  const podWith = (path: string, value: unknown): unknown =>
    valueAt(parse(changed(path, value)), 'spec.jobTemplate.spec.template');
  const breachesWith = (path: string, value: unknown) => breachesOfRestricted(podWith(path, value));

  test.each(breaches)('%s: %s %j', (control, path, value) => {
    expect(breachesWith(path, value).join('\n')).toMatch(new RegExp(`^${control}: `, 'm'));
  });

  test('each rule is seen to fail above', () => {
    const pods = breaches.map(([, path, value]) => podWith(path, value));
    for (const rule of rules) {
      const breached = pods.filter((pod) => breachesOfRule(rule, pod).length > 0);
      expect(breached, `${rule.control}: ${rule.fields}`).not.toEqual([]);
    }
  });

  test('a container of another kind counts as well', () => {
    const init = [{ name: 'a', image: 'a', securityContext: { allowPrivilegeEscalation: true } }];
    expect(breachesWith(`${podSpec}.initContainers`, init)).toEqual([
      'Privilege Escalation: spec.initContainers[0].securityContext.allowPrivilegeEscalation is true',
      'Capabilities: spec.initContainers[0].securityContext.capabilities.drop is absent',
    ]);
  });

  test('what it allows passes', () => {
    expect(
      breachesWith(`${container}.securityContext.capabilities.add`, ['NET_BIND_SERVICE']),
    ).toEqual([]);
    expect(breachesWith(`${podSpec}.volumes`, [{ name: 'a', projected: { sources: [] } }])).toEqual(
      [],
    );
    expect(
      breachesWith(`${container}.securityContext.seccompProfile`, { type: 'Localhost' }),
    ).toEqual([]);
  });
});

test('kubectl kustomize builds a folder, and says why it cannot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    writeFileSync(join(folder, 'report.yaml'), good);
    writeFileSync(join(folder, 'run-job'), '#!/bin/sh\n');
    const map = 'configMapGenerator:\n  - { name: runner, namespace: jobs, files: [run-job] }\n';
    writeFileSync(join(folder, 'kustomization.yaml'), `resources: [report.yaml]\n${map}`);
    expect(await checkManifests(await kustomize(folder))).toEqual([]);
    rmSync(join(folder, 'report.yaml'));
    await expect(kustomize(folder)).rejects.toThrow('report.yaml');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
