import type { Certainty } from '../model/architecture.ts';
import { type Diagram, lineNames, shapeNames } from './mermaid.ts';
import { distinct } from './selection.ts';

/** What occurs in some diagrams and has to be said in words. */
export function legendOf(diagrams: readonly Diagram[]): readonly string[] {
  const shapes = distinct(diagrams.flatMap(({ boxes }) => boxes.map(({ shape }) => shapeNames[shape])));
  const drawn = new Set(diagrams.flatMap(({ lines }) => lines.map(({ certainty }) => certainty)));
  const lines = (Object.keys(lineNames) as Certainty[]).filter((certainty) => drawn.has(certainty));
  return [...shapes, ...lines.map((certainty) => lineNames[certainty])];
}
