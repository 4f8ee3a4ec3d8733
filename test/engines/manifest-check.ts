import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { parseAllDocuments, stringify } from 'yaml';
import { breachesOfCronJob, breachesOfMetadata } from './manifests/cronjob-rules.ts';
import { isMap, valueAt } from './manifests/fields.ts';
import { lostInTypedDecode } from './manifests/kubectl.ts';
import { breachesOfRestricted } from './manifests/restricted-profile.ts';

/** How one kind of object is checked; a line a breach. */
type Check = (object: unknown, text: string) => Promise<readonly string[]>;

const checks: Readonly<Record<string, Check>> = {
  'batch/v1 CronJob': async (object, text) => [
    ...breachesOfSchema(() => new CronJob(object as ConstructorParameters<typeof CronJob>[0])),
    ...(await lostInTypedDecode(text, object)),
    ...breachesOfCronJob(object),
    ...breachesOfRestricted(valueAt(object, 'spec.jobTemplate.spec.template')),
  ],
  'v1 ConfigMap': async (object) => [
    ...breachesOfSchema(() => new ConfigMap(object as ConstructorParameters<typeof ConfigMap>[0])),
    ...unknownKeys(object, ['apiVersion', 'kind', 'metadata', 'data', 'binaryData', 'immutable']),
  ],
};

/** JSON schema made from Kubernetes' OpenAPI document: types, enumerations, required fields. */
function breachesOfSchema(make: () => { validate(): void }): readonly string[] {
  try {
    make().validate();
    return [];
  } catch (error) {
    return [error instanceof Error ? `schema: ${error.message}` : String(error)];
  }
}

/** kubectl decodes only what has a pod template; elsewhere the keys are few enough to be named. */
function unknownKeys(object: unknown, known: readonly string[]): readonly string[] {
  return Object.keys(isMap(object) ? object : {})
    .filter((key) => !known.includes(key))
    .map((key) => `not a field Kubernetes knows: .${key}`);
}

/**
 * What is wrong with the objects of a YAML text, each line led by the object's kind and name.
 * A kind that no check is written for is wrong, too.
 */
export async function checkManifests(yaml: string): Promise<readonly string[]> {
  const documents = parseAllDocuments(yaml);
  if ('empty' in documents) return ['no object in it'];
  const found: string[] = [];
  for (const document of documents) {
    const object: unknown = document.toJS();
    const kind = `${valueAt(object, 'apiVersion')} ${valueAt(object, 'kind')}`;
    const check = checks[kind];
    const breaches = [
      ...document.errors.map(({ message }) => message),
      ...breachesOfMetadata(object),
      ...(check
        ? await check(object, documents.length > 1 ? stringify(object) : yaml)
        : ['no check for this kind']),
    ];
    found.push(...breaches.map((text) => `${kind} ${valueAt(object, 'metadata.name')}: ${text}`));
  }
  return found;
}
