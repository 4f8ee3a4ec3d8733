import type { PauseSwitch } from '../types.ts';
import { switchName } from './names.ts';
import type { KubernetesSettings } from './settings.ts';

/**
 * A ConfigMap of its own, without the labels by which an apply of the set prunes. `create` alone would
 * fail where it is there already, so it only writes what `apply` then puts in place.
 */
export function pauseSwitch({ namespace, set }: KubernetesSettings): PauseSwitch {
  const object = `configmap ${switchName(set)} --namespace ${namespace}`;
  return {
    where: 'where kubectl reaches the cluster',
    set: (value) =>
      `kubectl create ${object} --from-literal=JOBS_PAUSED=${value} --dry-run=client -o yaml | kubectl apply -f -`,
    clear: `kubectl delete ${object} --ignore-not-found`,
    show: `kubectl get ${object} --ignore-not-found -o 'jsonpath={.data.JOBS_PAUSED}'`,
  };
}
