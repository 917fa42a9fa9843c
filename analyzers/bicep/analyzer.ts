// https://learn.microsoft.com/azure/azure-resource-manager/bicep/
import {
  defineAnalyzer,
  evidenceAt,
  type FactDraft,
  folderOf,
  isInside,
  type Problem,
  parseJson,
  type Repository,
  type Source,
  yamlKey,
} from '../../src/sdk/index.ts';
import { type AzdProject, azdServices, projectOf, serviceFact } from './azd.ts';
import { deploymentFacts } from './facts.ts';
import { armDeclarations, isArmTemplate, isMadeOfBicep } from './language/arm.ts';
import type { Resource } from './language/made.ts';
import { parseBicep, unclosedLine } from './language/parse.ts';
import { findIn } from './language/resources.ts';
import type { Deploying } from './language/scope.ts';
import type { Declaration } from './language/syntax.ts';
import { localFile, resourcesOf } from './language/template.ts';
import { givenTo } from './parameters.ts';

/** How many expressions one deployment may take. */
const ROOM = 150_000;

/** What the Azure Developer CLI deploys. */
const AZD = yamlKey('services');

export default defineAnalyzer({
  name: 'bicep',
  files: [
    '**/*.{bicep,bicepparam}',
    '**/azure.{yaml,yml}',
    '**/{azuredeploy*,mainTemplate,main,template,arm-template}.json',
    '**/{arm,infra,infrastructure}/**/*.json',
  ],
  analyze: (sources, repository) => {
    const projects = sources
      .filter(({ path, text }) => /(^|\/)azure\.ya?ml$/.test(path) && AZD.test(text))
      .map((source): AzdProject => ({ source, services: azdServices(source, repository) }));
    const files = sources
      .filter(({ path }) => path.endsWith('.bicep') && !path.endsWith('.test.bicep'))
      .map((source) => ({ source, declarations: parseBicep(source.text) }));
    const roots = [...rootsOf(files).map((file) => ({ ...file, kind: 'bicep' })), ...templatesIn(sources, repository)];
    const read = roots.map((root) => factsOf(root, projectOf(root.source, projects), repository));
    const told = new Set(read.flatMap(({ tags, project }) => tags.map((tag) => `${project?.source.path} ${tag}`)));
    const untold = projects.flatMap(({ source, services }) =>
      services
        .filter(({ name }) => !told.has(`${source.path} ${name}`))
        .map((service) => serviceFact(service, `azd:${source.path}`)),
    );
    return {
      facts: [...read.flatMap(({ facts }) => facts), ...untold],
      problems: files.flatMap((file) => problemsOf(file, repository)),
    };
  },
});

interface File {
  readonly source: Source;
  readonly declarations: readonly Declaration[];
}

interface Root extends File {
  readonly kind: string;
}

/** Files that no other one calls; what waits for values beside a file that calls others is meant to be called, too. */
function rootsOf(files: readonly File[]): readonly File[] {
  const called = new Set(files.flatMap(({ source, declarations }) => declarations.flatMap((each) => pathOf(each, source) ?? [])));
  const uncalled = files.filter(({ source, declarations }) => !called.has(source.path) && declarations.some(deploys));
  const callers = uncalled.filter(({ source, declarations }) =>
    declarations.some((each) => each.kind === 'module' && pathOf(each, source)),
  );
  return uncalled.filter((file) => {
    const isWaiting = file.declarations.some((each) => each.kind === 'param' && !each.value);
    return !isWaiting || !callers.some((other) => other !== file && isInside(file.source.path, folderOf(other.source.path)));
  });
}

function deploys({ kind }: Declaration): boolean {
  return kind === 'resource' || kind === 'module';
}

function pathOf(declaration: Declaration, source: Source): string | undefined {
  return declaration.kind === 'module' || declaration.kind === 'import' ? localFile(declaration.path, source.path) : undefined;
}

/** Templates in JSON but those that the file of Bicep beside them was compiled to. */
function templatesIn(sources: readonly Source[], repository: Repository): readonly Root[] {
  return sources
    .filter(({ path, text }) => path.endsWith('.json') && /deploymentTemplate\.json/i.test(text))
    .map((source) => ({ source, root: parseJson(source).root }))
    .filter(({ source, root }) => {
      const isCompiled = isMadeOfBicep(root) && repository.has(source.path.replace(/\.json$/, '.bicep'));
      return isArmTemplate(root) && !isCompiled;
    })
    .map(({ source, root }) => ({ source, declarations: armDeclarations(root), kind: 'arm' }));
}

function factsOf(
  { source, declarations, kind }: Root,
  project: AzdProject | undefined,
  repository: Repository,
): { readonly facts: readonly FactDraft[]; readonly tags: readonly string[]; readonly project: AzdProject | undefined } {
  const resources: Resource[] = [];
  const deploying: Deploying = {
    repository,
    room: { left: ROOM, waiting: 0 },
    find: (type, name) => findIn(resources, type, name),
  };
  const template = { source, declarations, path: '', given: givenTo(source, deploying) };
  resourcesOf(template, deploying, resources);
  const ground = {
    deployment: { id: `${kind}:${source.path}`, resources },
    services: new Map(project?.services.map((each) => [each.name, each])),
  };
  return { ...deploymentFacts(ground), project };
}

function problemsOf({ source, declarations }: File, repository: Repository): readonly Problem[] {
  const line = unclosedLine(source.text);
  const missing = declarations.filter((each) => {
    const path = each.kind === 'module' ? pathOf(each, source) : undefined;
    return path !== undefined && !repository.has(path);
  });
  return [
    ...(line === undefined
      ? []
      : [
          {
            code: 'syntax-error' as const,
            message: 'This bracket is not closed, so what follows may be misread.',
            evidence: evidenceAt(source, line),
          },
        ]),
    ...missing.map((each) => ({
      code: 'missing-reference' as const,
      message: 'The file of this module is not there, so what it deploys is not known.',
      evidence: evidenceAt(source, each.line),
    })),
  ];
}
