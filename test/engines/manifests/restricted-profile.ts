import { type Field, fieldsAt, isMap, valueAt } from './fields.ts';

/*
 * The restricted Pod Security profile, which contains the baseline profile, rule by rule:
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/ (read 23 November 2026,
 * Kubernetes 1.34). "Restricted fields" and "allowed values" are that page's.
 */
interface Rule {
  /** The page's name of the control. */
  readonly control: string;
  /** Fields of a pod (`metadata`, `spec`); `EACH` is every container of every kind. */
  readonly fields: readonly string[];
  readonly allows: (value: unknown) => boolean;
  /** A field that a container leaves out counts as this field of `spec`. */
  readonly inherits?: string;
}

const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);

const podAndEach = (field: string) => [`spec.${field}`, `EACH.${field}`];

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const hooks = ['lifecycle.postStart', 'lifecycle.preStop'];
const safeSysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
];
const volumeTypes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const seLinuxTypes = ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';

/** Stands for every container of every kind. */
const EACH = 'EACH';
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];

/** Baseline first, then what only the restricted profile asks, in the order of the page. */
export const rules: readonly Rule[] = [
  {
    control: 'HostProcess',
    fields: podAndEach('securityContext.windowsOptions.hostProcess'),
    allows: oneOf(undefined, false),
  },
  {
    control: 'Host Namespaces',
    fields: ['spec.hostNetwork', 'spec.hostPID', 'spec.hostIPC'],
    allows: oneOf(undefined, false),
  },
  {
    control: 'Privileged Containers',
    fields: ['EACH.securityContext.privileged'],
    allows: oneOf(undefined, false),
  },
  { control: 'HostPath Volumes', fields: ['spec.volumes[*].hostPath'], allows: oneOf(undefined) },
  { control: 'Host Ports', fields: ['EACH.ports[*].hostPort'], allows: oneOf(undefined, 0) },
  {
    control: 'Host Probes / Lifecycle Hooks',
    fields: [...probes, ...hooks].flatMap((at) => [
      `EACH.${at}.httpGet.host`,
      `EACH.${at}.tcpSocket.host`,
    ]),
    allows: oneOf(undefined, ''),
  },
  {
    control: 'AppArmor',
    fields: podAndEach('securityContext.appArmorProfile.type'),
    allows: oneOf(undefined, 'RuntimeDefault', 'Localhost'),
  },
  {
    control: 'AppArmor',
    fields: ['metadata.annotations'],
    allows: (annotations) =>
      Object.entries(isMap(annotations) ? annotations : {})
        .filter(([key]) => key.startsWith(APP_ARMOR))
        .every(([, value]) => /^(runtime\/default|localhost\/.*)$/.test(String(value))),
  },
  {
    control: 'SELinux',
    fields: podAndEach('securityContext.seLinuxOptions.type'),
    allows: oneOf(undefined, '', ...seLinuxTypes),
  },
  {
    control: 'SELinux',
    fields: [
      ...podAndEach('securityContext.seLinuxOptions.user'),
      ...podAndEach('securityContext.seLinuxOptions.role'),
    ],
    allows: oneOf(undefined, ''),
  },
  {
    control: '/proc Mount Type',
    fields: ['EACH.securityContext.procMount'],
    allows: oneOf(undefined, 'Default'),
  },
  {
    control: 'Sysctls',
    fields: ['spec.securityContext.sysctls[*].name'],
    allows: oneOf(...safeSysctls),
  },
  {
    control: 'Volume Types',
    fields: ['spec.volumes[*]'],
    allows: (volume) =>
      Object.keys(isMap(volume) ? volume : {}).every((key) =>
        ['name', ...volumeTypes].includes(key),
      ),
  },
  {
    control: 'Privilege Escalation',
    fields: ['EACH.securityContext.allowPrivilegeEscalation'],
    allows: oneOf(false),
  },
  {
    control: 'Running as Non-root',
    fields: ['spec.securityContext.runAsNonRoot'],
    allows: oneOf(undefined, true),
  },
  {
    control: 'Running as Non-root',
    fields: ['EACH.securityContext.runAsNonRoot'],
    inherits: 'securityContext.runAsNonRoot',
    allows: oneOf(true),
  },
  {
    control: 'Running as Non-root user',
    fields: podAndEach('securityContext.runAsUser'),
    allows: (user) => user !== 0,
  },
  {
    control: 'Seccomp',
    fields: ['spec.securityContext.seccompProfile.type'],
    allows: oneOf(undefined, 'RuntimeDefault', 'Localhost'),
  },
  {
    control: 'Seccomp',
    fields: ['EACH.securityContext.seccompProfile.type'],
    inherits: 'securityContext.seccompProfile.type',
    allows: oneOf('RuntimeDefault', 'Localhost'),
  },
  {
    control: 'Capabilities',
    fields: ['EACH.securityContext.capabilities.drop'],
    allows: (dropped) => Array.isArray(dropped) && dropped.includes('ALL'),
  },
  {
    control: 'Capabilities',
    fields: ['EACH.securityContext.capabilities.add[*]'],
    allows: oneOf('NET_BIND_SERVICE'),
  },
];

/** What in a pod, or the template of one, the restricted profile forbids; one line a field. */
export function breachesOfRestricted(pod: unknown): readonly string[] {
  return rules.flatMap((rule) => breachesOfRule(rule, pod));
}

/** The same for one rule. */
export function breachesOfRule(rule: Rule, pod: unknown): readonly string[] {
  return fieldsOf(rule, { path: '', value: pod })
    .filter(({ value }) => !rule.allows(value))
    .map(({ path, value }) => `${rule.control}: ${path} is ${JSON.stringify(value) ?? 'absent'}`);
}

function fieldsOf({ fields, inherits }: Rule, pod: Field): readonly Field[] {
  const ofPod = inherits === undefined ? undefined : valueAt(pod.value, `spec.${inherits}`);
  return fields
    .flatMap((path) => (path.startsWith(EACH) ? inEachContainer(path) : [path]))
    .flatMap((path) => fieldsAt(pod, path))
    .map(({ path, value }) => ({ path, value: value ?? ofPod }));
}

function inEachContainer(path: string): readonly string[] {
  return containerLists.map((list) => path.replace(EACH, `spec.${list}[*]`));
}
