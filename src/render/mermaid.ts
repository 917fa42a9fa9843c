import type { Certainty } from '../model/architecture.ts';
import type { Evidence } from '../model/evidence.ts';
import type { NodeKind } from '../model/fact.ts';
import { escapeLabel } from '../model/mermaid-label.ts';
import { linkTo } from './links.ts';

/** What a box stands for; `group` stands for several nodes, `channel` for a named channel of messages. */
export type Shape = NodeKind | 'channel' | 'group';

export interface Box {
  readonly key: string;
  readonly label: string;
  /** A second, quieter line. */
  readonly note?: string;
  readonly shape: Shape;
  /** The place that a click on the box opens. */
  readonly at?: Evidence;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly certainty: Certainty;
}

/** A picture before it is printed: which boxes and lines, in which order. */
export interface Diagram {
  readonly title: string;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Below the renderers' own limits (500 lines, 50,000 characters) and below what a person can follow. */
export const limits = { boxes: 40, lines: 60, characters: 40_000 } as const;

/** Whether a person can still read the diagram and every renderer will draw it. */
export function fits(diagram: Diagram): boolean {
  return (
    diagram.boxes.length <= limits.boxes && diagram.lines.length <= limits.lines && flowchart(diagram).length <= limits.characters
  );
}

/** The diagram as Mermaid text. Ids are n0, n1 … in the order of the boxes; everything foreign is in escaped labels. */
export function flowchart({ boxes, lines }: Diagram, linkBase?: string): string {
  const ids = new Map(boxes.map((box, index) => [box.key, `n${index}`]));
  const shapes = [...new Set(boxes.map(({ shape }) => shape))].sort();
  const links =
    linkBase === undefined ? [] : boxes.flatMap(({ key, at }) => (at ? [{ key, address: linkTo(linkBase, at) }] : []));
  return [
    'flowchart LR',
    ...boxes.map((box) => `  ${ids.get(box.key)}${drawn(box)}:::${classOf(box.shape)}`),
    ...lines.map((line) => `  ${ids.get(line.from)} ${arrow(line)} ${ids.get(line.to)}`),
    ...links.map(({ key, address }) => `  click ${ids.get(key)} href "${address}" _blank`),
    ...shapes.map((shape) => `  classDef ${classOf(shape)} ${styles[shape]}`),
  ].join('\n');
}

function arrow({ label, certainty }: Line): string {
  const stroke = strokes[certainty];
  return label === '' ? stroke : `${stroke}|"${escapeLabel(label)}"|`;
}

const strokes: Readonly<Record<Certainty, string>> = { declared: '==>', resolved: '-->', inferred: '-.->' };

function drawn({ label, note, shape }: Box): string {
  const [open, close] = brackets[shape];
  const text = note === undefined ? escapeLabel(label) : `${escapeLabel(label)}<br/>${escapeLabel(note)}`;
  return `${open}"${text}"${close}`;
}

/** `class` names of Mermaid must not be its keywords, so they carry a prefix. */
function classOf(shape: Shape): string {
  return `is-${shape}`;
}

const brackets: Readonly<Record<Shape, readonly [string, string]>> = {
  service: ['[', ']'],
  frontend: ['([', '])'],
  gateway: ['{{', '}}'],
  database: ['[(', ')]'],
  cache: ['[(', ')]'],
  storage: ['[(', ')]'],
  search: ['[(', ')]'],
  broker: ['[[', ']]'],
  infrastructure: ['[/', '\\]'],
  external: ['(', ')'],
  channel: ['>', ']'],
  group: ['[[', ']]'],
};

/** Each style brings its own text colour, so that it is readable on light and dark pages. */
const styles: Readonly<Record<Shape, string>> = {
  service: 'fill:#dbeafe,stroke:#1d4ed8,color:#111827',
  frontend: 'fill:#e0e7ff,stroke:#4338ca,color:#111827',
  gateway: 'fill:#ede9fe,stroke:#6d28d9,color:#111827',
  database: 'fill:#dcfce7,stroke:#15803d,color:#111827',
  cache: 'fill:#ecfccb,stroke:#4d7c0f,color:#111827',
  storage: 'fill:#dcfce7,stroke:#15803d,color:#111827',
  search: 'fill:#ccfbf1,stroke:#0f766e,color:#111827',
  broker: 'fill:#ffedd5,stroke:#c2410c,color:#111827',
  infrastructure: 'fill:#f3f4f6,stroke:#4b5563,color:#111827',
  external: 'fill:#ffffff,stroke:#6b7280,stroke-dasharray:5 4,color:#111827',
  channel: 'fill:#fef3c7,stroke:#b45309,color:#111827',
  group: 'fill:#f9fafb,stroke:#374151,color:#111827',
};

/** What each shape is called under a diagram. */
export const shapeNames: Readonly<Record<Shape, string>> = {
  service: 'rectangle: service',
  frontend: 'rounded ends: frontend',
  gateway: 'hexagon: gateway',
  database: 'green cylinder: database',
  cache: 'light green cylinder: cache or store of queues',
  storage: 'green cylinder: storage',
  search: 'turquoise cylinder: search',
  broker: 'orange double-sided box: broker',
  infrastructure: 'grey trapezoid: infrastructure',
  external: 'dashed border: outside this repository',
  channel: 'yellow flag: channel',
  group: 'grey double-sided box: group of several',
};

/** What each line is called under a diagram, the firmest first. */
export const lineNames: Readonly<Record<Certainty, string>> = {
  declared: 'thick line: stated by a manifest, specification or annotation',
  resolved: 'thin line: computed from code',
  inferred: 'dotted line: inferred',
};
