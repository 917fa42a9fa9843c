import { arg, defineLibrary, join, text } from '../../../src/code/library.ts';
import { register } from '../../../src/code/type-selectors.ts';

const token = join(text('type argument of '), arg(0));

const keysOf = join(text('keys of '), arg(0));

/** What a loop over the types of an assembly finds, what a type carries, and what generic methods collect: see `assembly-scans.ts`, `attribute-lookups.ts`, `collected-keys.ts`. */
export const reflection = defineLibrary({
  name: 'system-reflection',
  imports: ['System.Reflection'],
  docs: 'https://learn.microsoft.com/dotnet/api/system.reflection.assembly.gettypes',
  calls: {
    Implementation: register({ token, items: arg(1), isOwn: true }),
    CollectedKey: register({ token: keysOf, items: arg(1), isOwn: true }),
  },
  values: {
    ImplementedTypeArgument: { value: 'registered', token },
    KeyCollected: { value: 'registered', token: keysOf },
    AttributeOf: { value: 'decorator', of: arg(0), type: arg(1), ending: 'Attribute' },
  },
});
