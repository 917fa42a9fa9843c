/** An expression as it is written, with its line. */
export type Expression =
  | { readonly is: 'text'; readonly parts: readonly (string | Expression)[]; readonly line: number }
  | { readonly is: 'scalar'; readonly value: number | boolean | null; readonly line: number }
  | { readonly is: 'name'; readonly name: string; readonly line: number }
  /** `a.b`, `a.?b`, `a!.b` and `a::b`. */
  | { readonly is: 'member'; readonly of: Expression; readonly name: string; readonly line: number }
  | { readonly is: 'index'; readonly of: Expression; readonly by: Expression; readonly line: number }
  /** `concat(a, b)`, `sys.concat(a, b)`, `storage.listKeys()`. */
  | {
      readonly is: 'call';
      readonly of?: Expression;
      readonly name: string;
      readonly args: readonly Expression[];
      readonly line: number;
    }
  | { readonly is: 'list'; readonly items: readonly Expression[]; readonly line: number }
  | {
      readonly is: 'object';
      readonly entries: readonly ObjectEntry[];
      /** Resources that are declared inside of another. */
      readonly resources: readonly Declaration[];
      readonly line: number;
    }
  | { readonly is: 'spread'; readonly of: Expression; readonly line: number }
  | {
      readonly is: 'choice';
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly line: number;
    }
  | {
      readonly is: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly line: number;
    }
  | { readonly is: 'not'; readonly of: Expression; readonly line: number }
  | {
      readonly is: 'for';
      readonly item: string;
      readonly index?: string;
      readonly list: Expression;
      readonly body: Expression;
      readonly line: number;
    }
  /** `if (test) { … }`: nothing where the test fails. */
  | { readonly is: 'if'; readonly test: Expression; readonly body: Expression; readonly line: number }
  | { readonly is: 'lambda'; readonly names: readonly string[]; readonly body: Expression; readonly line: number };

/** A key and its value; without a key, what is spread into the object: `...others`. */
export interface ObjectEntry {
  readonly key?: Expression;
  readonly value: Expression;
  readonly line: number;
}

/** A statement of a file. */
export type Declaration =
  | {
      readonly kind: 'param';
      readonly name: string;
      readonly value?: Expression;
      /** Its plain texts are secrets. */
      readonly isSecure?: boolean;
      readonly line: number;
    }
  | { readonly kind: 'var'; readonly name: string; readonly value: Expression; readonly line: number }
  | { readonly kind: 'output'; readonly name: string; readonly value: Expression; readonly line: number }
  | {
      readonly kind: 'func';
      readonly name: string;
      readonly names: readonly string[];
      readonly value: Expression;
      readonly line: number;
    }
  | {
      readonly kind: 'resource';
      readonly name: string;
      /** Without the version. */
      readonly type: string;
      readonly isExisting: boolean;
      readonly value: Expression;
      readonly line: number;
    }
  | {
      readonly kind: 'module';
      readonly name: string;
      readonly path: string;
      readonly value: Expression;
      /** The declarations of a template that is written inside of another one. */
      readonly inside?: readonly Declaration[];
      readonly line: number;
    }
  /** `import { a, b as c } from 'shared.bicep'`, `import * as shared from 'shared.bicep'`. */
  | {
      readonly kind: 'import';
      readonly names: readonly (readonly [name: string, known: string])[];
      readonly all?: string;
      readonly path: string;
      readonly line: number;
    }
  | { readonly kind: 'using'; readonly path: string; readonly line: number };
