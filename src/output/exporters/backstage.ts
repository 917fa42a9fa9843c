import type { Architecture, Node } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import { oneLine } from '../../model/one-line.ts';
import { asyncapiOf } from './asyncapi.ts';
import { namingOf, uniqueWords } from './names.ts';
import { openapiOf } from './openapi.ts';
import { yamlOf, yamlStream } from './yaml-stream.ts';

const OWN: ReadonlySet<NodeKind> = new Set(['service', 'frontend', 'gateway']);

/** What every entity is made with. */
interface Catalog {
  readonly architecture: Architecture;
  readonly system: string;
  /** Names of entities by node id: the same id is the name of the component and of its APIs. */
  wordOf(id: string): string;
  titleOf(id: string): string;
}

/** The system as a `catalog-info.yaml`. https://backstage.io/docs/features/software-catalog/descriptor-format */
export function toBackstage(architecture: Architecture): string {
  const { nodes, system } = architecture;
  const words = uniqueWords(
    nodes.map(({ id }) => id),
    '-',
  );
  const names = namingOf(nodes);
  const [systemWord = 'system'] = uniqueWords([system.name], '-').values();
  const catalog: Catalog = { architecture, system: systemWord, wordOf: (id) => words.get(id) ?? id, titleOf: names.label };
  const entities = [systemEntity(architecture, systemWord), ...nodes.flatMap((node) => entitiesOf(node, catalog))];
  return yamlStream(entities.map((document) => ({ title: `${document.kind} ${document.metadata.name}`, document })));
}

interface Entity {
  readonly apiVersion: 'backstage.io/v1alpha1';
  readonly kind: 'System' | 'Component' | 'Resource' | 'API';
  readonly metadata: { readonly name: string; readonly title: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

function systemEntity({ system, nodes }: Architecture, name: string): Entity {
  const [owner = 'unknown', ...others] = new Set(nodes.flatMap(({ owners }) => (owners.length > 0 ? [ownerOf(owners)] : [])));
  return entity('System', name, oneLine(system.name) || name, { owner: others.length > 0 ? 'unknown' : owner });
}

function entitiesOf(node: Node, catalog: Catalog): readonly Entity[] {
  const { id, kind, technology, owners } = node;
  const name = catalog.wordOf(id);
  const shared = { owner: ownerOf(owners), system: catalog.system };
  const depends = dependenciesOf(node, catalog);
  const dependsOn = depends.length > 0 ? { dependsOn: depends } : {};
  const tags = tagsOf(technology);
  if (!OWN.has(kind)) {
    const type = kind === 'external' ? 'external-system' : kind;
    return [entity('Resource', name, catalog.titleOf(id), { type, ...shared, ...dependsOn }, tags)];
  }
  const apis = apisOf(node, catalog);
  const provides = apis.length > 0 ? { providesApis: apis.map((api) => api.metadata.name) } : {};
  const consumes = consumedBy(node, catalog);
  const spec = {
    type: kind === 'frontend' ? 'website' : kind,
    lifecycle: 'unknown',
    ...shared,
    ...provides,
    ...(consumes.length > 0 ? { consumesApis: consumes } : {}),
    ...dependsOn,
  };
  return [entity('Component', name, catalog.titleOf(id), spec, tags), ...apis];
}

function entity(kind: Entity['kind'], name: string, title: string, spec: Entity['spec'], tags: readonly string[] = []): Entity {
  const metadata = { name, title, ...(tags.length > 0 ? { tags } : {}) };
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, spec };
}

function dependenciesOf({ id }: Node, { architecture, wordOf }: Catalog): readonly string[] {
  const { edges, nodes } = architecture;
  const targets = new Set(edges.filter((edge) => edge.from === id).map((edge) => edge.to));
  return nodes
    .filter((node) => targets.has(node.id))
    .map((node) => `${OWN.has(node.kind) ? 'component' : 'resource'}:default/${wordOf(node.id)}`);
}

function apisOf(node: Node, { architecture, system, wordOf, titleOf }: Catalog): readonly Entity[] {
  const openapi = openapiOf(node, architecture);
  const asyncapi = asyncapiOf(node, architecture);
  const api = (type: string, document: object) =>
    entity('API', `${wordOf(node.id)}-${type}`, titleOf(node.id), {
      type,
      lifecycle: 'unknown',
      owner: ownerOf(node.owners),
      system,
      definition: yamlOf(document),
    });
  return [...(openapi ? [api('openapi', openapi)] : []), ...(asyncapi ? [api('asyncapi', asyncapi)] : [])];
}

function consumedBy({ id }: Node, { architecture, wordOf }: Catalog): readonly string[] {
  const { edges, nodes } = architecture;
  const asked = new Set(edges.filter((edge) => edge.from === id && edge.protocol === 'http').map((edge) => edge.to));
  return nodes
    .filter((node) => asked.has(node.id) && OWN.has(node.kind) && openapiOf(node, architecture))
    .map((node) => `${wordOf(node.id)}-openapi`);
}

/** A line of CODEOWNERS as a reference: `@acme/payments` is a group, `@alice` a user; an address of mail is neither. */
function ownerOf(owners: readonly string[]): string {
  for (const owner of owners) {
    const group = /^@[\w.-]+\/([\w.-]+)$/.exec(owner)?.[1];
    if (group !== undefined) return `group:default/${group}`;
    const user = /^@([\w.-]+)$/.exec(owner)?.[1];
    if (user !== undefined) return `user:default/${user}`;
  }
  return 'unknown';
}

/** Tags are small words of letters, digits, `+`, `#` and `-`. */
function tagsOf(technology: readonly string[]): readonly string[] {
  const tags = technology.map((each) =>
    each
      .toLowerCase()
      .split(/[^a-z0-9+#]+/)
      .filter((part) => part !== '')
      .join('-')
      .slice(0, 60)
      .replace(/-$/, ''),
  );
  return [...new Set(tags.filter((tag) => tag !== ''))];
}
