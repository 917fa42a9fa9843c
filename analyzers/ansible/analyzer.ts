// https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_intro.html
import {
  type AnsibleTask,
  ansibleTasks,
  type ComponentFact,
  cleanText,
  defineAnalyzer,
  type ExposureFact,
  evidenceAt,
  evidenceOfSetting,
  type FactDraft,
  jinjaText,
  type MachineFile,
  machineFile,
  machineFiles,
  moduleOf,
  type Owner,
  type Repository,
  type SettingFact,
  settingValue,
  type TreeNode,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'ansible',
  files: ['**/{tasks,handlers,playbooks,group_vars,host_vars}/**/*.{yml,yaml}', '**/{site,playbook,deploy}*.{yml,yaml}'],
  analyze: (sources, repository) => {
    if (sources.length === 0) return { facts: [], problems: [] };
    const containers = ansibleTasks(repository).flatMap((task) => containerFacts(task, repository));
    return { facts: distinct([...machineFiles(repository).flatMap(settingsIn), ...containers]), problems: [] };
  },
});

function distinct(facts: readonly FactDraft[]): readonly FactDraft[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

/** `KEY=value` lines of a file that is written on machines; whoever names the file there has them. */
function settingsIn({ path, source, lines }: MachineFile): readonly SettingFact[] {
  if (!/(^|[./-])env$|(^|\/)(sysconfig|default)\/[^/]+$|\.env\b|\.conf$|environment/i.test(path)) return [];
  return lines.flatMap(({ text, line }) => {
    const [, key, raw = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w{0,100})=(.*)$/.exec(text) ?? [];
    return key === undefined ? [] : [settingOf(key, unquoted(raw), { group: `machine:${path}` }, evidenceAt(source, line))];
  });
}

function unquoted(text: string): string {
  const plain = text.trim();
  return /^(["'])(.*)\1$/s.exec(plain)?.[2] ?? plain;
}

function settingOf(
  key: string,
  raw: string,
  whose: Pick<SettingFact, 'group'> | { readonly owner: Owner },
  evidence: SettingFact['evidence'],
): SettingFact {
  return { kind: 'setting', evidence: evidenceOfSetting(evidence, key, raw), ...whose, key, value: settingValue(key, raw) };
}

/** https://docs.ansible.com/ansible/latest/collections/community/docker/docker_container_module.html */
function containerFacts({ node, names }: AnsibleTask, repository: Repository): readonly FactDraft[] {
  const given = moduleOf(node, ['docker_container']);
  const told = (of: TreeNode | undefined) =>
    of?.text() === undefined ? undefined : cleanText(jinjaText(of.text() ?? '', names));
  const name = told(given?.get('name'));
  const image = told(given?.get('image'));
  if (!given || name === undefined || image === undefined || /absent|stopped/.test(given.get('state').text() ?? '')) return [];
  const deployment = `ansible:${node.source.path}`;
  const owner = { is: 'component', deployment, name } as const;
  const command = given
    .get('command')
    .texts()
    .map((text) => jinjaText(text, names))
    .join(' ');
  const networks = given
    .get('networks')
    .items()
    .flatMap((network) => network.get('aliases').texts());
  const component: ComponentFact = {
    kind: 'component',
    evidence: given.evidence(),
    deployment,
    name,
    hosts: [told(given.get('hostname')) ?? [], networks.map((alias) => jinjaText(alias, names))].flat(2).sort(),
    image,
    ...(command !== '' && { command: cleanText(command) }),
  };
  const settings = given
    .get('env')
    .entries()
    .map(([key, value]) => settingOf(key, jinjaText(value.text() ?? '', names), { owner }, value.evidence()));
  return [component, ...settings, ...filesOf(given, told, owner, repository), ...portsOf(given, told, owner)];
}

type Told = (node: TreeNode | undefined) => string | undefined;
type Component = Extract<Owner, { is: 'component' }>;

function filesOf(given: TreeNode, told: Told, owner: Component, repository: Repository): readonly FactDraft[] {
  const node = given.get('env_file');
  const path = told(node);
  const written = path === undefined ? undefined : machineFile(path, repository);
  if (!written) return [];
  return [{ kind: 'settings-source', evidence: node.evidence(), owner, group: `machine:${written.path}` }];
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`. */
function portsOf(given: TreeNode, told: Told, owner: Component): readonly ExposureFact[] {
  const lists = [given.get('published_ports'), given.get('ports')];
  return lists
    .flatMap((list) => list.items())
    .flatMap((item) => {
      const [, port, target] = /(?:^|:)(\d{1,5}):(\d{1,5})(?:\/\w+)?$/.exec(told(item) ?? '') ?? [];
      if (port === undefined || target === undefined) return [];
      const ports = [{ port: Number(port), target: Number(target) }];
      return [{ kind: 'exposure', evidence: item.evidence(), deployment: owner.deployment, owner, ports }];
    });
}
