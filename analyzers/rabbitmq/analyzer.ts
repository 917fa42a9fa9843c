// https://www.rabbitmq.com/docs/definitions
import {
  type ChannelFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  type Findings,
  type Owner,
  type YamlNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'rabbitmq',
  files: ['**/*{definition,rabbit}*.json', '**/*{rabbit,broker}*/**/*.json', '**/*.{yml,yaml}'],
  analyze: (sources) => {
    const telling = sources.filter(({ text }) => /"(queues|exchanges|bindings)"\s*:\s*\[/.test(text));
    const found = telling
      .flatMap(embeddedFiles)
      .filter(({ name }) => name.endsWith('.json'))
      .map(readFile);
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

/** Definitions as `rabbitmqctl export_definitions` writes them, or as much of them as a person keeps. */
function readFile(file: EmbeddedFile): Findings {
  const { root, problems } = embeddedJson(file);
  const isDefinitions = ['queues', 'exchanges', 'bindings'].some((key) => root.get(key).kind === 'list');
  if (!isDefinitions || !/"(vhost|durable|destination_type|rabbit_version)"/.test(file.text)) return { facts: [], problems: [] };
  const owner: Owner = { is: 'file', path: file.path, product: 'rabbitmq' };
  const bindings = root.get('bindings').items();
  const read = (list: 'queues' | 'exchanges') =>
    root
      .get(list)
      .items()
      .flatMap((item) => channelOf(item, list === 'queues' ? 'queue' : 'exchange', bindings, owner));
  return { facts: [...read('queues'), ...read('exchanges')], problems };
}

function durabilityOf(item: YamlNode): Pick<ChannelFact, 'durable'> {
  const durable = item.get('durable').text();
  return durable === 'true' || durable === 'false' ? { durable: durable === 'true' } : {};
}

/** Exchanges called `amq.…` are there on every broker. */
function channelOf(
  item: YamlNode,
  kind: 'queue' | 'exchange',
  bindings: readonly YamlNode[],
  owner: Owner,
): readonly ChannelFact[] {
  const name = item.get('name').text();
  if (name === undefined || name === '' || name.startsWith('amq.')) return [];
  const own = bindings.filter(
    (binding) =>
      binding.get('destination').text() === name &&
      (binding.get('destination_type').text() ?? 'queue') === kind &&
      (binding.get('vhost').text() ?? '/') === (item.get('vhost').text() ?? '/') &&
      (binding.get('source').text() ?? '') !== '',
  );
  const fedBy = own.map((binding) => {
    const key = binding.get('routing_key').text();
    return { channel: binding.get('source').text() ?? '', ...(key ? { key } : {}) };
  });
  return [
    {
      kind: 'channel',
      evidence: item.get('name').evidence(),
      ...(own.length > 0 && { via: own.map((binding) => binding.get('source').evidence()) }),
      owner,
      protocol: 'amqp',
      channel: name,
      channelKind: kind,
      ...durabilityOf(item),
      ...(fedBy.length > 0 && { fedBy }),
    },
  ];
}
