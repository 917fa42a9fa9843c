import {
  type ComponentFact,
  cleanText,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  isSecretKey,
  literal,
  type NodeKind,
  type Owner,
  storedUnder,
} from '../../src/sdk/index.ts';
import { hostsOf } from './addresses.ts';
import type { AzdService } from './azd.ts';
import { type Deployment, nameOf, tellingName } from './deployment.ts';
import type { Variable } from './environment.ts';
import { at as below } from './language/access.ts';
import { type At, known, type Made, type Resource } from './language/made.ts';
import { plainText, valueOf } from './values.ts';

/** Something of the team's own that a resource runs. */
export interface Program {
  readonly resource: Resource;
  readonly owner: Extract<Owner, { is: 'component' }>;
  readonly variables: readonly Variable[];
  readonly facts: readonly FactDraft[];
  /** What Dapr calls it. */
  readonly appId?: string;
  /** What it speaks with those who call it. */
  readonly isGrpc?: boolean;
}

/** What a reader of one type of resource finds. */
export interface Runs {
  readonly image?: string | undefined;
  readonly command?: string | undefined;
  readonly variables: readonly Variable[];
  readonly ports: readonly number[];
  readonly nodeKind?: NodeKind;
  readonly isAuxiliary?: boolean;
  readonly appId?: string | undefined;
  readonly isGrpc?: boolean;
  /** The folder that it is built from, as the resource says. */
  readonly folder?: string | undefined;
}

/** What all programs of a deployment are read with. */
export interface Ground {
  readonly deployment: Deployment;
  /** Services of `azure.yaml` by their names. */
  readonly services: ReadonlyMap<string, AzdService>;
}

/** The facts of one program. */
export function programOf(resource: Resource, runs: Runs, { deployment, services }: Ground): Program {
  const tag = known(below(resource.body(), 'tags', 'azd-service-name'));
  const name = nameOf(resource) ?? tag ?? runs.appId ?? tellingName(resource);
  const owner = { is: 'component', deployment: deployment.id, name } as const;
  const component = componentFact(resource, runs, owner, tag === undefined ? undefined : services.get(tag));
  return {
    resource,
    owner,
    variables: runs.variables,
    ...(runs.appId !== undefined && { appId: runs.appId }),
    ...(runs.isGrpc && { isGrpc: true }),
    facts: [
      component,
      ...settingFacts(runs.variables, owner, deployment),
      ...runs.ports.map((port): FactDraft => ({ kind: 'listen', evidence: component.evidence, owner, port: literal(port) })),
    ],
  };
}

function componentFact(
  resource: Resource,
  runs: Runs,
  owner: Extract<Owner, { is: 'component' }>,
  service: AzdService | undefined,
): ComponentFact {
  const { at } = resource;
  const build = service?.build ?? (runs.folder === undefined ? undefined : { context: runs.folder });
  return {
    kind: 'component',
    evidence: evidenceAt(at.source, at.line),
    ...(service && { via: [service.evidence] }),
    deployment: owner.deployment,
    name: owner.name,
    hosts: hostsOf(resource).filter((host) => host !== owner.name),
    ...(runs.image !== undefined && { image: runs.image }),
    ...(build && { build }),
    ...(runs.command && { command: cleanText(runs.command) }),
    ...(runs.nodeKind && { nodeKind: runs.nodeKind }),
    ...(runs.isAuxiliary && { auxiliary: true }),
  };
}

/** One setting for each variable; of a repeated name the last counts. */
export function settingFacts(
  variables: readonly Variable[],
  owner: Extract<Owner, { is: 'component' }>,
  deployment: Deployment,
): readonly FactDraft[] {
  const last = new Map(variables.map((variable) => [variable.key, variable]));
  return [...last.values()].map(
    (variable): FactDraft => ({
      kind: 'setting',
      evidence: evidenceOfVariable(variable, deployment),
      owner,
      key: cleanText(variable.key),
      value:
        variable.stored === undefined
          ? valueOf(variable.key, variable.value, deployment)
          : { is: 'entry', ...storedUnder(variable.stored) },
    }),
  );
}

/** The line that states a variable; only its name where a secret may stand in the line, nobody knows where. */
export function evidenceOfVariable({ key, value, at, stored, line }: Variable, deployment: Deployment): FactDraft['evidence'] {
  const evidence = evidenceOf(at);
  if (line === 'names') return evidence;
  const plain = plainText(value, deployment);
  const isUnsure = plain === undefined && stored === undefined && isSecretKey(key) && mayHoldText(value);
  if (line === 'states' || isUnsure) return { ...evidence, text: cleanText(key) };
  return evidenceOfSetting(evidence, key, plain ?? '');
}

/** Whether more is written than what is asked of resources. */
function mayHoldText(value: Made): boolean {
  if (value.is === 'text') return value.parts.some((part) => typeof part === 'string' || part.is === 'open');
  return value.is !== 'reference';
}

export function evidenceOf({ source, line }: At): FactDraft['evidence'] {
  return evidenceAt(source, line);
}
