// https://developer.hashicorp.com/terraform/language
import {
  attribute,
  calledModule,
  instancesOf,
  localSource,
  type Managed,
  type Module,
  managedFact,
  NAMESPACE,
  type Placed,
  readModule,
  referenceTo,
  toldApart,
  valueOf,
} from '../../src/cloud/index.ts';
import {
  type ComponentFact,
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  folderOf,
  type Problem,
  type Repository,
  type Source,
  textOf,
  unclosedLine,
} from '../../src/sdk/index.ts';
import { balancingOf, forwardWires, type Instance } from './balancers.ts';
import { programsOf } from './compute.ts';
import { feedFacts } from './feeds.ts';
import { hostFacts } from './hosts.ts';
import { managedOf } from './managed.ts';
import { objectFacts } from './objects.ts';
import { releaseFacts } from './releases.ts';
import { secretFacts } from './secrets.ts';
import { type Declared, environmentWires, wiresOf } from './wires.ts';

const DEEPEST = 6;

export default defineAnalyzer({
  name: 'terraform',
  files: ['**/*.tf'],
  analyze: (sources, repository) => {
    const folders = [...new Set(sources.map(({ path }) => folderOf(path)))];
    const called = new Set(folders.flatMap((folder) => calledFrom(readModule(folder, repository))));
    const roots = folders.filter((folder) => !called.has(folder));
    const facts = roots.flatMap((folder) =>
      toldApart(factsOf(placedIn(readModule(folder, repository), repository), `terraform:${folder}`)),
    );
    return { facts, problems: sources.flatMap(problemsOf) };
  },
});

function problemsOf(source: Source): readonly Problem[] {
  const line = unclosedLine(source.text);
  return line === undefined
    ? []
    : [
        {
          code: 'syntax-error',
          message: 'This brace is not closed, so what follows may be misread.',
          evidence: evidenceAt(source, line),
        },
      ];
}

function calledFrom(module: Module): readonly string[] {
  return module.blocks.flatMap((block) => (block.type === 'module' ? (localSource(block, module.folder) ?? []) : []));
}

/** The blocks of a root folder and of the local modules that it calls, once for each of their instances. */
function placedIn(module: Module, repository: Repository, depth = 0): readonly Instance[] {
  const placed = module.blocks.flatMap((block) => instancesOf(block, module));
  if (depth >= DEEPEST) return placed;
  const called = placed.flatMap((each) => calledModule(each.block, each.module, repository) ?? []);
  return [...placed, ...called.flatMap((inner) => placedIn(inner, repository, depth + 1))];
}

/** A root folder is a deployment, with the local modules that it calls. */
function factsOf(placed: readonly Instance[], deployment: string): readonly FactDraft[] {
  const managed = placed.flatMap((each) => {
    const found = managedOf(each.block, each.module, deployment);
    return found ? [{ found, module: each.module }] : [];
  });
  const running = placed.map((each) => ({ ...each, programs: programsOf(each.block, each.module, deployment) }));
  const programs = running.flatMap((each) => each.programs);
  const known = new Map(managed.map(({ found }) => [found.reference, found]));
  const domains = placed.flatMap(domainOf);
  const balancing = balancingOf(placed, known);
  const declared: Declared = {
    managed: known,
    programs: new Map(programs.map((each) => [each.reference, each])),
    balancing,
    domains,
  };
  const wires = [
    ...running.flatMap((each) =>
      each.programs.flatMap((program) => environmentWires(program, each.block, each.module, declared)),
    ),
    ...placed.flatMap((each) => wiresOf(each.block, each.module, declared)),
    ...placed.flatMap((each) => feedFacts(each, placed, declared)),
    ...placed.flatMap((each) => forwardWires(each, programs, balancing)),
  ];
  const beside = (module: Module) => placed.filter((each) => each.module.path === module.path);
  return [
    ...managed
      .filter(({ found }) => isDrawn(found, wires))
      .map(({ found, module }) => knownBy(managedFact(found), found, beside(module))),
    ...programs.flatMap(({ facts }) => facts.map((fact) => withDomains(fact, domains))),
    ...wires,
    ...placed.flatMap((each) => hostFacts(each, programs, deployment)),
    ...placed.flatMap((each) => objectFacts(each.block, each.module, deployment)),
    ...placed.flatMap((each) => secretFacts(each, known, deployment)),
    ...placed.flatMap((each) => releaseFacts(each.block, each.module, deployment)),
  ];
}

function domainOf({ block, module }: Instance): readonly string[] {
  const isNamespace = block.type === 'resource' && NAMESPACE.test(block.labels[0] ?? '');
  const name = isNamespace ? textOf(valueOf(attribute(block, 'name'), module)) : '';
  return name === '' ? [] : [name];
}

/** Services of a namespace go by their name in its domain. */
function withDomains(fact: FactDraft, domains: readonly string[]): FactDraft {
  if (fact.kind !== 'component') return fact;
  return { ...fact, hosts: [...fact.hosts, ...domains.map((domain) => `${fact.name}.${domain}`)] };
}

/** The only application load balancer that leads somewhere is spoken of by what Amazon calls its type. */
function knownBy(fact: ComponentFact, { reference }: Managed, placed: readonly Instance[]): ComponentFact {
  const own = placed.filter(({ block, module }) => {
    const type = attribute(block, 'load_balancer_type');
    return isApplicationBalancer(block) && (!type || textOf(valueOf(type, module)) === 'application');
  });
  const [only, ...others] = own.map(({ block, module }) => referenceTo(block, module));
  return only === reference && others.length === 0 ? { ...fact, hosts: [...fact.hosts, 'alb'] } : fact;
}

function isApplicationBalancer({ type, labels }: Placed): boolean {
  return type === 'resource' && /^aws_a?lb$/.test(labels[0] ?? '');
}

/** A balancer that leads to nothing known here is a part of the network. */
function isDrawn(each: Managed, wires: readonly FactDraft[]): boolean {
  const { word, reference } = each;
  if (word !== 'balancer' && word !== 'cdn') return true;
  const { name } = managedFact(each);
  return wires.some((wire) => {
    if (wire.kind !== 'call') return false;
    const isCalled = wire.target.is === 'literal' && String(wire.target.value).endsWith(reference);
    return isCalled || (wire.owner.is === 'component' && wire.owner.name === name);
  });
}
