import {
  type ComponentFact,
  cleanText,
  type FactDraft,
  folderOf,
  joinPath,
  type Owner,
  textOf,
  type YamlNode,
} from '../../sdk/index.ts';
import { isSecureType, parameterFact } from '../parameters.ts';
import { managedFact } from '../services.ts';
import { consumed } from './arrivals.ts';
import { type Declared, programAt } from './declared.ts';
import { environmentFacts } from './environment.ts';
import { eventFacts } from './events.ts';
import { feedFacts } from './feeds.ts';
import { taskFacts } from './tasks.ts';
import { exportedValue, valueOf } from './template.ts';

/** The nodes and wires of a template. */
export function templateFacts(declared: Declared): readonly FactDraft[] {
  return [
    ...[...declared.managed.values()].map(managedFact),
    ...declared.template.resources.entries().flatMap(([id, node]) => resourceFacts(id, node, declared)),
  ];
}

function resourceFacts(id: string, node: YamlNode, declared: Declared): readonly FactDraft[] {
  const properties = node.get('Properties');
  switch (node.get('Type').text()) {
    case 'AWS::Lambda::Function':
    case 'AWS::Serverless::Function':
      return functionFacts(id, node, properties, declared);
    case 'AWS::Lambda::EventSourceMapping':
      return mappedFacts(properties, node, declared);
    case 'AWS::SNS::Subscription':
    case 'AWS::Events::Rule':
      return feedFacts(node, declared);
    case 'AWS::SSM::Parameter':
      return storedFacts(properties, node, declared);
    case 'AWS::ECS::TaskDefinition':
      return taskFacts(id, properties, declared);
    default:
      return [];
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html */
function storedFacts(properties: YamlNode, node: YamlNode, { deployment, template }: Declared): readonly FactDraft[] {
  const name = valueOf(properties.get('Name'), template);
  const stated = properties.get('Value');
  if (name.is !== 'literal' || !stated.exists || isSecureType(properties.get('Type').text())) return [];
  const value = exportedValue(stated, template) ?? valueOf(stated, template);
  return [parameterFact({ name: String(name.value), value, deployment }, node.evidence())];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventsourcemapping.html */
function mappedFacts(properties: YamlNode, node: YamlNode, declared: Declared): readonly FactDraft[] {
  const owner = programAt(properties.get('FunctionName'), declared);
  if (!owner) return [];
  const channels = [...properties.get('Topics').texts(), ...properties.get('Queues').texts()];
  return consumed(properties.get('EventSourceArn'), { owner, node, declared }, { channels });
}

function functionFacts(id: string, node: YamlNode, properties: YamlNode, declared: Declared): readonly FactDraft[] {
  const { deployment, template } = declared;
  const name = declared.programs.get(id) ?? id;
  const owner: Owner = { is: 'component', deployment, name };
  const image = properties.get('ImageUri').exists ? textOf(valueOf(properties.get('ImageUri'), template)) : '';
  const code = image === '' ? codeOf(properties, template.globals) : properties.get('Code').text();
  const context = code === undefined ? undefined : joinPath(folderOf(node.source.path), code);
  const component: ComponentFact = {
    kind: 'component',
    evidence: node.evidence(),
    deployment,
    name,
    hosts: [id],
    ...(image !== '' && { image: cleanText(image) }),
    ...(context !== undefined && { build: { context } }),
  };
  const events = properties
    .get('Events')
    .entries()
    .flatMap(([, event]) => eventFacts(event, owner, declared));
  const variables = [template.globals, properties].flatMap((each) => each?.at('Environment', 'Variables').entries() ?? []);
  return [component, ...environmentFacts([...new Map(variables)], owner, declared), ...events];
}

/** Where the code of a function lies, which may be said once for all functions of a template. */
function codeOf(properties: YamlNode, globals: YamlNode | undefined): string | undefined {
  const places = [properties.get('CodeUri'), properties.get('Code'), globals?.get('CodeUri')];
  return places.find((each) => each?.exists)?.text();
}
