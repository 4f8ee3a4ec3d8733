import { createHash } from 'node:crypto';
import { longestLabelValue, longestName } from './dialect.ts';

/** The file that applies all others; kustomize knows it by this name. */
export const kustomizationName = 'kustomization';

/**
 * A job's name as the name of its CronJob and of its file: hyphens for underscores, which keeps
 * different names different. A name that is too long, ends in an underscore or is taken by the
 * kustomization is cut and gets eight digits of the job name's checksum.
 */
export function objectName(job: string): string {
  const plain = job.replaceAll('_', '-');
  const fits = plain.length <= longestName && !plain.endsWith('-');
  return fits && plain !== kustomizationName
    ? plain
    : `${cut(plain, longestName)}-${checksum(job)}`;
}

/** A category's or window's name as a label's value: underscores may stay, but not at the end. */
export function labelValue(name: string): string {
  const fits = name.length <= longestLabelValue && !name.endsWith('_');
  return fits ? name : `${cut(name, longestLabelValue)}-${checksum(name)}`;
}

/** The ConfigMap with the runner: one for each set, so that two sets can share a namespace. */
export function runnerName(set: string): string {
  return `${set}-run-job`;
}

/** The ConfigMap that pauses jobs at run time: people make it, cronwright never does. */
export function switchName(set: string): string {
  return `${set}-switch`;
}

/** What is left of a name beside a hyphen and a checksum, without separators at its end. */
function cut(name: string, longest: number): string {
  return name.slice(0, longest - 9).replace(/[-_]+$/, '');
}

function checksum(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}
