import { longestRun, type ReadCall, readCall } from '../../../read-back/call.ts';
import { excerpt } from '../../../read-back/excerpt.ts';
import { baseName } from '../../../read-back/folder.ts';
import { type Found, type Match, match, textsOf, wordOf } from '../../../read-back/shape.ts';
import { readYaml } from '../../../read-back/yaml.ts';
import { given, together } from '../../facts.ts';
import type { Facts, ReadFault, ReadJob, WrittenFile } from '../../types.ts';
import { cronJobs } from './manifest.ts';
import { type ReadAnnotations, type ReadLabels, readAnnotations, readLabels } from './metadata.ts';

/** An object, and what it says that has to agree with its neighbours. */
export interface ReadCronJob {
  readonly path: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly set?: string;
  readonly job?: ReadJob;
  readonly faults: readonly ReadFault[];
}

/** A file that holds one CronJob and nothing else. */
export function readCronJob(file: WrittenFile): ReadCronJob {
  const known = readBefore.get(file);
  if (known) return known;
  const read = cronJobIn(file);
  readBefore.set(file, read);
  return read;
}

/** Files are read again in another order, where each still says the same. */
const readBefore = new WeakMap<WrittenFile, ReadCronJob>();

function cronJobIn(file: WrittenFile): ReadCronJob {
  const { path } = file;
  // kubectl reads YAML 1.1 (sigs.k8s.io/yaml), kustomize 1.2: what they read differently is no good.
  const yaml = readYaml(file.text, ['1.2', '1.1']);
  if (yaml.kind === 'unreadable') return { path, faults: [{ path, what: yaml.why }] };
  if (!(yaml.value instanceof Map) || yaml.value.get('kind') !== 'CronJob') {
    return { path, faults: [{ path, what: 'it holds something other than a CronJob' }] };
  }
  const { found, faults } = matched(yaml.value);
  const call = readCall(textsOf(found, 'args').map(kubeletReads), {
    own: [],
    always: { '--log': 'stdout', '--trigger': 'schedule' },
  });
  const labels = readLabels(found.get('labels'), call.facts);
  const annotations = readAnnotations(found.get('annotations'));
  const parts: Parts = { found, call, labels, annotations };
  const job = readJob(parts, path);
  const ofCall = found.has('args') ? call.faults : [];
  const all = [...faults, ...ofCall, ...labels.faults, ...annotations.faults];
  return {
    path,
    ...word(found, 'name'),
    ...word(found, 'namespace'),
    ...(labels.set === undefined ? {} : { set: labels.set }),
    ...(job ? { job } : {}),
    faults: [...all, ...nameFaults(found, path), ...objectFaults(parts), ...callFaults(parts)].map(
      (what) => (job ? { path, what, job: job.job } : { path, what }),
    ),
  };
}

/** By its call, which says whether its runs are recorded; the environment has to agree. */
function matched(value: unknown): Match {
  const plain = match(value, cronJobs.notRecorded);
  const isRecorded = textsOf(plain.found, 'args').includes('--record');
  return isRecorded ? match(value, cronJobs.recorded) : plain;
}

interface Parts {
  readonly found: Found;
  readonly call: ReadCall;
  readonly labels: ReadLabels;
  readonly annotations: ReadAnnotations;
}

/** An argument as the program gets it: third_party/forked/golang/expansion. */
function kubeletReads(argument: string): string {
  return argument.replaceAll('$$', () => '$');
}

function readJob({ found, call, labels, annotations }: Parts, path: string): ReadJob | undefined {
  const job = annotations.job ?? call.job;
  if (job === undefined) return undefined;
  const expression = wordOf(found, 'schedule');
  const zone = wordOf(found, 'timeZone');
  const own = given({
    overlap: overlapOf(found),
    paused: wordOf(found, 'paused'),
    deadline: wordOf(found, 'deadline'),
    set: labels.set,
    namespace: wordOf(found, 'namespace'),
    image: wordOf(found, 'image'),
    secret: wordOf(found, 'secret'),
    cpu: wordOf(found, 'cpu'),
    memory: wordOf(found, 'memory'),
  });
  const entry = expression === undefined ? [] : [{ expression, ...(zone ? { zone } : {}) }];
  return { job, path, entries: entry, facts: together(call.facts, own) };
}

function word(found: Found, name: string): Facts {
  const value = wordOf(found, name);
  return value === undefined ? {} : { [name]: value };
}

/** CronJobSpec: Forbid passes a start over while the last still runs; Replace would kill that one. */
function overlapOf(found: Found): string | undefined {
  switch (found.get('concurrencyPolicy')) {
    case 'Forbid':
      return 'forbid';
    case 'Allow':
      return 'allow';
    default:
      return undefined;
  }
}

/** At most 52, because the controller appends up to 11 to 63; a label, because pods are called so. */
const legalName = /^[a-z0-9]([-a-z0-9]{0,50}[a-z0-9])?$/;

/** A file is called like its object, so that both can be found by either name. */
function nameFaults(found: Found, path: string): readonly string[] {
  const name = wordOf(found, 'name');
  if (name === undefined) return [];
  const its = excerpt(name);
  return [
    ...(legalName.test(name) ? [] : [`metadata.name is ${its}: no name of a CronJob`]),
    ...(baseName(path) === `${name}.yaml` ? [] : [`metadata.name is ${its}, unlike its file's`]),
  ];
}

/** Seconds below which the controller, which looks every ten, may miss a start for ever. */
const shortestDeadline = 30;

function objectFaults({ found, labels, annotations }: Parts): readonly string[] {
  const policy = wordOf(found, 'concurrencyPolicy');
  const runner = wordOf(found, 'runner');
  const pauses = wordOf(found, 'switch');
  const paused = wordOf(found, 'paused');
  return [
    ...(policy === undefined || policy === 'Forbid' || policy === 'Allow'
      ? []
      : [`spec.concurrencyPolicy is ${excerpt(policy)}, not Forbid or Allow`]),
    ...(Number(wordOf(found, 'deadline')) < shortestDeadline
      ? [`spec.startingDeadlineSeconds is below ${shortestDeadline}`]
      : []),
    ...(paused === undefined || paused === annotations.paused
      ? []
      : ['spec.suspend and the annotation that says why do not agree']),
    ...(runner === undefined || runner === `${labels.set}-run-job`
      ? []
      : [`the ConfigMap of the runner is ${excerpt(runner)}, not that of its set`]),
    ...(pauses === undefined || pauses === `${labels.set}-switch`
      ? []
      : [`the ConfigMap of the switch is ${excerpt(pauses)}, not that of its set`]),
  ];
}

/** Seconds to fetch the image and to say why a call failed, behind the longest that a run may take. */
const slack = 120;

/** What the call and the object around it say of the same thing. */
function callFaults({ found, call, annotations }: Parts): readonly string[] {
  const longest = longestRun(call.facts);
  const seconds = wordOf(found, 'activeDeadline');
  const enough = String((longest ?? 0) + slack);
  return [
    ...(annotations.job === undefined || call.job === undefined || annotations.job === call.job
      ? []
      : [`the annotation names another job than --job ${excerpt(call.job)}`]),
    ...(longest === undefined || seconds === undefined || seconds === enough
      ? []
      : [`activeDeadlineSeconds is ${seconds}, not ${slack} more than a run may take`]),
    ...textsOf(found, 'args')
      .filter((argument) => argument.replaceAll('$$', '').includes('$('))
      .map((argument) => `the kubelet reads a variable in ${excerpt(argument)}`),
  ];
}
