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
import { declaredIn } from './declared.ts';
import { templateFacts } from './resources.ts';
import { serviceFacts } from './service-file.ts';
import { Variables } from './variables.ts';

export default defineAnalyzer({
  name: 'serverless',
  files: ['**/*.{yml,yaml,template}', '**/*{template,cloudformation,stack}*.json'],
  analyze: (sources, repository) => {
    const services = sources.filter(({ path }) => isServiceFile(path)).map((source) => serviceFile(source, repository));
    const taken = new Set(services.flatMap(({ files }) => files));
    const templates = sources.filter((source) => isTemplate(source) && !taken.has(source.path)).map(templateFile);
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

function serviceFile(source: Source, repository: Repository): Findings & { readonly files: readonly string[] } {
  const { documents, problems } = parseYaml(source);
  const variables = documents.map((document) => new Variables(document, repository));
  return {
    facts: variables.flatMap((each) => serviceFacts(each.settled())),
    problems: [...problems, ...variables.flatMap((each) => each.problems)],
    files: variables.flatMap((each) => [...each.files]),
  };
}

function templateFile(source: Source): Findings {
  const { documents, problems } = source.path.endsWith('.json') ? jsonFile(source) : parseYaml(source);
  return { facts: documents.flatMap(stackFacts), problems };
}

function jsonFile(source: Source) {
  const { root, problems } = parseJson(source);
  return { documents: [root], problems };
}

/** A template is a deployment. */
function stackFacts(document: YamlNode) {
  const template = {
    resources: document.get('Resources'),
    parameters: document.get('Parameters'),
    globals: document.at('Globals', 'Function'),
  };
  return templateFacts(declaredIn(template, `cloudformation:${document.source.path}`));
}
