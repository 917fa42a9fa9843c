import type { Architecture } from '../../model/architecture.ts';
import { visible } from '../../model/visible.ts';
import { channelLines, coverageLines, edgeLines, nodeLines, problemLines, routeLines, unknownLines } from './text-sections.ts';

/** How headings and asides look; plain unless a terminal is to be pleased. */
export interface Ink {
  heading(text: string): string;
  faint(text: string): string;
}

const plain: Ink = { heading: (text) => text, faint: (text) => text };

/** The whole architecture as a page to read: what there is, what talks to what, what is not known. */
export function toText(architecture: Architecture, ink: Ink = plain): string {
  const { system, nodes, edges, channels, routes, unknowns, problems } = architecture;
  const deployments = system.deployments.map(({ id }) => visible(id)).join(', ') || 'none found';
  const sections = [
    { title: `Nodes (${nodes.length})`, lines: nodeLines(nodes) },
    { title: `Connections (${edges.length})`, lines: edgeLines(edges) },
    { title: `Channels (${channels.length})`, lines: channelLines(channels) },
    { title: `Routes (${routes.length})`, lines: routeLines(routes) },
    { title: `Not known (${unknowns.length})`, lines: unknownLines(unknowns) },
    { title: `Problems in files (${problems.length})`, lines: problemLines(problems) },
    { title: 'Coverage', lines: coverageLines(architecture.coverage) },
  ];
  return [
    ink.heading(visible(system.name)),
    ink.faint(`revision ${system.revision ?? 'not known (no git checkout)'}; deployments: ${deployments}`),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .flatMap(({ title, lines }) => ['', ink.heading(title), ...lines.map(visible)]),
    '',
  ].join('\n');
}
