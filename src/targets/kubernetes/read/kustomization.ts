import { excerpt } from '../../../read-back/excerpt.ts';
import { match, type Shape, text, texts, textsOf, wordOf } from '../../../read-back/shape.ts';
import { readYaml } from '../../../read-back/yaml.ts';
import type { WrittenFile } from '../../types.ts';

/** By the reference of kustomize; `pairs` alone label the objects, never selectors. */
const kustomization: Shape = {
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  namespace: text('namespace'),
  labels: [
    {
      pairs: { 'app.kubernetes.io/managed-by': 'cronwright', 'cronwright.dev/set': text('set') },
    },
  ],
  resources: texts('resources'),
  // With a suffix the ConfigMap would have another name than the CronJobs mount.
  generatorOptions: { disableNameSuffixHash: true },
  configMapGenerator: [{ name: text('runner'), files: ['run-job'] }],
};

export interface ReadKustomization {
  /** The namespace that all objects are put in, whatever they say themselves. */
  readonly namespace?: string;
  readonly set?: string;
  /** File names; absent where they can't be read. */
  readonly resources?: readonly string[];
  readonly faults: readonly string[];
}

/** What `kubectl apply -k` goes by. */
export function readKustomization(file: WrittenFile): ReadKustomization {
  const known = readBefore.get(file);
  if (known) return known;
  const read = kustomizationIn(file);
  readBefore.set(file, read);
  return read;
}

/** Files are read again in another order, where each still says the same. */
const readBefore = new WeakMap<WrittenFile, ReadKustomization>();

function kustomizationIn(file: WrittenFile): ReadKustomization {
  const yaml = readYaml(file.text, ['1.2', '1.1']);
  if (yaml.kind === 'unreadable') return { faults: [yaml.why] };
  const { found, faults } = match(yaml.value, kustomization);
  const namespace = wordOf(found, 'namespace');
  const set = wordOf(found, 'set');
  const runner = wordOf(found, 'runner');
  const foreign = runner !== undefined && runner !== `${set}-run-job`;
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(set === undefined ? {} : { set }),
    ...(found.has('resources') ? { resources: textsOf(found, 'resources') } : {}),
    faults: foreign
      ? [...faults, `the runner's ConfigMap is ${excerpt(runner)}, not that of its set`]
      : faults,
  };
}
