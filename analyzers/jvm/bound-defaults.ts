import type { Decorator, Expression } from '../../src/code/ir.ts';
import type { ModuleDraft } from '../../src/frontend/module-draft.ts';

const BINDING = 'org.springframework.boot.context.properties.bind';

/**
 * What settings that are bound by a constructor have when nobody sets them: `@DefaultValue("orders") String topic`. JAX-RS has an
 * annotation of the same name.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.constructor-binding
 */
export function boundDefault(decorators: readonly Decorator[], { imports, opens }: ModuleDraft): Expression | undefined {
  const stated = decorators.find(({ callee }) => callee.is === 'name' && /(^|\/)DefaultValue$/.test(callee.name));
  if (!stated) return undefined;
  const isBound =
    opens.includes(BINDING) || imports.some((each) => each.imported === 'DefaultValue' && each.specifier === BINDING);
  const [given] = stated.arguments;
  const entry = given?.is === 'object' ? given.entries.find((each) => 'key' in each && each.key === 'value') : undefined;
  return isBound && entry && 'value' in entry ? entry.value : undefined;
}
