import type { Architecture } from '../../model/architecture.ts';
import type { Finding } from '../../model/finding.ts';
import { addressFindings } from './addresses.ts';
import type { Checked, Words } from './checked.ts';
import { imageFindings, permissionFindings, refusalFindings } from './deployments.ts';
import { messageFindings } from './messages.ts';
import { portFindings } from './ports.ts';
import { routeFindings } from './routes.ts';
import { selectorFindings } from './selectors.ts';
import { settingFindings } from './settings.ts';

const RULES: readonly ((checked: Checked) => readonly Finding[])[] = [
  settingFindings,
  addressFindings,
  portFindings,
  selectorFindings,
  routeFindings,
  messageFindings,
  imageFindings,
  permissionFindings,
  refusalFindings,
];

/** What does not fit together; only where both sides were seen. */
export function wiringFindings(architecture: Architecture, words: Words = {}): readonly Finding[] {
  const { wiring, nodes } = architecture;
  if (!wiring) return [];
  const checked = {
    architecture,
    wiring,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    ...words,
  };
  return RULES.flatMap((rule) => rule(checked));
}
