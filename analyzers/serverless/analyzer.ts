import { declaredIn, type Exports, exportsOf, serviceFacts, templateFacts, Variables } from '../../src/cloud/serverless/index.ts';
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/  https://www.serverless.com/framework/docs
import {
  defineAnalyzer,
  type Findings,
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
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
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
  return {
    facts: variables.flatMap((each) => serviceFacts(each.settled(), exports)),
    problems: [...problems, ...variables.flatMap((each) => each.problems)],
    files: variables.flatMap((each) => [...each.files]),
  };
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
