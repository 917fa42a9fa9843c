import fc from 'fast-check';

/** A small system, as the documents in these tests see it. */
export interface Plan {
  readonly services: readonly Service[];
  readonly line: number;
}

interface Service {
  readonly name: string;
  readonly calls: readonly string[];
  readonly port: number;
}

const names = ['orders', 'payments', 'stock', 'mail', 'carts', 'prices'];

const service = (name: string): fc.Arbitrary<Service> =>
  fc.record({ name: fc.constant(name), calls: fc.subarray(names), port: fc.integer({ min: 1, max: 4 }) });

/** A system of up to six services. */
export const plans: fc.Arbitrary<Plan> = fc
  .subarray(names)
  .chain((chosen) => fc.record({ services: fc.tuple(...chosen.map(service)), line: fc.integer({ min: 1, max: 3 }) }));

/** A document of every kind of block that ours have. */
export function generate({ services, line }: Plan): string {
  return [
    '# Integration Plan: shop',
    '## Metadata',
    `- **Services Count**: ${services.length}\n- **Owner**: For the team to fill in: who answers for it`,
    '## Service Communication Matrix',
    table(
      ['Source', 'Target', 'Protocol', 'Evidence'],
      services.flatMap(({ name, calls, port }) =>
        calls.map((to) => [name, to, port > 2 ? 'grpc' : 'http', `\`${name}.ts:${line}\``]),
      ),
    ),
    '## Services',
    ...services.flatMap(({ name, calls, port }) => [
      `### ${name}`,
      `Listens on port ${port} (\`${name}.ts:${line + 1}\`).`,
      ...(calls.length > 0 ? [calls.map((to, index) => `${index + 1}. calls ${to}`).join('\n')] : []),
    ]),
    '## Diagram',
    `\`\`\`mermaid\nflowchart LR\n${services.flatMap(({ name, calls }) => calls.map((to) => `  ${name} --> ${to}\n`)).join('')}\`\`\``,
    '## Service Dependencies',
    `\`\`\`yaml\ndependencies:\n${services.map(({ name, port }) => `  - service: ${name} # port ${port}\n`).join('')}\`\`\``,
    '## Success Criteria',
    `- [ ] Every call was followed (${services.length})\n- [ ] Data stays consistent`,
  ]
    .join('\n\n')
    .concat('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
