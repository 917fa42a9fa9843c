import type { ProtoToken } from '../../src/sdk/index.ts';

/** An HTTP request that a transcoder turns into a call of the method. */
export interface Binding {
  readonly method: string;
  readonly path: string;
  readonly line: number;
}

const VERB = /^\.?(get|put|post|delete|patch)$/;

/** The rules of `option (google.api.http)`: https://github.com/googleapis/googleapis/blob/master/google/api/http.proto */
export function bindingsOf(body: readonly ProtoToken[]): readonly Binding[] {
  const start = body.findIndex(({ text }) => text === 'google.api.http');
  if (start < 0) return [];
  const option = body.slice(start);
  return option.flatMap((token, index): readonly Binding[] => {
    const quoted = option[index + 1]?.text ?? '';
    if (!/^["']/.test(quoted)) return [];
    const verb = VERB.exec(token.text)?.[1];
    if (verb !== undefined) return [{ method: verb.toUpperCase(), path: pathOf(quoted), line: token.line }];
    if (token.text !== 'kind' || option[index + 2]?.text !== 'path') return [];
    return [{ method: quoted.slice(1, -1).toUpperCase(), path: pathOf(option[index + 3]?.text ?? ''), line: token.line }];
  });
}

/** `/v1/{name=shelves/*}` matches `/v1/shelves/` and anything: the pattern stands in the path with the variable in its places. */
function pathOf(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\{([\w.]{1,100})=([^{}]{1,200})\}/g, (_whole, name: string, pattern: string) =>
      pattern.replace(/\*{1,2}/g, `{${name}}`),
    );
}
