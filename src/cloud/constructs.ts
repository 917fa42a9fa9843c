import type { CallSite, Expression, Module } from '../code/ir.ts';
import type { Repository } from '../model/analyzer.ts';
import type { ComponentFact, FactDraft, Owner } from '../model/fact.ts';
import { evidenceOfSetting } from '../sdk/evidence.ts';
import { settingValue } from '../sdk/interpolate.ts';
import { folderOf, joinPath } from '../sdk/path.ts';
import { cleanText } from '../sdk/secrets.ts';
import { CHANNEL_KINDS, CONSTRUCTS, ENGINES, FUNCTIONS, NAMES } from './constructs-table.ts';
import { connectionTo, engineOf, type Managed, managedFact, type ServiceWord } from './services.ts';

const PACKAGES = /^(aws-cdk-lib|@aws-cdk\/|aws_cdk|@pulumi\/(aws|gcp)|pulumi_(aws|gcp))/;

/** What programs of AWS CDK and Pulumi deploy, as far as their texts are literal; nothing of them is run. */
export function constructFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  return modules
    .filter(({ imports }) => imports.some(({ specifier }) => PACKAGES.test(specifier)))
    .flatMap((module) => factsOf(module, deploymentOf(module.path, repository)));
}

/** The folder with `cdk.json` or `Pulumi.yaml` around the file. */
function deploymentOf(path: string, { has }: Repository): string {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const at = (name: string) => joinPath(folder, name) ?? name;
    if (has(at('cdk.json'))) return `cdk:${folder}`;
    if (has(at('Pulumi.yaml'))) return `pulumi:${folder}`;
    if (folder === '.') return `cdk:${folderOf(path)}`;
  }
}

/** One `new sqs.Queue(this, 'Orders', { queueName: 'orders' })`. */
interface Construct {
  readonly type: string;
  readonly id: string;
  readonly properties: ReadonlyMap<string, Expression>;
  readonly site: CallSite;
}

interface Stack {
  readonly module: Module;
  readonly deployment: string;
  /** By the index of the call that makes it. */
  readonly constructs: ReadonlyMap<number, Construct>;
  readonly managed: ReadonlyMap<number, Managed>;
}

function factsOf(module: Module, deployment: string): readonly FactDraft[] {
  const constructs = new Map(module.calls.flatMap((site, index) => pairOf(index, constructOf(site, module))));
  const managed = new Map([...constructs].flatMap(([index, each]) => pairOf(index, managedOf(each, { module, deployment }))));
  const stack: Stack = { module, deployment, constructs, managed };
  return [
    ...[...managed.values()].map(managedFact),
    ...[...constructs].flatMap(([index, each]) => channelFacts(each, managed.get(index), stack)),
    ...[...constructs.values()].flatMap((each) => (FUNCTIONS.has(each.type) ? functionFacts(each, stack) : [])),
    ...module.calls.flatMap((site) => grantFacts(site, stack)),
  ];
}

function pairOf<T>(index: number, value: T | undefined): readonly (readonly [number, T])[] {
  return value === undefined ? [] : [[index, value]];
}

function constructOf(site: CallSite, module: Module): Construct | undefined {
  const type = typeOf(site.callee, module);
  if (type === undefined || !(Object.hasOwn(CONSTRUCTS, type) || Object.hasOwn(ENGINES, type) || FUNCTIONS.has(type)))
    return undefined;
  const id = site.arguments.map((each) => textOf(each, module)).find((text) => text !== undefined);
  const entries = site.arguments.flatMap((each) =>
    each.is === 'keyword'
      ? [[camel(each.name), each.of] as const]
      : each.is === 'object'
        ? each.entries.flatMap((entry) => ('key' in entry ? [[camel(entry.key), entry.value] as const] : []))
        : [],
  );
  return id === undefined ? undefined : { type, id, properties: new Map(entries), site };
}

/** `sqs.Queue` of `aws-cdk-lib/aws-sqs`, of `aws_sqs` in `aws-cdk-lib`, of `@pulumi/aws`. */
function typeOf(callee: Expression, module: Module): string | undefined {
  const steps: string[] = [];
  let at = callee;
  for (; at.is === 'member'; at = at.of) steps.unshift(at.name);
  const name = at.is === 'name' ? at.name : undefined;
  const found = module.imports.find((each) => each.local === name && PACKAGES.test(each.specifier));
  if (!found) return undefined;
  const whole = [found.specifier, ...(/^[*=]|^default$/.test(found.imported) ? [] : [found.imported]), ...steps].join('.');
  const [, room, type] = /(?:^|[./])(?:aws[-_])?([a-z][\w-]{0,40})[./]([A-Z]\w{0,60})$/.exec(whole) ?? [];
  return room === undefined ? undefined : `${room.replaceAll('-', '_')}.${type}`;
}

function camel(name: string): string {
  return name.replace(/_+(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}

/** A literal, also one that a constant of the file holds. */
function textOf(expression: Expression | undefined, module: Module): string | undefined {
  if (expression?.is === 'literal') return typeof expression.value === 'string' ? expression.value : undefined;
  const inner = expression?.is === 'name' ? initialiserOf(expression.name, module) : undefined;
  return inner?.is === 'literal' && typeof inner.value === 'string' ? inner.value : undefined;
}

function initialiserOf(name: string, { scopes }: Module): Expression | undefined {
  const found = scopes.flatMap(({ variables }) => variables.filter((each) => each.name === name));
  const [only, ...others] = found.flatMap(({ values }) => values);
  return others.length === 0 ? only?.expression : undefined;
}

function nameOf({ properties, id }: Construct, module: Module): string {
  return NAMES.map((name) => textOf(properties.get(name), module)).find((text) => text !== undefined) ?? id;
}

function managedOf(construct: Construct, { module, deployment }: Pick<Stack, 'module' | 'deployment'>): Managed | undefined {
  const { type, id, site } = construct;
  const usual = ENGINES[type];
  const word: ServiceWord | undefined = CONSTRUCTS[type] ?? (usual && (engineOf(engineIn(construct, module)) ?? usual));
  if (!word) return undefined;
  return { word, deployment, name: nameOf(construct, module), reference: `${type}.${id}`, evidence: evidenceOf(site, module) };
}

/** `engine: 'postgres'`, `engine: rds.DatabaseInstanceEngine.postgres({ … })`. */
function engineIn({ properties }: Construct, module: Module): string {
  const stated = properties.get('engine') ?? properties.get('engineType') ?? properties.get('databaseVersion');
  const call = stated?.is === 'call' ? module.calls[stated.call]?.callee : stated;
  return textOf(stated, module) ?? (call?.is === 'member' ? call.name : '');
}

function evidenceOf({ place }: CallSite, { path }: Module) {
  return { path, line: place.line, text: place.text };
}

/** A queue, topic or stream whose name is fixed. */
function channelFacts(construct: Construct, managed: Managed | undefined, { module, deployment }: Stack): readonly FactDraft[] {
  const kinds = managed && CHANNEL_KINDS[managed.word as keyof typeof CHANNEL_KINDS];
  const name = NAMES.map((each) => textOf(construct.properties.get(each), module)).find((text) => text !== undefined);
  if (!managed || !kinds || name === undefined) return [];
  const [protocol, channelKind] = kinds;
  const owner: Owner = { is: 'component', deployment, name: managedFact(managed).name };
  return [{ kind: 'channel', evidence: managed.evidence, owner, protocol, channel: cleanText(name), channelKind }];
}

function ownerOf(construct: Construct, { module, deployment }: Stack): Owner {
  return { is: 'component', deployment, name: nameOf(construct, module) };
}

/** A function with the folder of its code and its environment. */
function functionFacts(construct: Construct, stack: Stack): readonly FactDraft[] {
  const { module, deployment } = stack;
  const evidence = evidenceOf(construct.site, module);
  const folder = codeFolder(construct, stack);
  const component: ComponentFact = {
    kind: 'component',
    evidence,
    deployment,
    name: nameOf(construct, module),
    hosts: [`${construct.type}.${construct.id}`],
    ...(folder !== undefined && { build: { context: folder } }),
  };
  const stated = construct.properties.get('environment');
  const inner = stated?.is === 'object' ? stated.entries.flatMap((each) => ('key' in each ? [each] : [])) : [];
  const variables = inner.length === 1 && inner[0]?.key === 'variables' ? inner[0].value : stated;
  const entries = variables?.is === 'object' ? variables.entries.flatMap((each) => ('key' in each ? [each] : [])) : [];
  const owner = ownerOf(construct, stack);
  return [component, ...entries.flatMap(({ key, value }) => environmentFacts(key, value, { owner, evidence }, stack))];
}

/** A literal is a setting; what a managed construct gives (`table.tableName`) connects to it. */
function environmentFacts(
  key: string,
  value: Expression,
  { owner, evidence }: { readonly owner: Owner; readonly evidence: FactDraft['evidence'] },
  stack: Stack,
): readonly FactDraft[] {
  const text = textOf(value, stack.module);
  if (text !== undefined)
    return [
      { kind: 'setting', evidence: evidenceOfSetting(evidence, key, text), owner, key, value: settingValue(key, text, 'none') },
    ];
  const managed = value.is === 'member' ? stack.managed.get(callOf(value.of, stack) ?? -1) : undefined;
  return managed ? [connectionTo(owner, managed, evidence)] : [];
}

/** The call that makes what an expression names, through a variable or a field. */
function callOf(expression: Expression, { module }: Stack): number | undefined {
  if (expression.is === 'call') return expression.call;
  const inner = expression.is === 'name' ? initialiserOf(expression.name, module) : undefined;
  return inner?.is === 'call' ? inner.call : undefined;
}

/** `lambda.Code.fromAsset('functions/orders')`, `entry: 'functions/orders/index.ts'`; from the folder of the program. */
function codeFolder({ properties }: Construct, { module, deployment }: Stack): string | undefined {
  const code = properties.get('code');
  const call = code?.is === 'call' ? module.calls[code.call] : undefined;
  const stated = textOf(call?.arguments[0], module);
  const entry = textOf(properties.get('entry'), module);
  const path = stated ?? entry?.replace(/\/?[^/]*\.\w{1,5}$/, '');
  return path === undefined ? undefined : joinPath(deployment.replace(/^\w+:/, ''), path === '' ? '.' : path);
}

/** `queue.grantSendMessages(orders)`: the function is given the rights to use it. */
function grantFacts(site: CallSite, stack: Stack): readonly FactDraft[] {
  const { callee } = site;
  if (callee.is !== 'member' || !/^grant[A-Z_]/.test(callee.name)) return [];
  const managed = stack.managed.get(callOf(callee.of, stack) ?? -1);
  const [grantee] = site.arguments;
  const user = grantee && stack.constructs.get(callOf(grantee, stack) ?? -1);
  if (!managed || !user || !FUNCTIONS.has(user.type)) return [];
  return [connectionTo(ownerOf(user, stack), managed, evidenceOf(site, stack.module))];
}
