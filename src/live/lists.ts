import type { AppsV1Api, BatchV1Api, CoreV1Api, KubernetesObject, NetworkingV1Api } from '@kubernetes/client-node';

/** The parts of the API that are asked. Secrets are never among them. */
export interface Client {
  readonly apps: AppsV1Api;
  readonly batch: BatchV1Api;
  readonly core: CoreV1Api;
  readonly networking: NetworkingV1Api;
}

/** What one page of a list is asked with. */
export interface Page {
  readonly namespace: string;
  readonly limit: number;
  readonly _continue?: string;
}

export type Listing = (
  client: Client,
  page: Page,
) => Promise<{ readonly items: readonly KubernetesObject[]; readonly metadata?: { readonly _continue?: string } }>;

/** How each kind is listed. */
export const LISTS: Readonly<Record<string, Listing>> = {
  'apps/v1 Deployment': ({ apps }, page) => apps.listNamespacedDeployment(page),
  'apps/v1 StatefulSet': ({ apps }, page) => apps.listNamespacedStatefulSet(page),
  'apps/v1 DaemonSet': ({ apps }, page) => apps.listNamespacedDaemonSet(page),
  'batch/v1 CronJob': ({ batch }, page) => batch.listNamespacedCronJob(page),
  'v1 Pod': ({ core }, page) => core.listNamespacedPod(page),
  'v1 Service': ({ core }, page) => core.listNamespacedService(page),
  'v1 ConfigMap': ({ core }, page) => core.listNamespacedConfigMap(page),
  'networking.k8s.io/v1 Ingress': ({ networking }, page) => networking.listNamespacedIngress(page),
};
