import type { TreeNode } from '../../src/sdk/index.ts';

/** One of the commands that an app's machines are started with: https://fly.io/docs/launch/processes/ */
export interface ProcessGroup {
  /** `app` where the file names none. */
  readonly key: string;
  /** What it is called among the apps. */
  readonly name: string;
  readonly command?: string;
  /** It answers for the app. */
  readonly isMain: boolean;
}

/** The groups of an app, the one that is reached from outside under the app's own name. */
export function processGroups(root: TreeNode, app: string): readonly ProcessGroup[] {
  const stated = root.get('processes').entries();
  const entry = root.at('experimental', 'cmd').texts().join(' ');
  if (stated.length === 0) return [{ key: 'app', name: app, isMain: true, ...(entry !== '' && { command: entry }) }];
  const main = mainOf(
    root,
    stated.map(([key]) => key),
  );
  return stated.map(([key, node]) => {
    const isMain = key === main;
    const command = node.text()?.trim() ?? '';
    return { key, name: isMain ? app : `${app}-${key}`, isMain, ...(command !== '' && { command }) };
  });
}

/** The group that requests are passed to, else the one that is called like one, else the first. */
function mainOf(root: TreeNode, keys: readonly string[]): string | undefined {
  const served = [root.get('http_service'), ...root.get('services').items()].flatMap((node) => node.get('processes').texts());
  return served.find((key) => keys.includes(key)) ?? ['app', 'web', 'server', 'api'].find((key) => keys.includes(key)) ?? keys[0];
}
