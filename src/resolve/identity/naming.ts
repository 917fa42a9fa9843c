import { bareName, isGenericServiceName, isPlainFolderName, slug, withoutObjectSuffix } from '../../model/names.ts';
import { commonFolder, isInside } from '../../sdk/path.ts';
import { compareTexts } from '../fact-index.ts';
import { baseName, folderOf } from '../folders.ts';
import { isRuntimeImage } from '../knowledge/images.ts';
import { deploymentsOf, type Group } from './group.ts';
import { type ComponentSighting, isProcess, namesOfImage, namesOfProgram, repositoryOf } from './sightings.ts';

/** A group with its unique id, the name people use and every other name it answers to. */
export interface Named {
  readonly group: Group;
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Names the groups, the best known first; a name that two of them want is told apart by their folders. */
export function nameThings(groups: readonly Group[], system: string): readonly Named[] {
  const isWide = wideDeployments(groups);
  const ranked = groups
    .map((group) => ({ group, name: nameOf(group, system, isWide), rank: rankOf(group) }))
    .sort((a, b) => compareTexts(a.rank, b.rank) || compareTexts(a.group.key, b.group.key));
  const taken = new Set<string>();
  const named = ranked.map(({ group, name }) => {
    const unique = firstFree([name, ...longerNames(group, name)], taken);
    taken.add(slug(unique));
    return { group, id: slug(unique), name: unique, aliases: aliasesOf(group) };
  });
  return withoutSharedAliases(named);
}

function firstFree(names: readonly string[], taken: ReadonlySet<string>): string {
  const free = names.find((name) => slug(name) !== '' && !taken.has(slug(name)));
  if (free !== undefined) return free;
  const base = names.find((name) => slug(name) !== '') ?? 'unnamed';
  let number = 2;
  while (taken.has(slug(`${base}-${number}`))) number += 1;
  return `${base}-${number}`;
}

/** Which deployments are about more than one program, or lie around all there are. */
function wideDeployments(groups: readonly Group[]): (component: ComponentSighting) => boolean {
  const root = commonFolder(groups.flatMap((group) => group.programs.map(({ folder }) => folder)));
  const counts = new Map<string, number>();
  for (const group of groups.filter(({ programs }) => programs.length > 0))
    for (const deployment of deploymentsOf(group)) counts.set(deployment, (counts.get(deployment) ?? 0) + 1);
  return ({ deployment, facts }) => (counts.get(deployment) ?? 0) > 1 || isInside(root, folderOf(facts[0]?.evidence.path ?? ''));
}

/** Compose names are what people say; then the workload's name without its suffix; then the folder's. */
function nameOf(group: Group, system: string, isWide: (component: ComponentSighting) => boolean): string {
  const components = [...group.components].sort((a, b) => compareTexts(componentRank(a), componentRank(b)));
  const ingress = components.find((each) =>
    each.facts.some((fact) => fact.nodeKind === 'gateway' && each.deployment.startsWith('kubernetes')),
  );
  if (ingress && !components.some(({ deployment }) => deployment.startsWith('compose'))) return ingress.name;
  const program = group.programs[0] ? programName(group, system) : undefined;
  const [first] = components;
  if (!first) return program ?? group.images.flatMap(namesOfImage)[0] ?? system;
  if (program && isProcess(first) && !first.serviceNames.includes(first.name)) return program;
  const name = first.deployment.startsWith('compose') ? first.name : withoutObjectSuffix(ownNameOf(first, group, isWide(first)));
  if (program && isGenericServiceName(name) && !isWide(first)) return program;
  return program && bareName(program) === bareName(name) && !first.deployment.startsWith('compose') ? program : name;
}

/** What several releases of one service are all reached by; else the name without what an overlay or a release puts before or behind it. */
function ownNameOf(first: ComponentSighting, group: Group, isWide: boolean): string {
  const beside = group.components.filter(({ deployment, name }) => deployment === first.deployment && name !== first.name);
  const [shared] = first.serviceNames.filter((service) => beside.every((each) => each.serviceNames.includes(service)));
  if (beside.length > 0 && shared !== undefined && !group.product) return shared;
  // Also as `metadata: { name: orders }`, and with the quotes of JSON.
  const written =
    /(?:^|[\s{,])["']?name["']?:\s*["']?(?:\{\{-?\s*\.Release\.Name\s*-?\}\}-)?([\w.-]{1,253})["']?\s*(?:$|[,}])/.exec(
      first.facts[0]?.evidence.text ?? '',
    )?.[1];
  const isPart = written !== undefined && `-${first.name}-`.includes(`-${written}-`);
  // A prefix of an overlay with several programs tells none of them apart; where there is one program, it may be its name.
  const isOfOverlay = isWide && (first.facts[0]?.via ?? []).some(({ text }) => /^name(Prefix|Suffix):/.test(text));
  return isPart && (isOfOverlay || !isGenericServiceName(written)) ? written : first.name;
}

function programName(group: Group, system: string): string {
  const [program] = group.programs;
  const [fromFolder, ...manifest] = program ? namesOfProgram(program) : [];
  if (!program || fromFolder === undefined) return system;
  const page = program.facts.find(({ servedBy }) => servedBy !== undefined);
  if (page?.name !== undefined) return page.name;
  if (!isPlainFolderName(fromFolder)) return fromFolder;
  const above = folderOf(program.folder);
  return above !== '.' ? baseName(above) : (manifest[0] ?? fromFolder);
}

function rankOf(group: Group): string {
  const [best] = group.components.map(componentRank).sort(compareTexts);
  return best ?? `4 ${group.programs[0]?.folder ?? group.key}`;
}

function componentRank(component: ComponentSighting): string {
  const path = component.facts[0]?.evidence.path ?? '';
  const isMain = /(^|\/)(docker-)?compose\.ya?ml$/.test(path) ? 0 : 1;
  const isAside = component.facts.every((fact) => fact.auxiliary) ? 1 : 0;
  const rank = component.deployment.startsWith('compose') ? 1 : isProcess(component) ? 3 : 2;
  return `${rank} ${isAside} ${path.split('/').length} ${isMain} ${path} ${String(component.name.length).padStart(3, '0')} ${component.name}`;
}

function longerNames(group: Group, name: string): readonly string[] {
  const paths = [
    ...group.programs.map((each) => folderOf(`${each.folder}`)),
    ...group.components.flatMap((each) => each.facts.map((fact) => folderOf(fact.evidence.path))),
  ];
  const namespaces = group.components.flatMap((each) => each.facts.flatMap((fact) => fact.namespace ?? []));
  const own = group.programs.map((each) => baseName(each.folder)).filter((each) => each !== '.');
  const whole = group.product ? group.components.map((each) => withoutObjectSuffix(each.name)) : [];
  return [
    ...own,
    ...whole.filter((each) => each !== name),
    ...[...paths.filter((path) => path !== '.').map(baseName), ...namespaces].map((prefix) => `${prefix}-${name}`),
  ];
}

function aliasesOf(group: Group): readonly string[] {
  const components = group.components.flatMap((each) => [
    each.name,
    withoutObjectSuffix(each.name),
    ...each.serviceNames,
    ...each.facts.flatMap((fact) => fact.hosts),
    ...(group.product ? [] : imageNamesOf(each)),
  ]);
  const programs = group.programs.flatMap((each) => [...(each.folder === '.' ? [] : [each.folder]), ...namesOfProgram(each)]);
  return [...new Set([...components, ...programs])].filter((alias) => alias !== '');
}

/** An image that only holds a language names nothing. */
function imageNamesOf(component: ComponentSighting): readonly string[] {
  const repository = repositoryOf(component);
  return repository === undefined || isRuntimeImage(repository) ? [] : [repository];
}

/** A name that several things answer to identifies none of them. */
function withoutSharedAliases(named: readonly Named[]): readonly Named[] {
  const owners = new Map<string, Set<string>>();
  // An Ingress is often called like the service it leads to: there the name means the service.
  for (const each of named.filter(({ group }) => !isIngress(group))) {
    for (const name of [each.name, ...each.aliases]) owners.set(name, (owners.get(name) ?? new Set()).add(each.id));
  }
  const names = new Map(named.map((each) => [each.name, each.id]));
  const isItsOwn = (alias: string, { id }: Named) => {
    const others = [...(owners.get(alias) ?? [])].filter((owner) => owner !== id);
    return others.length === 0 && (names.get(alias) ?? id) === id;
  };
  return named.map((each) => ({
    ...each,
    aliases: each.aliases.filter((alias) => alias !== each.name && isItsOwn(alias, each)).sort(compareTexts),
  }));
}

function isIngress(group: Group): boolean {
  return group.components.some(
    (each) => each.deployment.startsWith('kubernetes') && each.facts.some((fact) => fact.nodeKind === 'gateway'),
  );
}
