import type { Repository } from '../../model/analyzer.ts';
import type { Owner } from '../../model/fact.ts';
import { folderOf, joinPath } from '../../sdk/path.ts';
import { type Made, optionsOf, type Thing, textIn } from '../synth/things.ts';
import { calleeOf, deploymentOf, folderOfDeployment, idOf, nameOf, pathFrom, referenceOf, typeOf } from './names.ts';
import { CONTAINERS, FUNCTIONS } from './table.ts';

/** A service that some functions make up, or one container. */
export interface Unit {
  readonly owner: Extract<Owner, { is: 'component' }>;
  readonly kind: 'functions' | 'container';
  /** The folder of its code, where that is known. */
  readonly folder?: string;
  /** The Dockerfile that packs it, from the folder. */
  readonly dockerfile?: string;
}

/** Where the code of a function or container lies. */
interface Code {
  readonly folder?: string;
  readonly dockerfile?: string;
}

/**
 * Functions whose code is one package of the repository, or one folder, are one service: they are built and released together, as all
 * functions of a serverless.yml are. A function by itself goes by its own name.
 */
export function unitsOf(made: readonly Made[], repository: Repository): ReadonlyMap<Made, Unit> {
  const functions = made.filter((each) => FUNCTIONS.has(typeOf(each) ?? ''));
  const homes = new Map(functions.map((each) => [each, homeOf(each, repository)]));
  const shared = foldersOf(homes);
  const units = new Map<Made, Unit>();
  for (const [each, { folder, dockerfile, deployment, isPackage }] of homes) {
    const beside = shared.get(deployment);
    const isAlone = (beside?.get(folder ?? '')?.size ?? 0) <= 1 && !isPackage;
    const name = isAlone || folder === undefined ? nameOf(each) : folderName(folder, [...(beside?.keys() ?? [])]);
    units.set(each, {
      owner: { is: 'component', deployment, name },
      kind: 'functions',
      ...(folder !== undefined && { folder }),
      ...(dockerfile !== undefined && { dockerfile }),
    });
  }
  for (const each of made) if (isContainer(each)) units.set(each, containerUnit(each, repository));
  return units;
}

/** Folders that are called for what lies in them rather than for what it does. */
const PLAIN_FOLDERS = /^(src|lambdas?|functions?|handlers?|code|app|lib|dist|api)$/;

/** The last step that says something, with as many before it as tell it from the other folders. */
function folderName(folder: string, others: readonly string[]): string {
  const steps = stepsOf(folder);
  for (let count = 1; count <= steps.length; count += 1) {
    const name = steps.slice(-count).join('-');
    if (others.every((other) => other === folder || stepsOf(other).slice(-count).join('-') !== name)) return name;
  }
  return steps.join('-');
}

function stepsOf(folder: string): readonly string[] {
  const steps = folder.split('/');
  const telling = steps.filter((step) => !PLAIN_FOLDERS.test(step) && step !== '.');
  return telling.length > 0 ? telling : steps.slice(-1);
}

type Homes = ReadonlyMap<Made, Home>;

/** The functions whose code lies in each folder, by deployment and folder. */
function foldersOf(homes: Homes): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Map<string, Set<string>>>();
  for (const [made, { deployment, folder }] of homes) {
    if (folder === undefined) continue;
    const folders = found.get(deployment) ?? new Map<string, Set<string>>();
    found.set(deployment, folders.set(folder, (folders.get(folder) ?? new Set()).add(referenceOf(made))));
  }
  return found;
}

/** Whether a call makes a container. */
export function isContainer(made: Made): boolean {
  return Object.hasOwn(CONTAINERS, typeOf(made) ?? '') || (made.on !== undefined && calleeOf(made) === 'addContainer');
}

function containerUnit(made: Made, repository: Repository): Unit {
  const deployment = deploymentOf(made, repository);
  const stated = containerProperties(made);
  const image = stated.get('image');
  const code = image?.is === 'made' ? assetOf(image, deployment) : {};
  const own = textIn(made.properties.get('serviceName')) ?? textIn(stated.get('containerName'));
  return { owner: { is: 'component', deployment, name: own ?? nameFrom(made) }, kind: 'container', ...code };
}

function nameFrom(made: Made): string {
  return [made.stack, idOf(made)].filter((part) => part !== undefined).join('-');
}

/** What says which container runs, and how. */
export function containerProperties(made: Made): ReadonlyMap<string, Thing> {
  const inner = CONTAINERS[typeOf(made) ?? ''];
  return inner ? optionsOf(made.properties.get(inner)) : made.properties;
}

interface Home extends Code {
  readonly deployment: string;
  /** It has a manifest of its own, apart from that of the deployment's program. */
  readonly isPackage: boolean;
}

const MANIFESTS = [
  'package.json',
  'pyproject.toml',
  'requirements.txt',
  'go.mod',
  'Cargo.toml',
  'pom.xml',
  'build.gradle',
  'build.gradle.kts',
];

function homeOf(made: Made, repository: Repository): Home {
  const deployment = deploymentOf(made, repository);
  const code = codeOf(made, deployment, repository);
  const { folder } = code;
  if (folder === undefined) return { deployment, isPackage: false };
  const found = packageAround(folder, deployment, repository);
  return found === undefined
    ? { ...code, folder: standing(folder, repository), deployment, isPackage: false }
    : { ...code, folder: found, deployment, isPackage: true };
}

function packageAround(folder: string, deployment: string, { has }: Repository): string | undefined {
  for (let at = folder; at !== '.' && at !== folderOfDeployment(deployment); at = folderOf(at)) {
    if (MANIFESTS.some((name) => has(`${at}/${name}`))) return has(`${at}/cdk.json`) ? undefined : at;
  }
  return undefined;
}

/** The nearest folder that is there: built code lies in folders that are made later. */
function standing(folder: string, { paths }: Repository): string {
  for (let at = folder; at !== '.'; at = folderOf(at))
    if (paths.some((path) => path.startsWith(`${at}/`))) return at === folder || !isBuilt(folder, at) ? folder : at;
  return folder;
}

function isBuilt(folder: string, standingAt: string): boolean {
  return /(^|\/)(dist|build|target|out|bin|\.\w+)(\/|$)|\.(jar|zip)$/.test(folder.slice(standingAt.length));
}

/** `code: Code.fromAsset('functions/orders')`, `entry: 'functions/orders/index.ts'`; without an entry, a file beside the construct's. */
function codeOf(made: Made, deployment: string, repository: Repository): Code {
  const { properties } = made;
  const code = properties.get('code');
  if (code?.is === 'made') return assetOf(code, deployment);
  const entry = textIn(properties.get('entry'));
  if (entry !== undefined) {
    const path = pathFrom(entry, deployment);
    return path === undefined ? {} : { folder: /\.\w{1,5}$/.test(path) ? folderOf(path) : path };
  }
  if (!/NodejsFunction$/.test(typeOf(made) ?? '')) return {};
  const [stem] = /^[^.]*/.exec(made.evidence.path.split('/').at(-1) ?? '') ?? [''];
  const beside = ['ts', 'js', 'mts', 'mjs'].map(
    (ending) => joinPath(folderOf(made.evidence.path), `${stem}.${idOf(made)}.${ending}`) ?? '',
  );
  const found = beside.find((path) => repository.has(path));
  return found === undefined ? {} : { folder: folderOf(found) };
}

/** `fromAsset('..', { file: 'orders/Dockerfile' })`, `fromImageAsset`, `new FileArchive('./orders')`. */
function assetOf(asset: Made, deployment: string): Code {
  if (!/^(fromAsset|fromImageAsset|fromDockerBuild|assetImageCode|FileArchive|FileAsset)$/i.test(calleeOf(asset))) return {};
  const stated = textIn(asset.arguments[0]) ?? textIn(asset.properties.get('directory'));
  const folder = stated === undefined ? undefined : pathFrom(stated, deployment);
  const dockerfile = textIn(asset.properties.get('file'));
  return { ...(folder !== undefined && { folder }), ...(dockerfile !== undefined && { dockerfile }) };
}
