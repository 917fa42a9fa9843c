import type { YamlNode } from '../../src/sdk/index.ts';

/** The text of a node with the file's own variables put in. */
export type Variables = (node: YamlNode) => string | undefined;

/** https://www.devspace.sh/docs/configuration/variables: `vars` is a map to values or to `{ value | default }`, in older versions a list with names. */
export function variablesIn(root: YamlNode): Variables {
  const vars = root.get('vars');
  const listed = vars.items().map((item) => [item.get('name').text() ?? '', item] as const);
  const known = new Map(
    [...vars.entries(), ...listed].flatMap(([name, node]) => {
      const text = node.text() ?? node.get('value').text() ?? node.get('default').text();
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  return (node) => node.text()?.replace(/\$!?\{([\w.-]{1,100})\}/g, (whole, name: string) => known.get(name) ?? whole);
}
