import { GRPC_HEALTH, type HealthCheck } from '../model/health.ts';
import { cleanText } from './secrets.ts';

const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '0.0.0.0', '[::1]', '[::]']);
const CLIENT = /(^|[\s;&|("'/])(curl|wget|http|grpc_health_probe|grpc-health-probe)(\.exe)?[\s"']/;

/**
 * What a health check's command asks the container itself for: `curl -f http://localhost:8080/health || exit 1`. A command that
 * asks nobody over the network, or another host, is no endpoint of the owner.
 */
export function healthAskedBy(command: string, names: readonly string[] = []): Pick<HealthCheck, 'path' | 'port'> | undefined {
  const probe = /grpc[_-]health[_-]probe\b/.test(command);
  const address = probe ? /-addr[= ]\S{0,200}?:(\d{1,5})\b/.exec(command)?.[1] : undefined;
  if (probe) return { path: GRPC_HEALTH, ...(address === undefined ? {} : { port: Number(address) }) };
  const words = command.split(/[\s"'`(),;]+/);
  const isClient = CLIENT.test(command);
  for (const word of words) {
    const found = ownAddress(word, names, isClient);
    if (found) return found;
  }
  return undefined;
}

const ADDRESS = /^(https?:\/\/)?(\[[\da-f:]{1,40}\]|[\w.${}-]{1,200}?)(?::([\w${}-]{1,60}))?(\/[^?#]{0,300})?(?:[?#].{0,300})?$/i;

function ownAddress(word: string, names: readonly string[], isClient: boolean): ReturnType<typeof healthAskedBy> {
  const [, scheme, host = '', port, path] = ADDRESS.exec(word) ?? [];
  if (scheme === undefined && !isClient) return undefined;
  if (!OWN_HOSTS.has(host.toLowerCase()) && !names.includes(host)) return undefined;
  const number = /^\d{1,5}$/.test(port ?? '') ? Number(port) : undefined;
  return { path: cleanText(path ?? '/'), ...(number === undefined ? {} : { port: number }) };
}
