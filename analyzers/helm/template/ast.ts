/** A part of a template with the line on which it begins. */
export type Part =
  | { readonly is: 'text'; readonly text: string; readonly line: number }
  | { readonly is: 'output'; readonly pipe: Pipe; readonly line: number }
  | {
      readonly is: 'if' | 'with';
      readonly pipe: Pipe;
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
      readonly line: number;
    }
  | {
      readonly is: 'range';
      readonly pipe: Pipe;
      readonly body: readonly Part[];
      readonly otherwise: readonly Part[];
      readonly line: number;
    }
  | { readonly is: 'template'; readonly name: string; readonly pipe?: Pipe; readonly line: number }
  | { readonly is: 'break' | 'continue'; readonly line: number };

/** `$key, $value := command | command`. */
export interface Pipe {
  readonly variables: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly (readonly Term[])[];
}

/** One word of a command. */
export type Term =
  | { readonly is: 'literal'; readonly value: string | number | boolean | null }
  | { readonly is: 'dot' }
  | { readonly is: 'name'; readonly name: string }
  /** `.a.b`, `$x.a.b`, `(pipe).a.b`; without base it is read from the dot. */
  | { readonly is: 'field'; readonly base?: Term; readonly keys: readonly string[] }
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: 'pipe'; readonly pipe: Pipe };

/** A file's own parts and the templates that it defines. */
export interface ParsedTemplate {
  readonly parts: readonly Part[];
  readonly defines: ReadonlyMap<string, readonly Part[]>;
}

/** What cannot be read or rendered, with the line of the template. */
export class TemplateError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
