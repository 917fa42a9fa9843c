import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';
import { configuredAs, fullName } from './names.ts';
import { argumentsOf, keywordOf, plainText } from './nodes.ts';
import { USED } from './spellings.ts';

/**
 * `use Ecto.Repo, otp_app: :shop, adapter: Ecto.Adapters.Postgres`: what a library makes of a module goes by what the configuration says under
 * the application and the module. https://hexdocs.pm/elixir/library-guidelines.html#avoid-application-configuration
 */
export function lowerConfiguredUse(use: Node, at: At, walker: Walker): void {
  const used = fullName(argumentsOf(use)[0]?.text ?? '', at);
  const application = plainText(keywordOf(use, 'otp_app'));
  if (application === undefined || !at.owner) return;
  const settings = configuredAs(application, at.owner.name, use, walker);
  const adapter = literalOf(keywordOf(use, 'adapter')?.text.split('.').at(-1) ?? '');
  walker.call(use, at, { callee: spelled(`${USED}.${used}`, 'use'), arguments: [settings, adapter] });
}
