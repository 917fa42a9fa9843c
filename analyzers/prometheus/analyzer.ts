// https://prometheus.io/docs/prometheus/latest/configuration/configuration/
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedYaml,
  interpolate,
  literal,
  type Owner,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';

const TELLING = yamlKey('scrape_configs', 'receivers');

export default defineAnalyzer({
  name: 'prometheus',
  files: ['**/*.{yml,yaml,yml.template,yaml.template,yml.tmpl,yaml.tmpl}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

/** Alertmanager's own file is known by its receivers; Prometheus' by what it scrapes. */
function readFile(file: EmbeddedFile): readonly CallFact[] {
  if (!TELLING.test(file.text)) return [];
  const [root] = embeddedYaml(file).documents;
  if (!root) return [];
  const isAlerts = root.get('receivers').kind === 'list' && root.get('route').kind === 'map';
  if (isAlerts) return alertFacts(root, { is: 'file', path: file.path, product: 'alertmanager' });
  if (root.get('scrape_configs').kind !== 'list') return [];
  const isAgent = root.get('server').exists && root.get('clients').exists;
  const owner = { is: 'file', path: file.path, product: isAgent ? 'promtail' : 'prometheus' } as const;
  return [
    ...root
      .get('scrape_configs')
      .items()
      .flatMap((job) => scrapeFacts(job, owner)),
    ...otherFacts(root, owner),
  ];
}

/** Targets of a job, and the registries it asks for more of them. */
function scrapeFacts(job: YamlNode, owner: Owner): readonly CallFact[] {
  const path = job.get('metrics_path').text() ?? '/metrics';
  const scheme = job.get('scheme').text() ?? 'http';
  const fixed = job
    .get('static_configs')
    .items()
    .flatMap((config) => config.get('targets').items());
  const found = job
    .get('dns_sd_configs')
    .items()
    .flatMap((config) => {
      const port = config.get('port').text();
      return config
        .get('names')
        .items()
        .map((name) => ({ node: name, text: `${name.text() ?? ''}${port === undefined ? '' : `:${port}`}` }));
    });
  const targets = [...fixed.map((node) => ({ node, text: node.text() ?? '' })), ...found].filter(({ text }) => text !== '');
  const scrapes = targets.map(({ node, text }) => callFact(node, withScheme(text, scheme), owner, path));
  return [...scrapes, ...registriesOf(job).map((node) => callFact(node, withScheme(node.text() ?? '', 'http'), owner))];
}

function registriesOf(job: YamlNode): readonly YamlNode[] {
  const keys = [
    ['consul_sd_configs', 'server'],
    ['eureka_sd_configs', 'server'],
    ['http_sd_configs', 'url'],
  ] as const;
  return keys.flatMap(([list, key]) =>
    job
      .get(list)
      .items()
      .map((config) => config.get(key))
      .filter((node) => node.text() !== undefined),
  );
}

/** Alertmanagers, remote storage, and where Promtail sends what it reads. */
function otherFacts(root: YamlNode, owner: Owner): readonly CallFact[] {
  const alertmanagers = root
    .at('alerting', 'alertmanagers')
    .items()
    .flatMap((each) => each.get('static_configs').items())
    .flatMap((config) => config.get('targets').items());
  const remote = ['remote_write', 'remote_read', 'clients'].flatMap((key) =>
    root
      .get(key)
      .items()
      .map((each) => each.get('url')),
  );
  return [...alertmanagers, ...remote]
    .filter((node) => node.text() !== undefined)
    .map((node) => callFact(node, withScheme(node.text() ?? '', 'http'), owner));
}

/** Receivers that call a web address. */
function alertFacts(root: YamlNode, owner: Owner): readonly CallFact[] {
  const receivers = root.get('receivers').items();
  const hooks = receivers.flatMap((receiver) =>
    receiver
      .entries()
      .flatMap(([, configs]) =>
        configs.items().flatMap((config) => ['url', 'api_url', 'webhook_url'].map((key) => config.get(key))),
      ),
  );
  const usual = ['slack_api_url', 'opsgenie_api_url', 'victorops_api_url'].map((key) => root.at('global', key));
  const mail = [
    root.at('global', 'smtp_smarthost'),
    ...receivers.flatMap((each) =>
      each
        .get('email_configs')
        .items()
        .map((config) => config.get('smarthost')),
    ),
  ];
  return [
    ...[...hooks, ...usual]
      .filter((node) => /^https?:/.test(node.text() ?? ''))
      .map((node) => callFact(node, node.text() ?? '', owner)),
    ...mail
      .filter((node) => node.text())
      .map((node) => ({ ...callFact(node, `smtp://${node.text() ?? ''}`, owner), protocol: 'smtp' as const })),
  ];
}

function callFact(node: YamlNode, target: string, owner: Owner, path?: string): CallFact {
  const asked = path !== undefined && { method: 'GET', path: literal(path.startsWith('/') ? path : `/${path}`) };
  return { kind: 'call', evidence: node.evidence(), owner, protocol: 'http', target: interpolate(target), ...asked };
}

function withScheme(address: string, scheme: string): string {
  return /^\w{1,10}:\/\//.test(address) ? address : `${scheme}://${address}`;
}
