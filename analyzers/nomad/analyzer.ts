// https://developer.hashicorp.com/nomad/docs/job-specification and https://developer.hashicorp.com/consul/docs/reference/service
import {
  type CallFact,
  cleanText,
  defineAnalyzer,
  type ExposureFact,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  literal,
  type Owner,
  type Repository,
  type SettingFact,
  type Source,
  settingValue,
} from '../../src/sdk/index.ts';
import { type Registered, registeredIn } from './consul.ts';
import { type Line, type Task, tasksIn } from './jobs.ts';
import { templateSettings } from './templates.ts';

export default defineAnalyzer({
  name: 'nomad',
  files: ['**/*.{nomad,hcl}', '**/*consul*/**/*.json', '**/*consul*.json'],
  analyze: (sources, repository) => {
    const tasks = sources.flatMap((source) => (source.path.endsWith('.json') ? [] : tasksIn(source)));
    const registered = sources.flatMap(registeredIn);
    const around: Around = { ports: portsOf(tasks, registered), readers: readersFor(tasks, repository) };
    return {
      facts: [...tasks.flatMap((task) => taskFacts(task, around)), ...registered.map(exposureOf)],
      problems: [],
    };
  },
});

/** What the other files say of a task. */
interface Around {
  readonly ports: ReadonlyMap<string, number>;
  /** Who passes on what tags ask for. */
  readonly readers: readonly Owner[];
}

/** The port under which each service is registered. */
function portsOf(tasks: readonly Task[], registered: readonly Registered[]): ReadonlyMap<string, number> {
  const own = tasks.flatMap(({ services }) =>
    services.flatMap(({ name, port }) => (port === undefined ? [] : [[name, port] as const])),
  );
  return new Map([...own, ...registered.map(({ name, port }) => [name, port] as const)]);
}

function taskFacts(task: Task, { ports, readers }: Around): readonly FactDraft[] {
  const { deployment, name, source, line, image, command, services } = task;
  const owner = { is: 'component', deployment, name } as const;
  const hosts = [...services.flatMap((service) => [service.name, `${service.name}.service.consul`]), ...task.hosts];
  const component: FactDraft = {
    kind: 'component',
    evidence: evidenceAt(source, line),
    deployment,
    name,
    hosts: [...new Set(hosts)].filter((host) => host !== name).sort(),
    image: cleanText(image),
    ...(command !== '' && { command: cleanText(command) }),
    ...(task.replicas !== undefined && { replicas: task.replicas }),
    ...(task.once && { auxiliary: true, once: true }),
  };
  const stated = [...task.environment, ...task.templates.flatMap((template) => templateSettings(template, ports))];
  const settings = stated.map(({ key, text, line: where }) => settingOf(key, text, owner, source, where));
  return [component, ...settings, ...portFacts(task, owner), ...routedFacts(task, readers)];
}

function settingOf(key: string, text: string, owner: Owner, source: Source, line: number): SettingFact {
  const evidence = evidenceOfSetting(evidenceAt(source, line), key, text);
  return { kind: 'setting', evidence, owner, key, value: settingValue(key, text) };
}

/** What a task opens, and under which port the machine offers it. */
function portFacts({ ports, source, deployment }: Task, owner: Owner): readonly FactDraft[] {
  return ports.flatMap(({ to, published, line }): readonly FactDraft[] => {
    const evidence = evidenceAt(source, line);
    const port = to ?? published;
    const ports = published === undefined ? [] : [{ port: published, ...(to !== undefined && { target: to }) }];
    return [
      ...(port === undefined ? [] : [{ kind: 'listen' as const, evidence, owner, port: literal(port) }]),
      ...(ports.length === 0 ? [] : [{ kind: 'exposure' as const, evidence, deployment, owner, ports }]),
    ];
  });
}

const ROUTED = /^traefik\.(http|tcp)\.routers\.[^=]*rule=/;

/** https://doc.traefik.io/traefik/providers/consul-catalog/: a Traefik that reads the catalog passes on what tags ask for. */
function routedFacts({ services, source }: Task, readers: readonly Owner[]): readonly CallFact[] {
  return services.flatMap(({ name, port, tags }): readonly CallFact[] => {
    const routed = routerIn(tags);
    if (!routed) return [];
    const isStream = routed.text.startsWith('traefik.tcp.');
    const address = `${name}.service.consul${port === undefined ? '' : `:${port}`}`;
    const evidence = evidenceAt(source, routed.line);
    if (isStream)
      return readers.map((owner) => ({ kind: 'call', evidence, owner, protocol: 'tcp', target: literal(`tcp://${address}`) }));
    const path = /Path(?:Prefix)?\(\s*[`'"]([^`'"]{1,200})/.exec(routed.text)?.[1] ?? '/';
    const asked = { method: 'ANY', path: literal(path), forwards: path };
    return readers.map((owner) => ({
      kind: 'call',
      evidence,
      owner,
      protocol: 'http',
      target: literal(`http://${address}`),
      ...asked,
    }));
  });
}

function routerIn(tags: readonly Line[]): Line | undefined {
  return tags.some(({ text }) => text === 'traefik.enable=false') ? undefined : tags.find(({ text }) => ROUTED.test(text));
}

const READS = /providers\.(consulcatalog|nomad)\b/i;
const PROVIDERS = /^providers:[ \t]*(?:#.*)?\r?\n(?:(?:[ \t].*)?\r?\n)*?[ \t]+(?:consulCatalog|nomad):/im;

/** The files that start a Traefik which is told to read the catalog of services, where a task asks for one. */
function readersFor(tasks: readonly Task[], { paths, read }: Repository): readonly Owner[] {
  if (!tasks.some(({ services }) => services.some(({ tags }) => routerIn(tags)))) return [];
  return paths
    .filter((path) => /\.(ya?ml|hcl|nomad|toml)$/.test(path))
    .filter((path) => [READS, PROVIDERS].some((pattern) => pattern.test(read(path)?.text ?? '')))
    .map((path): Owner => ({ is: 'file', path, product: 'traefik' }));
}

/** What a definition of Consul registers runs on the machine: it is whoever publishes the port there. */
function exposureOf({ name, port, source, line }: Registered): ExposureFact {
  return {
    kind: 'exposure',
    evidence: evidenceAt(source, line),
    deployment: `consul:${source.path}`,
    host: `${name}.service.consul`,
    ports: [{ port }],
  };
}
