import type { CallFact, Owner } from '../model/fact.ts';
import { interpolate } from '../sdk/interpolate.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, MARK } from './object.ts';

/**
 * What a CronJob asks for at its hours by `curl` or `wget`: `curl -X POST http://orders/recount`.
 * https://curl.se/docs/manpage.html, https://www.gnu.org/software/wget/manual/wget.html
 */
export function scheduledRequests({ kind }: ClusterObject, containers: readonly TreeNode[], owner: Owner): readonly CallFact[] {
  if (kind !== 'CronJob') return [];
  return containers.flatMap((container) => {
    const told = ['command', 'args'].flatMap((key) => {
      const node = container.get(key);
      return node.kind === 'list' ? node.items() : node.exists ? [node] : [];
    });
    // An image of curl starts it by itself.
    const image = /(^|\/)curl(:|@|$)/.test(container.get('image').text() ?? '') ? ['curl'] : [];
    const texts = told.map((each) => each.text() ?? '');
    return [...image, ...texts]
      .join(' ')
      .split(/&&|\|\||[;|\n]/)
      .flatMap((command) => requestIn(command))
      .flatMap(({ method, url }): readonly CallFact[] => {
        const node = told.find((each) => each.text()?.includes(url)) ?? container.get('image');
        const target = interpolate(url.replace(/\$\((\w{1,100})\)/g, '${$1}'));
        return [{ kind: 'call', evidence: node.evidence(), owner, protocol: 'http', method, target }];
      });
  });
}

function requestIn(command: string): readonly { readonly method: string; readonly url: string }[] {
  const words = command
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^["']|["']$/g, ''));
  const start = words.findIndex((word) => /^(.*\/)?(curl|wget)$/.test(word));
  const rest = start < 0 ? [] : words.slice(start + 1);
  const url = rest.find((word) => /^https?:\/\/[^/]/.test(word) && !word.includes(MARK));
  if (url === undefined) return [];
  const at = rest.findIndex((word) => /^(-X|--request|--method)$/.test(word));
  const joined = rest.map((word) => /^(?:-X|--(?:request|method)=)([A-Z]+)$/.exec(word)?.[1]).find((word) => word !== undefined);
  const sends = rest.some((word) => /^(-d|--data(-\w+)?|--json|--post-(data|file))(=|$)/.test(word));
  return [{ method: joined ?? (at < 0 ? undefined : rest[at + 1]) ?? (sends ? 'POST' : 'GET'), url }];
}
