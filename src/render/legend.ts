import { type Diagram, shapeNames } from './mermaid.ts';
import { distinct } from './selection.ts';

/** What occurs in some diagrams and has to be said in words. */
export function legendOf(diagrams: readonly Diagram[]): readonly string[] {
  const shapes = distinct(diagrams.flatMap(({ boxes }) => boxes.map(({ shape }) => shapeNames[shape])));
  const lines = diagrams.flatMap((diagram) => diagram.lines);
  return [
    ...shapes,
    ...(lines.some(({ dotted }) => !dotted) ? ['solid line: stated in the sources or computed from them'] : []),
    ...(lines.some(({ dotted }) => dotted) ? ['dotted line: inferred'] : []),
  ];
}
