import type { Architecture, Node } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import { oneLine } from '../../model/one-line.ts';
import { sortedJson } from '../../model/sorted-json.ts';
import { packageVersion } from '../package-version.ts';
import { namingOf } from './names.ts';
import { isHttp } from './openapi.ts';
import { pathTemplate } from './path-template.ts';

/** The system as a bill of its services (SaaSBOM). https://cyclonedx.org/docs/1.6/json/ */
export function toCyclonedx(architecture: Architecture): string {
  const { system, nodes } = architecture;
  const names = namingOf(nodes);
  return sortedJson({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': 'system', name: oneLine(system.name) || 'system' },
      tools: { components: [{ type: 'application', name: 'asbuilt', version: packageVersion() }] },
    },
    services: nodes.map((node) => serviceOf(node, names.label(node.id), architecture)),
    dependencies: dependenciesOf(architecture),
  });
}

function serviceOf(node: Node, name: string, { routes }: Architecture): object {
  const own = routes.filter(({ service }) => service === node.id);
  const endpoints = [...new Set(own.filter(isHttp).map(({ path }) => encodeURI(pathTemplate(path).path)))].sort();
  const asked = own.filter(({ purpose }) => purpose === undefined);
  const isGuarded = asked.length > 0 && asked.every(({ auth }) => auth !== undefined && auth !== 'public');
  return {
    'bom-ref': refOf(node.id),
    name,
    group: node.kind,
    ...(OUTSIDE.has(node.kind) ? { 'x-trust-boundary': true, provider: { name } } : {}),
    ...(endpoints.length > 0 ? { endpoints } : {}),
    ...(isGuarded ? { authenticated: true } : {}),
    properties: propertiesOf(node),
  };
}

const OUTSIDE: ReadonlySet<NodeKind> = new Set(['external']);

/** References are texts of any kind, but one that looks like a link to another bill would be read as one. */
function refOf(id: string): string {
  return `service:${id}`;
}

function propertiesOf({ technology, owners, evidence }: Node): readonly object[] {
  const property = (name: string) => (value: string) => ({ name: `asbuilt:${name}`, value: oneLine(value) });
  return [
    ...technology.map(property('technology')),
    ...owners.map(property('owner')),
    ...evidence.map(({ path, line }) => `${path}:${line}`).map(property('evidence')),
  ];
}

function dependenciesOf({ nodes, edges }: Architecture): readonly object[] {
  return nodes.map(({ id }) => {
    const targets = edges.filter(({ from }) => from === id).map(({ to }) => refOf(to));
    return { ref: refOf(id), ...(targets.length > 0 ? { dependsOn: [...new Set(targets)].sort() } : {}) };
  });
}
