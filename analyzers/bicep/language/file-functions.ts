// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files
import { folderOf, joinPath, parseJson, parseYaml, type Source, type TreeNode } from '../../../src/sdk/index.ts';
import { byName, plainText } from './function-parts.ts';
import { type At, known, type Made, open, scalar, text } from './made.ts';
import type { Scope } from './scope.ts';

/** Functions that take in files and variables; undefined where it is none of them. */
export function fileFunction(name: string, args: readonly Made[], at: At, scope: Scope): Made | undefined {
  return byName(FUNCTIONS, name)?.(args, at, scope);
}

type Taking = (args: readonly Made[], at: At, scope: Scope) => Made;

function sourceIn([path]: readonly Made[], scope: Scope): Source | undefined {
  const stated = known(path);
  const found = stated === undefined ? undefined : joinPath(folderOf(scope.source.path), stated);
  return found === undefined ? undefined : scope.deploying.repository.read(found);
}

function taken(read: (source: Source) => Made | undefined): Taking {
  return (args, at, scope) => {
    const source = sourceIn(args, scope);
    return (source && read(source)) ?? open('the file is not there', at, `file ${known(args[0]) ?? ''}`);
  };
}

/** What YAML or JSON states. */
export function madeOf(node: TreeNode): Made {
  const at = { source: node.source, line: node.line };
  switch (node.kind) {
    case 'map':
      return {
        is: 'object',
        entries: node
          .entries()
          .map(([key, value]) => ({ key, value: madeOf(value), at: { source: value.source, line: value.line } })),
        at,
      };
    case 'list':
      return { is: 'list', items: node.items().map(madeOf), at };
    case 'scalar': {
      const stated = node.text() ?? '';
      const content = node.content;
      const isPlain = content?.is === 'scalar' && content.plain;
      if (isPlain && /^(true|false)$/.test(stated)) return scalar(stated === 'true', at);
      return isPlain && /^-?\d{1,15}$/.test(stated) ? scalar(Number(stated), at) : text([stated], at);
    }
    default:
      return scalar(null, at);
  }
}

const FUNCTIONS: Readonly<Record<string, Taking>> = {
  loadjsoncontent: taken((source) => madeOf(parseJson(source).root)),
  loadyamlcontent: taken((source) => {
    const [document] = parseYaml(source).documents;
    return document && madeOf(document);
  }),
  loadtextcontent: taken((source) => plainText(source.text.slice(0, 10_000), { source, line: 1 })),
  /** What a parameter file finds around it, or what it says in its place. */
  readenvironmentvariable: ([name, usual], at) =>
    usual ?? open('a variable of whoever deploys it', at, `variable ${known(name) ?? ''}`),
};
