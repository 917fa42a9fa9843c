import {
  type ContractRole,
  type FactDraft,
  joinPath,
  literal,
  type Repository,
  roleOfGenerator,
  type XmlElement,
} from '../../src/sdk/index.ts';
import { pluginsOf } from './plugins.ts';
import { interpolated, type Pom } from './pom.ts';

// https://openapi-generator.tech/docs/plugins and https://github.com/swagger-api/swagger-codegen/tree/3.0.0/modules/swagger-codegen-maven-plugin
const GENERATORS = new Set(['openapi-generator-maven-plugin', 'swagger-codegen-maven-plugin']);

/** What the build makes of interface descriptions: servers or clients. */
export function contractUses(pom: Pom, repository: Repository, libraries: readonly string[]): readonly FactDraft[] {
  const plugins = pluginsOf(pom).filter(({ artifactId }) => GENERATORS.has(artifactId));
  const configured = plugins.flatMap(({ configurations }) =>
    configurations.flatMap((configuration) => generated(configuration, configurations, pom)),
  );
  return [...configured, ...quarkusClients(pom, repository, libraries)];
}

/** An execution takes what the plugin is configured with for all of them, not what another execution says. */
function generated(own: XmlElement, all: readonly XmlElement[], pom: Pom): readonly FactDraft[] {
  const input = own.get('inputSpec');
  const path = pathOf(input.text(), pom);
  const shared = all.filter((each) => !each.get('inputSpec').exists);
  const valueOf = (...names: readonly string[]): string | undefined =>
    [own, ...shared].flatMap((each) => names.flatMap((name) => interpolated(each.get(name).text(), pom) ?? []))[0];
  const generator = valueOf('generatorName', 'language');
  const role = generator === undefined ? undefined : roleOfGenerator(generator, valueOf('library'));
  return path === undefined || role === undefined ? [] : [use(role, path, pom, input)];
}

/** Paths are seen from the module's folder, which may be spelled out. */
function pathOf(text: string | undefined, pom: Pom): string | undefined {
  const relative = interpolated(text?.replace(/^\$\{(?:project\.|pom\.)?basedir\}\/?/, './'), pom);
  return relative === undefined || relative.includes('://') ? undefined : joinPath(pom.folder, relative);
}

// https://docs.quarkiverse.io/quarkus-openapi-generator/dev/client.html#_getting_started
function quarkusClients(pom: Pom, repository: Repository, libraries: readonly string[]): readonly FactDraft[] {
  if (!libraries.includes('io.quarkiverse.openapi.generator:quarkus-openapi-generator')) return [];
  const folder = joinPath(pom.folder, 'src/main/openapi');
  const files = repository.paths.filter((path) => path.startsWith(`${folder}/`) && /\.(ya?ml|json)$/.test(path));
  return files.map((path) => use('calls', path, pom, pom.project.get('artifactId')));
}

function use(role: ContractRole, path: string, pom: Pom, element: XmlElement): FactDraft {
  return {
    kind: 'contract-use',
    evidence: element.evidence(),
    owner: { is: 'file', path: pom.path },
    role,
    contract: literal(`/${path}`),
  };
}
