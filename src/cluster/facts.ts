import type { FactDraft } from '../model/fact.ts';
import { meshAccess, networkAccess } from './access.ts';
import { connectorObjectFacts, isTopology, scaledFacts, topologyFacts, triggerFacts } from './eventing.ts';
import {
  extensionServiceFacts,
  gatewayApiFacts,
  gatewayRouteFacts,
  isGatewayRoute,
  istioGatewayFacts,
  middlewareFacts,
  serviceEntryFacts,
  vendorRouteFacts,
  virtualServiceFacts,
} from './gateway-routes.ts';
import { configMapFacts, sealedSecretFacts, secretFacts } from './groups.ts';
import { instrumentationFacts, withoutUndecided } from './instrumentation.ts';
import { endpointsFacts, ingressFacts, serviceFact } from './networking.ts';
import { type ClusterObject, nameNode, sightingOf } from './object.ts';
import { operatorFacts } from './operator-facts.ts';
import { isOperated } from './operators.ts';
import { monitorFacts, networkPolicyFacts, scrapeFacts } from './policies.ts';
import { externalSecretFacts } from './stored.ts';
import { isWorkload, workloadFacts } from './workloads.ts';

/** What the objects of a cluster state, each by itself and beside the others. */
export function factsOfCluster(objects: readonly ClusterObject[]): readonly FactDraft[] {
  return withoutUndecided(objects.flatMap(clusterFacts), objects);
}

/** What one object of a cluster states. */
export function clusterFacts(object: ClusterObject): readonly FactDraft[] {
  if (isWorkload(object))
    return [...workloadFacts(object), ...scrapeFacts(object), ...(object.kind === 'ScaledJob' ? scaledFacts(object) : [])];
  if (isGatewayRoute(object)) return gatewayRouteFacts(object);
  if (isOperated(object)) return operatorFacts(object);
  if (isTopology(object)) return topologyFacts(object);
  const read = READERS[`${object.group}/${object.kind}`];
  if (read) return read(object);
  return isSilent(object) ? [] : [unknownObject(object)];
}

const READERS: Readonly<Record<string, (object: ClusterObject) => readonly FactDraft[]>> = {
  '/Service': (object) => [serviceFact(object), ...scrapeFacts(object)],
  '/Endpoints': endpointsFacts,
  '/ConfigMap': configMapFacts,
  '/Secret': secretFacts,
  'bitnami.com/SealedSecret': sealedSecretFacts,
  'external-secrets.io/ExternalSecret': externalSecretFacts,
  'external-secrets.io/ClusterExternalSecret': externalSecretFacts,
  'networking.k8s.io/Ingress': ingressFacts,
  'extensions/Ingress': ingressFacts,
  'networking.k8s.io/NetworkPolicy': (object) => [...networkPolicyFacts(object), ...networkAccess(object)],
  'extensions/NetworkPolicy': (object) => [...networkPolicyFacts(object), ...networkAccess(object)],
  'security.istio.io/AuthorizationPolicy': meshAccess,
  'gateway.networking.k8s.io/Gateway': gatewayApiFacts,
  'networking.istio.io/Gateway': istioGatewayFacts,
  'networking.istio.io/VirtualService': virtualServiceFacts,
  'networking.istio.io/ServiceEntry': serviceEntryFacts,
  'traefik.containo.us/IngressRoute': vendorRouteFacts,
  'traefik.io/IngressRoute': vendorRouteFacts,
  'traefik.containo.us/IngressRouteTCP': vendorRouteFacts,
  'traefik.io/IngressRouteTCP': vendorRouteFacts,
  'traefik.containo.us/Middleware': middlewareFacts,
  'traefik.io/Middleware': middlewareFacts,
  'projectcontour.io/HTTPProxy': vendorRouteFacts,
  'projectcontour.io/ExtensionService': extensionServiceFacts,
  'route.openshift.io/Route': vendorRouteFacts,
  'keda.sh/ScaledObject': scaledFacts,
  'eventing.knative.dev/Trigger': triggerFacts,
  'kafka.strimzi.io/KafkaConnector': connectorObjectFacts,
  'opentelemetry.io/Instrumentation': instrumentationFacts,
  'monitoring.coreos.com/ServiceMonitor': monitorFacts,
  'monitoring.coreos.com/PodMonitor': monitorFacts,
  // https://learn.microsoft.com/azure/azure-monitor/containers/prometheus-metrics-scrape-crd
  'azmonitoring.coreos.com/ServiceMonitor': monitorFacts,
  'azmonitoring.coreos.com/PodMonitor': monitorFacts,
};

/** Groups whose objects rule, guard or scale what others run: rights, quotas, certificates, rules of a mesh, definitions of kinds. */
const SILENT_GROUPS = new Set(
  (
    'rbac.authorization.k8s.io policy autoscaling storage.k8s.io scheduling.k8s.io apiextensions.k8s.io admissionregistration.k8s.io ' +
    'apiregistration.k8s.io node.k8s.io coordination.k8s.io discovery.k8s.io certificates.k8s.io snapshot.storage.k8s.io cert-manager.io ' +
    'acme.cert-manager.io external-secrets.io security.istio.io telemetry.istio.io linkerd.io policy.linkerd.io split.smi-spec.io ' +
    'kustomize.config.k8s.io monitoring.coreos.com image.openshift.io build.openshift.io security.openshift.io project.openshift.io ' +
    'autoscaling.k8s.io karpenter.sh argoproj.io kustomize.toolkit.fluxcd.io helm.toolkit.fluxcd.io source.toolkit.fluxcd.io keda.sh kyverno.io ' +
    'secrets-store.csi.x-k8s.io flagger.app cilium.io crd.projectcalico.org skaffold kind.x-k8s.io k3d.io audit.k8s.io kubelet.config.k8s.io ' +
    'apiserver.config.k8s.io authorization.openshift.io user.openshift.io operators.coreos.com jaegertracing.io metallb.io traefik.io ' +
    'traefik.containo.us configuration.konghq.com getambassador.io gateway.networking.k8s.io networking.istio.io networking.k8s.io ' +
    'dapr.io networking.gke.io cloud.google.com backendconfig eksctl.io tekton.dev triggers.tekton.dev backstage.io velero.io'
  ).split(' '),
);
const SILENT_KINDS = new Set(
  (
    'Namespace ServiceAccount PersistentVolume PersistentVolumeClaim ResourceQuota LimitRange Node Event Binding PodTemplate ' +
    'ComponentStatus Config EndpointSlice ControllerRevision IngressClass Kustomization Component SecurityContextConstraints Template ' +
    // Of `extensions`, before they had groups of their own.
    'HorizontalPodAutoscaler PodDisruptionBudget PodSecurityPolicy ThirdPartyResource'
  ).split(' '),
);

function isSilent({ group, kind }: ClusterObject): boolean {
  return SILENT_KINDS.has(kind) || SILENT_GROUPS.has(group) || group === '';
}

function unknownObject(object: ClusterObject): FactDraft {
  const { kind, group, name, deployment } = object;
  return {
    kind: 'gap',
    ...sightingOf(nameNode(object)),
    code: 'unknown-object',
    message: `${name} of ${deployment} is a ${kind} of ${group}, and what that runs or connects is not known here.`,
    settledBy: `the documentation of ${group}`,
  };
}
