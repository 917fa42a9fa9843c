// https://github.com/hashicorp/consul-template/blob/main/docs/templating-language.md
import type { Line, Stated } from './jobs.ts';

/**
 * The `KEY=value` lines of a template: inside `range service "x"` an address is that of the service, and a port the one that it is
 * registered with; of a key or a secret only its name is known.
 */
export function templateSettings({ text, line }: Line, ports: ReadonlyMap<string, number>): readonly Stated[] {
  const found: Stated[] = [];
  let service = '';
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const written = raw.replace(/\{\{((?:(?!\}\}).){1,400})\}\}/g, (_, filled: string) => {
      const inside = filled.replace(/^-|-$/g, '').trim();
      service =
        /\b(?:range|with)\s+(?:\$\w+(?:,\s*\$\w+)?\s*:=\s*)?(?:nomadS|s)ervice\s+"([\w.-]{1,100})/
          .exec(inside)?.[1]
          ?.replace(/^[\w-]+\./, '') ?? service;
      return valueOf(inside, service, ports);
    });
    const [, key, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w{0,100})\s*=(.*)$/.exec(written) ?? [];
    if (key !== undefined) found.push({ key, text: value.trim().replace(/^(["'])(.*)\1$/s, '$2'), line: line + index + 1 });
  }
  return found;
}

function valueOf(inside: string, service: string, ports: ReadonlyMap<string, number>): string {
  if (/^(range|with|end|else|if)\b|:=/.test(inside)) return '';
  if (/\.Address$/.test(inside)) return `${service}.service.consul`;
  if (/\.Port$/.test(inside)) return String(ports.get(service) ?? '');
  const env = /^env\s+"(\w{1,100})"$/.exec(inside)?.[1];
  if (env !== undefined) return `\${${env}}`;
  const name = /"([^"]{1,200})"/.exec(inside)?.[1] ?? inside;
  return `\${${name.replace(/\W+/g, '_').replace(/^(\d)/, '_$1')}}`;
}
