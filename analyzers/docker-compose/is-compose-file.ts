// https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
import { foldersAround, joinPath, parseYaml, type Repository, type Source, type YamlNode } from '../../src/sdk/index.ts';

const NAMED = /(^|\/)([^/]*compose[^/]*|(docker-)?(stack|swarm)[^/]*)\.ya?ml$/;
/** Data of templates and tests, in whose services anything may stand. */
const DATA = /(^|\/)(group_vars|host_vars|vars|defaults|testdata)\/|(^|\/)(vars|defaults)\.ya?ml$/;
const SERVICES = /^["']?services["']?[ \t]*:/m;
const TOP = new Set(['version', 'name', 'include', 'services', 'networks', 'volumes', 'secrets', 'configs', 'models']);
const OF_SERVICE = new Set(
  `annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name cpu_count cpu_percent
  cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec depends_on deploy develop
  device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file environment expose extends external_links
  extra_hosts gpus group_add healthcheck hostname image init ipc isolation label_file labels links logging mac_address mem_limit
  mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform
  ports post_start pre_stop privileged profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets
  security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user
  userns_mode uts volumes volumes_from working_dir`.split(/\s+/),
);

/**
 * Compose takes files of any name with `-f`. One that its name does not tell is known by its `services`: nothing but the format's own
 * words stand at the top and in each service, and services have an image or a build. The values of a chart are none.
 */
export function isComposeFile(source: Source, repository: Repository): boolean {
  if (isNamedCompose(source.path)) return true;
  if (DATA.test(source.path) || !SERVICES.test(source.text)) return false;
  return !isInChart(source.path, repository) && readsLikeCompose(source);
}

/** Whether a file is called what such files are usually called. */
export function isNamedCompose(path: string): boolean {
  return NAMED.test(path);
}

/**
 * Whether an entry among the services is a part of the file that one level less of indentation would have made of it: it bears the name of one,
 * and nothing in it is said of a service.
 */
export function isMisplaced(name: string, node: YamlNode): boolean {
  return TOP.has(name) && node.kind === 'map' && !node.entries().some(([key]) => OF_SERVICE.has(key));
}

function readsLikeCompose(source: Source): boolean {
  const { documents, problems } = parseYaml(source);
  const [root, ...others] = documents;
  if (!root || others.length > 0 || problems.length > 0 || !hasOnly(root, TOP)) return false;
  const services = root.get('services').entries();
  return services.every(([, node]) => hasOnly(node, OF_SERVICE)) && services.some(([, node]) => isRunnable(node));
}

function hasOnly(node: YamlNode, words: ReadonlySet<string>): boolean {
  return node.kind === 'map' && node.entries().every(([key]) => words.has(key) || key.startsWith('x-'));
}

function isRunnable(node: YamlNode): boolean {
  const build = node.get('build');
  return [node.get('image'), build, build.get('context'), build.get('dockerfile_inline')].some(
    (each) => each.text() !== undefined,
  );
}

function isInChart(path: string, repository: Repository): boolean {
  return foldersAround(path).some((folder) => repository.has(joinPath(folder, 'Chart.yaml') ?? ''));
}
