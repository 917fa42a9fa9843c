// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskdefinition-containerdefinition.html
import {
  type ComponentFact,
  cleanText,
  type FactDraft,
  literal,
  type Owner,
  textOf,
  unknown,
  type YamlNode,
} from '../../sdk/index.ts';
import type { Declared } from './declared.ts';
import { environmentFacts, wiresIn } from './environment.ts';
import { valueOf } from './template.ts';

/** The containers of a task. */
export function taskFacts(id: string, properties: YamlNode, declared: Declared): readonly FactDraft[] {
  const containers = properties.get('ContainerDefinitions').items();
  const links = containers.flatMap(linksOf);
  return containers.flatMap((container) => {
    const name = container.get('Name').text() ?? id;
    const aliases = links.filter(({ target, alias }) => target === name && alias !== name).map(({ alias }) => alias);
    return containerFacts(name, [id, ...aliases], container, declared);
  });
}

/** `orders-db:db`: another container of the task, and the name that it has for this one. */
function linksOf(container: YamlNode) {
  return container
    .get('Links')
    .items()
    .map((item) => {
      const [target = '', alias = target] = (item.text() ?? '').split(':');
      return { target, alias, item };
    });
}

function containerFacts(name: string, hosts: readonly string[], container: YamlNode, declared: Declared): readonly FactDraft[] {
  const { deployment, template } = declared;
  const owner: Owner = { is: 'component', deployment, name };
  const image = textOf(valueOf(container.get('Image'), template));
  const words = [...container.get('EntryPoint').items(), ...container.get('Command').items()];
  const command = words.map((word) => cleanText(textOf(valueOf(word, template)))).join(' ');
  const component: ComponentFact = {
    kind: 'component',
    evidence: container.evidence(),
    deployment,
    name,
    hosts,
    ...(image !== '' && { image: cleanText(image) }),
    ...(command !== '' && { command }),
  };
  const variables = container
    .get('Environment')
    .items()
    .flatMap((item) => {
      const key = item.get('Name').text();
      return key === undefined ? [] : [[key, item.get('Value')] as const];
    });
  return [
    component,
    ...environmentFacts(variables, owner, declared),
    ...words.flatMap((word) => wiresIn(word, owner, word.evidence(), declared)),
    ...container
      .get('Secrets')
      .items()
      .flatMap((each) => secretFacts(each, owner)),
    ...container
      .get('PortMappings')
      .items()
      .flatMap((each) => portFacts(each, owner, deployment)),
    ...linksOf(container).map(({ target, alias, item }): FactDraft => {
      return { kind: 'depends-on', evidence: item.evidence(), owner, deployment, target, linkedAs: alias };
    }),
  ];
}

/** Only the names of secrets are known. */
function secretFacts(secret: YamlNode, owner: Owner): readonly FactDraft[] {
  const key = secret.get('Name').text();
  if (key === undefined) return [];
  return [{ kind: 'setting', evidence: secret.get('Name').evidence(), owner, key, value: unknown('a stored secret') }];
}

function portFacts(mapping: YamlNode, owner: Owner, deployment: string): readonly FactDraft[] {
  const port = mapping.get('ContainerPort').number();
  const published = mapping.get('HostPort').number();
  if (port === undefined) return [];
  const evidence = mapping.get('ContainerPort').evidence();
  return [
    { kind: 'listen', evidence, owner, port: literal(port) },
    ...(published
      ? [{ kind: 'exposure', evidence, deployment, owner, ports: [{ port: published, target: port }] } as const]
      : []),
  ];
}
