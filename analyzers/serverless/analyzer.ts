import { declaredIn, type Exports, exportsOf, serviceFacts, templateFacts, Variables } from '../../src/cloud/serverless/index.ts';
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/  https://www.serverless.com/framework/docs
import {
  defineAnalyzer,
  evidenceAt,
  type Findings,
  folderOf,
  parseJson,
  parseYaml,
  type Repository,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'serverless',
  files: ['**/*.{yml,yaml,template}', '**/*{template,cloudformation,stack}*.json'],
  analyze: (sources, repository) => {
    const parsed = sources.filter(isTemplate).map((source) => ({ source, ...templateFile(source) }));
    const exports = new Map(parsed.flatMap(({ documents }) => documents.flatMap(exportsOf)));
    const services = sources.filter(({ path }) => isServiceFile(path)).map((source) => serviceFile(source, repository, exports));
    const taken = new Set(services.flatMap(({ files }) => files));
    const templates = parsed
      .filter(({ source }) => !taken.has(source.path))
      .map(({ documents, problems }) => ({ facts: documents.flatMap((each) => stackFacts(each, exports)), problems }));
    const findings = [...services, ...templates];
    // Several services may take in one file.
    const problems = new Map(findings.flatMap(({ problems }) => problems.map((each) => [JSON.stringify(each), each] as const)));
    return { facts: findings.flatMap(({ facts }) => facts), problems: [...problems.values()] };
  },
});

function isServiceFile(path: string): boolean {
  return /(^|\/)serverless[\w.-]*\.ya?ml$/.test(path);
}

/** Resources of CloudFormation are told by their types. */
function isTemplate({ path, text }: Source): boolean {
  return (
    !isServiceFile(path) &&
    /"?Type"?\s{0,4}:\s{0,4}["']?AWS::\w{1,60}::/.test(text) &&
    /(^|\s|\{)"?Resources"?\s{0,4}:/.test(text)
  );
}

function serviceFile(source: Source, repository: Repository, exports: Exports): Findings & { readonly files: readonly string[] } {
  const { documents, problems } = parseYaml(source);
  const variables = documents.map((document) => new Variables(document, repository));
  const facts = variables.flatMap((each) => serviceFacts(each.settled(), exports));
  return {
    facts: facts.length === 0 && problems.length > 0 ? brokenService(source) : facts,
    problems: [...problems, ...variables.flatMap((each) => each.problems)],
    files: variables.flatMap((each) => [...each.files]),
  };
}

/** Which service it is stands in a file that cannot be read as a whole, too. */
function brokenService(source: Source): Findings['facts'] {
  const lines = source.text.split('\n');
  const at = lines.findIndex((line) => /^service:\s{0,10}\S/.test(line));
  const name = /^service:\s{0,10}["']?([\w-]{1,100})["']?\s*(#.*)?$/.exec(lines[at] ?? '')?.[1];
  if (name === undefined || !lines.some((line) => line.startsWith('provider:'))) return [];
  const evidence = evidenceAt(source, at + 1);
  const build = { context: folderOf(source.path) };
  return [{ kind: 'component', evidence, deployment: `serverless:${source.path}`, name, hosts: [], build }];
}

function templateFile(source: Source): { readonly documents: readonly YamlNode[]; readonly problems: Findings['problems'] } {
  return source.path.endsWith('.json') ? jsonFile(source) : parseYaml(source);
}

function jsonFile(source: Source) {
  const { root, problems } = parseJson(source);
  return { documents: [root], problems };
}

/** A template is a deployment. */
function stackFacts(document: YamlNode, exports: Exports) {
  const template = {
    resources: document.get('Resources'),
    parameters: document.get('Parameters'),
    globals: document.at('Globals', 'Function'),
    exports,
  };
  return templateFacts(declaredIn(template, `cloudformation:${document.source.path}`));
}
