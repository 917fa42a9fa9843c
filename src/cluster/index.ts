export { type Application, applicationsIn } from './applications.ts';
export { type Connector, type ConnectorOption, connectorFacts } from './connectors.ts';
export { distinctProblems } from './distinct-problems.ts';
export { clusterFacts } from './facts.ts';
export { isKustomization, kustomizedFiles } from './kustomized.ts';
export { isChartFile, isManifest, withoutTemplates } from './manifest.ts';
export { fileMounts } from './mounts.ts';
export { MARK, objectsOf } from './object.ts';
export { isTooLarge } from './size.ts';
