import {
  type ComponentFact,
  cleanText,
  evidenceOfSetting,
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  type Owner,
  settingValue,
  textOf,
  type Value,
  type YamlNode,
} from '../../sdk/index.ts';
import { isSecureType, parameterFact } from '../parameters.ts';
import { connectionTo, managedFact } from '../services.ts';
import { consumed } from './arrivals.ts';
import { type Declared, programAt } from './declared.ts';
import { eventFacts } from './events.ts';
import { feedFacts } from './feeds.ts';
import { exportedValue, referencesIn, valueOf } from './template.ts';

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
      return properties
        .get('ContainerDefinitions')
        .items()
        .flatMap((container) => containerFacts(id, container, declared));
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

function containerFacts(id: string, container: YamlNode, declared: Declared): readonly FactDraft[] {
  const { deployment, template } = declared;
  const name = container.get('Name').text() ?? id;
  const owner: Owner = { is: 'component', deployment, name };
  const image = textOf(valueOf(container.get('Image'), template));
  const component: ComponentFact = {
    kind: 'component',
    evidence: container.evidence(),
    deployment,
    name,
    hosts: [id],
    ...(image !== '' && { image: cleanText(image) }),
  };
  const variables = container
    .get('Environment')
    .items()
    .flatMap((item) => {
      const key = item.get('Name').text();
      return key === undefined ? [] : [[key, item.get('Value')] as const];
    });
  const ports = container
    .get('PortMappings')
    .items()
    .flatMap((item): readonly FactDraft[] => {
      const port = item.get('ContainerPort').number();
      return port === undefined
        ? []
        : [{ kind: 'listen', evidence: item.get('ContainerPort').evidence(), owner, port: literal(port) }];
    });
  return [component, ...environmentFacts(variables, owner, declared), ...ports];
}

/** Settings, and connections to the resources that they name. */
export function environmentFacts(
  entries: readonly (readonly [string, YamlNode])[],
  owner: Owner,
  declared: Declared,
): readonly FactDraft[] {
  return entries.flatMap(([key, node]): readonly FactDraft[] => {
    const value = valueOf(node, declared.template);
    const raw = node.text() ?? '';
    const cleaned = cleanedValue(key, value);
    const evidence = evidenceOfSetting(node.evidence(), key, raw);
    const via = node.via().map((each) => evidenceOfSetting(each, key, raw));
    const wires = referencesIn(node, declared.template).flatMap((id) => wireTo(id, owner, evidence, declared));
    return [{ kind: 'setting', evidence, ...(via.length > 0 && { via }), owner, key, value: cleaned }, ...wires];
  });
}

function wireTo(
  id: string,
  owner: Owner,
  evidence: FactDraft['evidence'],
  { managed, programs }: Declared,
): readonly FactDraft[] {
  const target = managed.get(id);
  if (target && target.word !== 'gateway' && target.word !== 'balancer') return [connectionTo(owner, target, evidence)];
  if (!target && !programs.has(id)) return [];
  return [{ kind: 'call', evidence, owner, protocol: 'http', target: literal(`http://${id}`) }];
}

function cleanedValue(key: string, value: Value): Value {
  if (value.is === 'literal') return settingValue(key, String(value.value), 'none');
  return value.is === 'entry' && value.fallback ? { ...value, fallback: cleanedValue(key, value.fallback) } : value;
}
