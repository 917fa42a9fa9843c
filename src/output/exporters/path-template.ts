/** A route's path as OpenAPI writes it: `/orders/{id}`. */
export interface PathTemplate {
  readonly path: string;
  /** Without the names of its parameters. */
  readonly shape: string;
  readonly parameters: readonly string[];
}

/** Brings the ways in which frameworks write parameters to one: `:id`, `<int:id>`, `[id]`, `{id:[0-9]+}`, `*rest`. */
export function pathTemplate(path: string): PathTemplate {
  const parameters: string[] = [];
  const [place = ''] = path.split('?');
  const segments = place.split('/').map((segment) => {
    const name = parameterIn(segment);
    if (name === undefined) return { text: encodeURI(segment), shape: segment };
    const given = freeName(name, parameters);
    parameters.push(given);
    return { text: `{${given}}`, shape: '{}' };
  });
  const join = (texts: readonly string[]) => `/${texts.join('/')}`.replace(/^\/+/, '/');
  return {
    path: join(segments.map(({ text }) => text)),
    shape: join(segments.map(({ shape }) => shape)),
    parameters,
  };
}

/** What the parameter of a segment is called; undefined for plain text. */
function parameterIn(segment: string): string | undefined {
  if (!/^[:<[$*]|[{}]/.test(segment)) return undefined;
  const inner = segment.replace(/^[^{]*\{|\}.*$/g, '').replace(/^<[^:>]*:(?=.)/, '');
  const word = /[A-Za-z_]\w*/.exec(inner.replace(/^[:<[$*.]+/, ''));
  return word?.[0] ?? 'rest';
}

function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
