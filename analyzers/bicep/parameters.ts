// https://learn.microsoft.com/azure/azure-resource-manager/bicep/parameter-files
import { folderOf, groupBy, joinPath, parseJson, type Repository, type Source } from '../../src/sdk/index.ts';
import { at as below } from './language/access.ts';
import { evaluate } from './language/evaluate.ts';
import { madeOf } from './language/file-functions.ts';
import { entriesOf } from './language/joining.ts';
import { type Made, open, text } from './language/made.ts';
import { parseBicep } from './language/parse.ts';
import { type Deploying, Scope } from './language/scope.ts';

/** What a file of parameters gives to a root file. */
export type Given = (name: string) => Made | undefined;

/** The values that a root file is deployed with: of several files the one of its own name, else one for production, else the first. */
export function givenTo(root: Source, deploying: Deploying): Given {
  const { repository } = deploying;
  const [chosen] = [...filesFor(root, repository)].sort(
    (one, other) => rankOf(one, root) - rankOf(other, root) || (one.path < other.path ? -1 : 1),
  );
  if (!chosen) return () => undefined;
  return chosen.path.endsWith('.json') ? fromJson(chosen) : fromBicep(chosen, deploying);
}

function filesFor(root: Source, repository: Repository): readonly Source[] {
  const { byRoot, byFolder } = filesOf(repository);
  const stem = stemOf(root.path);
  const beside = (byFolder.get(folderOf(root.path)) ?? []).filter((path) => isOfStem(path, stem));
  const written = beside.flatMap((path) => repository.read(path) ?? []);
  return [...(byRoot.get(root.path) ?? []), ...written.filter(({ text: json }) => /deploymentParameters\.json/i.test(json))];
}

/** What every root file asks of the whole repository. */
interface Files {
  /** Files of Bicep by the one that they are for. */
  readonly byRoot: ReadonlyMap<string, readonly Source[]>;
  /** Paths of JSON by their folders. */
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

const knownFiles = new WeakMap<Repository, Files>();

function filesOf(repository: Repository): Files {
  const found = knownFiles.get(repository) ?? readFiles(repository);
  knownFiles.set(repository, found);
  return found;
}

function readFiles({ paths, read }: Repository): Files {
  const ofBicep = paths.filter((path) => path.endsWith('.bicepparam')).flatMap((path) => read(path) ?? []);
  return {
    byRoot: groupBy(ofBicep, (source) => usedBy(source) ?? ''),
    byFolder: groupBy(
      paths.filter((path) => path.endsWith('.json')),
      folderOf,
    ),
  };
}

function isOfStem(path: string, stem: string): boolean {
  const name = path.replace(/^.*\//, '');
  return name.startsWith(`${stem}.`) && /param/i.test(name);
}

function stemOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.(bicep|json)$/, '');
}

function usedBy(source: Source): string | undefined {
  const using = parseBicep(source.text).find((each) => each.kind === 'using');
  return using?.kind === 'using' ? joinPath(folderOf(source.path), using.path) : undefined;
}

function rankOf({ path }: Source, root: Source): number {
  const name = path.replace(/^.*\//, '');
  if (/^(\.bicepparam|\.parameters\.json)$/.test(name.slice(stemOf(root.path).length))) return 0;
  return /(^|[._-])(prod|prd|production)([._-]|$)/i.test(name) ? 1 : 2;
}

function fromBicep(source: Source, deploying: Deploying): Given {
  const scope = new Scope(source, deploying);
  for (const each of parseBicep(source.text))
    if (each.kind === 'var' || each.kind === 'param') {
      const { value } = each;
      if (value) scope.declare(each.kind === 'param' ? `param ${each.name}` : each.name, () => evaluate(value, scope));
    }
  return (name) => scope.read(`param ${name.replace(/^parameters\./, '')}`);
}

/** azd puts variables into such a file: `${AZURE_LOCATION=westeurope}`. */
function fromJson(source: Source): Given {
  const parameters = below(madeOf(parseJson(source).root), 'parameters');
  return (name) => {
    const key = name.replace(/^parameters\./, '');
    const entry = entriesOf(parameters).find((each) => each.key === key);
    const value = entry && below(entry.value, 'value');
    return value && withoutVariables(value, key);
  };
}

function withoutVariables(value: Made, name: string): Made | undefined {
  if (value.is !== 'text') return value;
  const whole = value.parts.join('');
  const [, usual] = /^\$\{\w+=([^{}]*)\}$/.exec(whole) ?? [];
  if (usual !== undefined) return text([usual], value.at);
  if (/^\$\{\w+\}$/.test(whole)) return undefined;
  return /\$\{\w+\}/.test(whole) ? open(`${name} is put together when it is deployed`, value.at, whole) : value;
}
