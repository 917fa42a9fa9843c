import type { Place, Source } from '../../../src/sdk/index.ts';
import { type Part, TemplateError } from './ast.ts';
import type { LineOrigin } from './output.ts';
import type { GoValue } from './value.ts';

/** A template that others include, with the file that defines it. */
export interface Defined {
  readonly parts: readonly Part[];
  readonly source: Source;
}

/** What a computation read and where the lines of a text that it made come from. */
export interface Trail {
  readonly touched: Place[];
  readonly lines: Map<string, LineOrigin>;
}

/** One rendering of a chart. */
export interface Rendering {
  readonly defines: ReadonlyMap<string, Defined>;
  /** Told what could not be computed. */
  readonly onGap: (message: string, place: Place) => void;
  /** What stands where an expression could not be computed. */
  readonly mark: string;
  steps: number;
  depth: number;
  trail: Trail;
}

/** Where a part is evaluated. */
export interface Scope {
  readonly rendering: Rendering;
  readonly source: Source;
  readonly dot: GoValue;
  readonly variables: Variables;
}

/** Names to values, inner blocks before outer ones. */
export class Variables {
  private readonly own = new Map<string, Held>();
  private readonly outer: Variables | undefined;
  constructor(outer?: Variables) {
    this.outer = outer;
  }
  declare(name: string, value: GoValue, places: readonly Place[] = []): void {
    this.own.set(name, { value, places });
  }
  assign(name: string, value: GoValue): void {
    if (this.own.has(name) || !this.outer) this.declare(name, value);
    else this.outer.assign(name, value);
  }
  find(name: string): Held | undefined {
    return this.own.get(name) ?? this.outer?.find(name);
  }
}

/** What a variable holds, and the lines of a values file that state it. */
interface Held {
  readonly value: GoValue;
  readonly places: readonly Place[];
}

/** Too much work for one chart: the rest is left out. */
export class LimitReached extends TemplateError {}

/** A scope for a whole template. */
export function scopeOf(rendering: Rendering, source: Source, dot: GoValue): Scope {
  const variables = new Variables();
  variables.declare('$', dot);
  return { rendering, source, dot, variables };
}
