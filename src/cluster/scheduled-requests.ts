import type { CallFact, Owner } from '../model/fact.ts';
import { interpolate } from '../sdk/interpolate.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { askedBy, commandsOfShell } from './asked-by-command.ts';
import { type ClusterObject, MARK } from './object.ts';

/** What a CronJob asks for at its hours by `curl` or `wget`: `curl -X POST http://orders/recount`. */
export function scheduledRequests({ kind }: ClusterObject, containers: readonly TreeNode[], owner: Owner): readonly CallFact[] {
  if (kind !== 'CronJob') return [];
  return containers.flatMap((container) => {
    const told = ['command', 'args'].flatMap((key) => container.get(key).items());
    const asked = commandsOf(container, told).flatMap(askedBy);
    return asked.flatMap(({ method, url, word }): readonly CallFact[] => {
      if (url.includes(MARK)) return [];
      const node = told.find((each) => each.text()?.includes(word)) ?? container.get('image');
      const target = interpolate(url.replace(/\$\((\w{1,100})\)/g, '${$1}'));
      return [{ kind: 'call', evidence: node.evidence(), owner, protocol: 'http', method, target }];
    });
  });
}

/** A list is the words of one command, or a shell and its script. */
function commandsOf(container: TreeNode, told: readonly TreeNode[]): readonly (readonly string[])[] {
  const words = told.map((each) => each.text() ?? '');
  const isShell = /(^|\/)(sh|bash|ash|dash|zsh)$/.test(words[0] ?? '');
  const script = isShell ? words[words.findIndex((word) => /^-[a-z]*c$/.test(word)) + 1] : undefined;
  if (script !== undefined) return commandsOfShell(script);
  // An image of curl starts it by itself.
  const isCurl = !container.get('command').exists && /(^|\/)curl(:|@|$)/.test(container.get('image').text() ?? '');
  return [isCurl ? ['curl', ...words] : words];
}
