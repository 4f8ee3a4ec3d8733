import { type Field, fieldsAt, isMap, valueAt } from './fields.ts';

/*
 * What the API server refuses in a CronJob and no offline decoder does. Sources, read 23 November 2026:
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ and
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
const dnsLabel = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const labelValue = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const labelKey =
  /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** A CronJob's name leaves 11 of 63 characters to the controller, for its jobs. */
const LONGEST_NAME = 52;

/** Where an object keeps metadata: its own, its jobs' and its pods'. */
const metadata = [
  'metadata',
  'spec.jobTemplate.metadata',
  'spec.jobTemplate.spec.template.metadata',
];

interface CronJobRule {
  readonly field: string;
  readonly says: string;
  readonly allows: (value: unknown) => boolean;
}

const cronJobRules: readonly CronJobRule[] = [
  {
    field: 'metadata.name',
    says: `is no DNS label of at most ${LONGEST_NAME} characters`,
    allows: (name) => matches(dnsLabel)(name) && String(name).length <= LONGEST_NAME,
  },
  {
    field: 'metadata.namespace',
    says: 'is no DNS label',
    allows: (namespace) => namespace === undefined || matches(dnsLabel)(namespace),
  },
  {
    field: 'spec.schedule',
    says: 'names a zone inside the schedule',
    allows: (schedule) => !String(schedule).includes('TZ'),
  },
  {
    field: 'spec.startingDeadlineSeconds',
    says: 'is under 10: the controller looks every 10 seconds',
    allows: (seconds) => seconds === undefined || Number(seconds) >= 10,
  },
  {
    field: 'spec.jobTemplate.spec.template.spec.restartPolicy',
    says: 'is neither OnFailure nor Never',
    allows: (policy) => policy === 'OnFailure' || policy === 'Never',
  },
];

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** What the API server would refuse in a CronJob; one line a field. */
export function breachesOfCronJob(object: unknown): readonly string[] {
  return cronJobRules
    .map((rule) => ({ ...rule, value: valueAt(object, rule.field) }))
    .filter(({ allows, value }) => !allows(value))
    .map(({ field, value, says }) => `${field} ${JSON.stringify(value) ?? '(absent)'} ${says}`);
}

/** Labels and annotations of any object that the API server would refuse. */
export function breachesOfMetadata(object: unknown): readonly string[] {
  const root: Field = { path: '', value: object };
  return metadata.flatMap((path) => [
    ...breachesOfPairs(fieldsAt(root, `${path}.labels`), matches(labelValue)),
    ...breachesOfPairs(fieldsAt(root, `${path}.annotations`), (text) => typeof text === 'string'),
  ]);
}

function breachesOfPairs(
  maps: readonly Field[],
  allows: (value: unknown) => boolean,
): readonly string[] {
  return maps.flatMap(({ path, value }) =>
    Object.entries(isMap(value) ? value : {})
      .filter(([key, text]) => !labelKey.test(key) || !allows(text))
      .map(([key, text]) => `${path} may not hold ${key}: ${JSON.stringify(text)}`),
  );
}
