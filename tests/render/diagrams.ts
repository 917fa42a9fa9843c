import type { Document } from '../../src/model/document.ts';

/** Every Mermaid block of the documents, with a name for the test's report. */
export function diagramsIn(documents: readonly Document[]): readonly { readonly name: string; readonly text: string }[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map(([, diagram = ''], index) => ({
      name: `${path} #${index + 1}`,
      text: diagram,
    })),
  );
}
