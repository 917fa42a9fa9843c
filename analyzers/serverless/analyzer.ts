// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/  https://www.serverless.com/framework/docs
import { defineAnalyzer, type Findings, parseJson, parseYaml, type Source, type YamlNode } from '../../src/sdk/index.ts';
import { declaredIn, templateFacts } from './resources.ts';
import { serviceFacts } from './service-file.ts';

export default defineAnalyzer({
  name: 'serverless',
  files: ['**/*.{yml,yaml,template}', '**/*{template,cloudformation,stack}*.json'],
  analyze: (sources) => {
    const findings = sources.filter(isWanted).map(analyzeFile);
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

function isServiceFile(path: string): boolean {
  return /(^|\/)serverless[\w.-]*\.ya?ml$/.test(path);
}

/** Resources of CloudFormation are told by their types. */
function isWanted({ path, text }: Source): boolean {
  return (
    isServiceFile(path) ||
    (/"?Type"?\s{0,4}:\s{0,4}["']?AWS::\w{1,60}::/.test(text) && /(^|\s|\{)"?Resources"?\s{0,4}:/.test(text))
  );
}

function analyzeFile(source: Source): Findings {
  if (source.path.endsWith('.json')) {
    const { root, problems } = parseJson(source);
    return { facts: stackFacts(root), problems };
  }
  const { documents, problems } = parseYaml(source);
  const read = isServiceFile(source.path) ? serviceFacts : stackFacts;
  return { facts: documents.flatMap(read), problems };
}

/** A template is a deployment. */
function stackFacts(document: YamlNode) {
  const template = { resources: document.get('Resources'), parameters: document.get('Parameters') };
  return templateFacts(declaredIn(template, `cloudformation:${document.source.path}`));
}
