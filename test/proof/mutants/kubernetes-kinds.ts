import { type Kind, replacing, withFile, without } from './kinds.ts';

const manifest = /\/(?!kustomization)[^/]+\.yaml$/;
const kustomization = /\/kustomization\.yaml$/;

function inFile(
  path: RegExp,
  name: string,
  pattern: RegExp,
  replacement: string | ((match: RegExpExecArray) => string | undefined),
): Kind {
  return {
    name,
    level: 'fact',
    target: 'kubernetes',
    plant: replacing(path, pattern, replacement),
  };
}

type Row = readonly [name: string, pattern: RegExp, replacement: string];

/** Mistakes in a CronJob. */
const inManifests: readonly Row[] = [
  ['another kind of object', /^kind: CronJob/m, 'kind: Job'],
  ['another version of the interface', /^apiVersion: batch\/v1/m, 'apiVersion: batch/v1beta1'],
  ['another name', /(?<=^ {2}name: ")/m, 'x-'],
  ['a name that is too long', /(?<=^ {2}name: ")/m, 'x'.repeat(60)],
  ['another namespace', /(?<=^ {2}namespace: ")jobs/m, 'default'],
  ['no namespace', /^ {2}namespace: .*\n/m, ''],
  ['another set', /(?<=^ {4}cronwright\.dev\/set: ")cronwright/m, 'other'],
  ['no label of ours', /^ {4}app\.kubernetes\.io\/managed-by: .*\n/m, ''],
  ['another category in the label', /(?<=^ {4}cronwright\.dev\/category: ")/m, 'x'],
  ['another job in the annotation', /(?<=cronwright\.dev\/job: ")/, 'x'],
  ['no annotation', /^ {4}cronwright\.dev\/job: .*\n/m, ''],
  ['overlapping runs allowed', /concurrencyPolicy: Forbid/, 'concurrencyPolicy: Allow'],
  ['runs that end one another', /concurrencyPolicy: Forbid/, 'concurrencyPolicy: Replace'],
  ['no word of overlapping', /^ {2}concurrencyPolicy: .*\n/m, ''],
  ['overlapping runs forbidden', /concurrencyPolicy: Allow/, 'concurrencyPolicy: Forbid'],
  ['suspended', /suspend: false/, 'suspend: true'],
  ['not suspended', /suspend: true/, 'suspend: false'],
  ['no word of suspending', /^ {2}suspend: .*\n/m, ''],
  ['another deadline', /startingDeadlineSeconds: \d+/, 'startingDeadlineSeconds: 3600'],
  ['a deadline that is too short', /startingDeadlineSeconds: \d+/, 'startingDeadlineSeconds: 5'],
  ['no deadline', /^ {2}startingDeadlineSeconds: .*\n/m, ''],
  ['no history of failures', /failedJobsHistoryLimit: 3/, 'failedJobsHistoryLimit: 0'],
  ['retries', /backoffLimit: 0/, 'backoffLimit: 6'],
  ['no word of retries', /^ {6}backoffLimit: .*\n/m, ''],
  ['two at once', /parallelism: 1/, 'parallelism: 2'],
  ['two in a row', /completions: 1/, 'completions: 2'],
  [
    'an end before the call has timed out',
    /activeDeadlineSeconds: \d+/,
    'activeDeadlineSeconds: 10',
  ],
  ['no end', /^ {6}activeDeadlineSeconds: .*\n/m, ''],
  ['restarts', /restartPolicy: Never/, 'restartPolicy: OnFailure'],
  [
    'a token of the cluster',
    /automountServiceAccountToken: false/,
    'automountServiceAccountToken: true',
  ],
  ['links to services', /enableServiceLinks: false/, 'enableServiceLinks: true'],
  ['root', /runAsNonRoot: true/, 'runAsNonRoot: false'],
  ['the user 0', /runAsUser: 65534/, 'runAsUser: 0'],
  ['another group', /^ {12}runAsGroup: .*\n/m, ''],
  ['no filter of system calls', /type: RuntimeDefault/, 'type: Unconfined'],
  ['another image', /(?<=image: ")curlimages\/curl/, 'evil/curl'],
  ['another command', /"\/runner\/run-job"\]/, '"/tmp/run-job"]'],
  ['no command', /^ {14}command: .*\n/m, ''],
  ['another job called', /(?<=- "--job"\n {16}- ")/, 'x'],
  ['another target', /(?<=- "--target"\n {16}- ")kubernetes/, 'crontab'],
  ['another method', /(?<=- "--method"\n {16}- ")\w+/, 'DELETE'],
  ['another timeout', /(?<=- "--timeout"\n {16}- ")\d+/, '7'],
  ['another grace', /(?<=- "--grace"\n {16}- ")\d+/, '7'],
  ['no grace', /^ {16}- "--grace"\n {16}- "\d+"\n/m, ''],
  [
    'a clock of its own',
    /^ {16}- "--grace"\n/m,
    '                - "--due"\n                - "05:00"\n                - "--zone"\n                - "UTC"\n                - "--grace"\n',
  ],
  ['another number of attempts', /(?<=- "--attempts"\n {16}- ")\d+/, '2'],
  ['another wait', /(?<=- "--backoff"\n {16}- ")\d+/, '7'],
  ['no word of repeating timeouts', /^ {16}- "--retry-timeouts"\n/m, ''],
  ['no record', /^ {16}- "--record"\n {16}- "full"\n/m, ''],
  ['a record of other columns', /(?<=- "--record"\n {16}- ")full/, 'base'],
  ['an end that is written otherwise', /(?<=- "--record-end"\n {16}- ")upsert/, 'patch'],
  ['no address of the table', / {16}- name: JOBS_LOG_URL\n(?: {18}.*\n)+/, ''],
  [
    'a key of the table in the open',
    /name: JOBS_LOG_KEY\n(?: {18}.*\n)+/,
    'name: JOBS_LOG_KEY\n                  value: abc\n',
  ],
  ['a table that must be there', /(?<=key: JOBS_LOG_KEY\n) {22}optional: true\n/, ''],
  ['no gate', /^ {16}- "--gated"\n/m, ''],
  ['no word of plain HTTP', /^ {16}- "--allow-http"\n/m, ''],
  ['another header for the token', /X-Api-Key/, 'X-Other'],
  ['another place for the log', /(?<=- "--log"\n {16}- ")stdout/, 'syslog'],
  ['by hand', /(?<=- "--trigger"\n {16}- ")schedule/, 'manual'],
  ['another path', /(?<=- ")\/jobs\//, '/other/'],
  ['a part of the query less', /^ {16}- "depth=2"\n/m, ''],
  ['a variable that the kubelet fills in', /(?<=- ")\/jobs\//, '/$(JOBS_TOKEN)/'],
  ['a dollar that begins a variable', /\$\$HOME/, '$(HOME)'],
  ['another secret', /(?<= {22}name: ")cronwright-jobs/, 'other'],
  ['another key of the secret', /(?<=key: )JOBS_TOKEN/, 'JOBS_BASE_URL'],
  ['no token', / {16}- name: JOBS_TOKEN\n(?: {18}.*\n)+/, ''],
  [
    'a token in the open',
    /name: HOME\n {18}value: \/tmp/,
    'name: JOBS_TOKEN\n                  value: abc',
  ],
  ['a live target in the open', /name: HOME\n/, 'name: JOBS_LIVE_TARGET\n'],
  ['no switch', / {16}- name: JOBS_PAUSED\n(?: {18}.*\n)+/, ''],
  [
    'a switch that must be there',
    /^ {22}key: JOBS_PAUSED\n {22}optional: true\n/m,
    '                      key: JOBS_PAUSED\n',
  ],
  ['the switch of another set', /(?<=configMapKeyRef:\n {22}name: ")cronwright/, 'other'],
  ['another key of the switch', /key: JOBS_PAUSED/, 'key: JOBS_OTHER'],
  ['a switch in the open', /name: HOME\n/, 'name: JOBS_PAUSED\n'],
  ['no name of the Job', /JOBS_KUBERNETES_JOB/, 'JOBS_OTHER'],
  ['another field for it', /batch\.kubernetes\.io\/job-name/, 'job-name'],
  ['more memory', /(?<=requests:\n {18}cpu: ".*"\n {18}memory: ")64Mi/, '64Gi'],
  ['more power', /allowPrivilegeEscalation: false/, 'allowPrivilegeEscalation: true'],
  ['a root that can be written', /readOnlyRootFilesystem: true/, 'readOnlyRootFilesystem: false'],
  ['capabilities', /drop: \["ALL"\]/, 'drop: []'],
  ['the runner elsewhere', /mountPath: \/runner/, 'mountPath: /else'],
  ['a runner that can be written', /readOnly: true/, 'readOnly: false'],
  ['no room for temporary files', / {16}- name: tmp\n {18}mountPath: \/tmp\n/, ''],
  ['the runner of another set', /(?<=configMap:\n {16}name: ")cronwright/, 'other'],
  ['a runner that nobody may run', /defaultMode: 365/, 'defaultMode: 292'],
  ['a mode that is read as decimal', /defaultMode: 365/, 'defaultMode: 555'],
  ['files of the host', /emptyDir: \{\}/, 'hostPath: { path: / }'],
  [
    'the network of the host',
    /^ {10}restartPolicy: Never/m,
    '          hostNetwork: true\n          restartPolicy: Never',
  ],
  ['a misspelled key', /concurrencyPolicy:/, 'concurrencyPolicyy:'],
  ['a key twice', /^ {2}suspend: false/m, '  suspend: true\n  suspend: false'],
  ['YAML that does not parse', /^spec:/m, 'spec: ]['],
  ['a second document', /^apiVersion: batch\/v1/m, 'a: 1\n---\napiVersion: batch/v1'],
];

/** Mistakes in the kustomization. */
const inKustomization: readonly Row[] = [
  ['a job that is not applied', /^ {2}- ".*\.yaml"\n/m, ''],
  ['a file that is not there', /^resources:\n/m, 'resources:\n  - "other.yaml"\n'],
  ['another namespace for all', /(?<=^namespace: ")jobs/m, 'default'],
  ['another set for all', /(?<=cronwright\.dev\/set: ")cronwright/, 'other'],
  [
    'a runner under a name with a checksum',
    /disableNameSuffixHash: true/,
    'disableNameSuffixHash: false',
  ],
  ['another name of the runner', /(?<=- name: ")cronwright-run-job/, 'other'],
  ['no file of the runner', /- run-job/, '- other'],
  ['a prefix for all names', /^resources:\n/m, 'namePrefix: x-\nresources:\n'],
  ['a patch', /^resources:\n/m, 'patches: [{ path: x.yaml }]\nresources:\n'],
];

function planted(name: string, plant: Kind['plant']): Kind {
  return { name, level: 'fact', target: 'kubernetes', plant };
}

export const kubernetesKinds: readonly Kind[] = [
  ...inManifests.map(([name, pattern, replacement]) =>
    inFile(manifest, name, pattern, replacement),
  ),
  ...inKustomization.map(([name, pattern, replacement]) =>
    inFile(kustomization, name, pattern, replacement),
  ),
  planted('a manifest missing', without(manifest)),
  planted(
    'a manifest twice',
    withFile(manifest, 'copy.yaml', (text) => text),
  ),
  planted(
    'a job that the source lacks',
    withFile(manifest, 'stranger.yaml', (text) => text.replaceAll(/early|hourly/g, 'stranger')),
  ),
  planted(
    'a file that nobody reads',
    withFile(manifest, 'notes.txt', () => 'hello\n'),
  ),
  planted('no kustomization', without(kustomization)),
  planted('no runner', without(/\/run-job$/)),
  planted('another runner in the file', replacing(/\/run-job$/, /set -fu/, 'set -f')),
];
