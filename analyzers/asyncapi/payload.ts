import { cleanText, type OperationFact, type References, schemaFields, type TreeNode } from '../../src/sdk/index.ts';

/** What the messages of an operation hold: the name of the first, and the fields of its payload. */
export function payloadOf(messages: readonly TreeNode[], references: References): OperationFact['payload'] {
  for (const named of messages) {
    const message = references.follow(named);
    const schema = message.at('payload', 'schema').exists ? message.at('payload', 'schema') : message.get('payload');
    const type =
      message.get('name').text() ??
      lastOf(schema.get('$ref').text()) ??
      message.get('title').text() ??
      lastOf(named.get('$ref').text());
    if (type !== undefined) return { type: cleanText(type), fields: schemaFields(schema, references) };
  }
  return undefined;
}

/** `OrderPlaced` of `#/components/schemas/OrderPlaced` or `./schemas/OrderPlaced.yaml`. */
function lastOf(reference: string | undefined): string | undefined {
  return reference
    ?.split('/')
    .at(-1)
    ?.replace(/\.(ya?ml|json|avsc)(#.*)?$/, '');
}
