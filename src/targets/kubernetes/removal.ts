const cronJob = {
  kind: /^kind: CronJob\r?$/m,
  name: /^ {2}name: "?([a-z0-9-]+)"?\r?$/m,
  namespace: /^ {2}namespace: "?([a-z0-9-]+)"?\r?$/m,
  resource: 'cronjob',
};

/** The kustomization makes a ConfigMap of the runner. */
const configMap = {
  kind: /^kind: Kustomization\r?$/m,
  name: /^ {2}- name: "?([a-z0-9-]+-run-job)"?\r?$/m,
  namespace: /^namespace: "?([a-z0-9-]+)"?\r?$/m,
  resource: 'configmap',
};

/**
 * The command that deletes the object of a file. Only names that Kubernetes allows are read from it:
 * a file that was edited must not become another command.
 */
export function removal({ text }: { readonly text: string }): string | undefined {
  const object = [cronJob, configMap].find(({ kind }) => kind.test(text));
  const name = object?.name.exec(text)?.[1];
  const namespace = object?.namespace.exec(text)?.[1];
  if (!object || !name || !namespace) return undefined;
  return `kubectl delete ${object.resource} ${name} --namespace ${namespace}`;
}
