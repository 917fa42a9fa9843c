import {
  cleanText,
  evidenceOfSetting,
  type FactDraft,
  literal,
  type Owner,
  settingValue,
  type TreeNode,
  type Value,
} from '../../src/sdk/index.ts';
import type { Blueprint } from './blueprint.ts';

const MOST_STEPS = 8;

/** The port that web services are told to open where nothing else is said: https://render.com/docs/environment-variables#all-runtimes-1 */
const USUAL_PORT = '10000';

/** What a service is given: https://render.com/docs/blueprint-spec#environment-variables */
export function settingFacts(service: TreeNode, owner: Owner, blueprint: Blueprint): readonly FactDraft[] {
  return service
    .get('envVars')
    .items()
    .flatMap((variable): readonly FactDraft[] => {
      const group = variable.get('fromGroup');
      const named = group.text();
      if (named === undefined) return [...variableFacts(variable, owner, blueprint)];
      const { deployment } = blueprint;
      return [{ kind: 'settings-source', evidence: group.evidence(), owner, deployment, group: groupName(named, blueprint) }];
    });
}

/** The variables of groups that services can take in. */
export function groupFacts(blueprint: Blueprint): readonly FactDraft[] {
  const { deployment, groups } = blueprint;
  return groups.flatMap((group) =>
    group
      .get('envVars')
      .items()
      .flatMap((variable): readonly FactDraft[] => {
        const found = valueOf(variable, blueprint);
        const inGroup = { group: groupName(group.get('name').text() ?? '', blueprint), deployment };
        return found ? [{ kind: 'setting', ...inGroup, ...found }] : [];
      }),
  );
}

function groupName(name: string, { deployment }: Blueprint): string {
  return `env-group:${cleanText(name)} of ${deployment}`;
}

function variableFacts(variable: TreeNode, owner: Owner, blueprint: Blueprint): readonly FactDraft[] {
  const found = valueOf(variable, blueprint);
  if (!found) return [];
  const port = found.key === 'PORT' && found.value.is === 'literal' ? String(found.value.value) : '';
  const listens = /^\d{2,5}$/.test(port)
    ? [{ kind: 'listen', evidence: found.evidence, owner, port: literal(Number(port)) } as const]
    : [];
  return [{ kind: 'setting', owner, ...found }, ...listens];
}

function valueOf(variable: TreeNode, blueprint: Blueprint) {
  const key = variable.get('key').text();
  const found = key === undefined ? undefined : textOf(variable, blueprint, 0);
  if (key === undefined || found === undefined) return undefined;
  const { text, node } = found;
  return { evidence: evidenceOfSetting(node.evidence(), key, text), key: cleanText(key), value: hiddenOr(key, text) };
}

/** Nobody but Render knows a generated value. */
function hiddenOr(key: string, text: string): Value {
  return text === GENERATED ? literal(GENERATED) : settingValue(key, text, 'none');
}

const GENERATED = '***';

interface Given {
  readonly text: string;
  readonly node: TreeNode;
}

function textOf(variable: TreeNode, blueprint: Blueprint, depth: number): Given | undefined {
  const [stated, database, service] = [variable.get('value'), variable.get('fromDatabase'), variable.get('fromService')];
  const plain = stated.text();
  if (plain !== undefined) return { text: plain, node: stated };
  if (variable.get('generateValue').text() === 'true') return { text: GENERATED, node: variable.get('generateValue') };
  if (database.exists) return given(databaseText(database, blueprint), database);
  return service.exists ? given(serviceText(service, blueprint, depth), service) : undefined;
}

function given(text: string | undefined, node: TreeNode): Given | undefined {
  return text === undefined ? undefined : { text, node };
}

/** Render fills in a database's own address; its name here is what the file calls it. */
function databaseText(from: TreeNode, { databases }: Blueprint): string | undefined {
  const name = from.get('name').text();
  if (name === undefined) return undefined;
  const declared = databases.find((each) => each.get('name').text() === name);
  const database = declared?.get('databaseName').text() ?? name.replaceAll('-', '_');
  const user = declared?.get('user').text();
  switch (from.get('property').text()) {
    case 'connectionString':
    case 'connectionPoolString':
      return `postgresql://${name}:5432/${database}`;
    case 'host':
      return name;
    case 'port':
      return '5432';
    case 'database':
      return database;
    case 'user':
      return user;
    case 'password':
      return GENERATED;
    default:
      return undefined;
  }
}

function serviceText(from: TreeNode, blueprint: Blueprint, depth: number): string | undefined {
  const name = from.get('name').text();
  if (name === undefined) return undefined;
  const declared = blueprint.services.find((each) => each.get('name').text() === name);
  const type = from.get('type').text() ?? declared?.get('type').text() ?? '';
  const variable = from.get('envVarKey').text();
  if (variable !== undefined) return variableOf(declared, variable, name, { blueprint, depth });
  const isStore = /^(redis|keyvalue)$/.test(type);
  const port = () => (isStore ? '6379' : (variableOf(declared, 'PORT', name, { blueprint, depth }) ?? USUAL_PORT));
  switch (from.get('property').text()) {
    case 'connectionString':
      return isStore ? `redis://${name}:6379` : undefined;
    case 'host':
      return name;
    case 'port':
      return port();
    case 'hostport':
      return `${name}:${port()}`;
    default:
      return undefined;
  }
}

/** A variable of another service: one that it is given, or one that Render sets for it. */
function variableOf(
  declared: TreeNode | undefined,
  key: string,
  name: string,
  { blueprint, depth }: { readonly blueprint: Blueprint; readonly depth: number },
): string | undefined {
  if (key === 'RENDER_EXTERNAL_HOSTNAME') return `${name}.onrender.com`;
  if (key === 'RENDER_EXTERNAL_URL') return `https://${name}.onrender.com`;
  if (key === 'RENDER_SERVICE_NAME') return name;
  const variables = declared?.get('envVars').items() ?? [];
  const variable = variables.find((each) => each.get('key').text() === key);
  return variable && depth < MOST_STEPS ? textOf(variable, blueprint, depth + 1)?.text : undefined;
}
