import { ts } from 'ts-morph';

export { ts };

/** The one place that parses: no checker, no JSDoc, and a tree even for broken text. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    scriptKind(path),
  );
}

/** The first place where the text is not TypeScript or JavaScript; `parseDiagnostics` is not in the public types. */
export function firstSyntaxError(file: ts.SourceFile): { readonly line: number; readonly message: string } | undefined {
  const { parseDiagnostics = [] } = file as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  const [first] = parseDiagnostics;
  if (!first) return undefined;
  const line = file.getLineAndCharacterOfPosition(Math.min(first.start, file.text.length)).line + 1;
  return { line, message: ts.flattenDiagnosticMessageText(first.messageText, ' ') };
}

/** JavaScript may hold JSX in any file; in TypeScript only `.tsx` may. */
function scriptKind(path: string): ts.ScriptKind {
  if (/\.[mc]?ts$/.test(path)) return ts.ScriptKind.TS;
  if (/\.tsx$/.test(path)) return ts.ScriptKind.TSX;
  return /\.(vue|svelte|astro)$/.test(path) ? ts.ScriptKind.TSX : ts.ScriptKind.JSX;
}
