/** A path without its first parts: `/api/orders/**` without two is `/**`. */
export function strippedPath(path: string, parts: number): string {
  return `/${path
    .split('/')
    .slice(parts + 1)
    .join('/')}`;
}

/**
 * The path behind the filters of a route, undefined where one of them computes it.
 * https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/gatewayfilter-factories.html
 */
export function rewrittenPath(path: string, filters: readonly string[]): string | undefined {
  let rewritten: string | undefined = path;
  for (const filter of filters) {
    if (rewritten === undefined) return undefined;
    const [, name = '', value = ''] = /^(\w+)=(.*)$/s.exec(filter.trim()) ?? [];
    rewritten = applyFilter(rewritten, name, value.trim());
  }
  return rewritten;
}

function applyFilter(path: string, name: string, value: string): string | undefined {
  switch (name) {
    case 'StripPrefix':
      return /^\d{1,2}$/.test(value) ? strippedPath(path, Number(value)) : undefined;
    case 'PrefixPath':
      return value + path;
    case 'SetPath':
      return value;
    case 'RewritePath':
      return afterRewrite(value);
    default:
      return path;
  }
}

/** `/api/(?<rest>.*), /$\{rest}` becomes `/**`: what the expression caught stands in the new path. */
function afterRewrite(value: string): string | undefined {
  const comma = value.lastIndexOf(',');
  const replacement = value.slice(comma + 1).trim();
  return comma < 0 || !replacement.startsWith('/')
    ? undefined
    : replacement.replace(/\$\\?\{[^}]*\}/g, '**').replace(/\*\*(\/?\*\*)+/g, '**');
}
