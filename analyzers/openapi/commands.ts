import {
  type FactDraft,
  folderOf,
  joinPath,
  literal,
  parseJson,
  roleOfGenerator,
  type Source,
  type TreeNode,
} from '../../src/sdk/index.ts';

/** A program that makes code of a description: where the file and the generator stand on its command line. */
interface Generator {
  readonly names: readonly string[];
  readonly input: readonly string[];
  readonly generator?: readonly string[];
}

const GENERATORS: readonly Generator[] = [
  {
    // https://openapi-generator.tech/docs/usage#generate and https://github.com/swagger-api/swagger-codegen#getting-started
    names: ['openapi-generator-cli', 'openapi-generator', 'swagger-codegen', 'swagger-codegen-cli'],
    input: ['-i', '--input-spec'],
    generator: ['-g', '--generator-name', '-l', '--lang'],
  },
  // https://github.com/ferdikoomen/openapi-typescript-codegen and https://heyapi.dev/openapi-ts/cli
  { names: ['openapi-ts', 'openapi-typescript-codegen', 'openapi'], input: ['-i', '--input'] },
  // https://orval.dev/reference/orval
  { names: ['orval'], input: ['-i', '--input'] },
  // https://github.com/acacode/swagger-typescript-api
  { names: ['swagger-typescript-api', 'sta'], input: ['-p', '--path'] },
  // https://openapi-ts.dev/cli: the file follows the name
  { names: ['openapi-typescript'], input: ['openapi-typescript'] },
];

/** What the scripts of a package.json make of descriptions. */
export function usesInScripts(source: Source): readonly FactDraft[] {
  const { root } = parseJson(source);
  return root
    .get('scripts')
    .entries()
    .flatMap(([, script]) => (script.text() ?? '').split(/&&|\|\||;/).flatMap((command) => useOf(command, script)));
}

function useOf(command: string, script: TreeNode): readonly FactDraft[] {
  const words = command.trim().split(/[\s=]+/);
  const known = GENERATORS.find(({ names }) => names.some((name) => words.includes(name)));
  const path = known && pathOf(behind(known.input, words), script);
  if (!known || path === undefined) return [];
  const generator = known.generator && behind(known.generator, words);
  return use(generator === undefined ? 'calls' : roleOfGenerator(generator), path, script);
}

function behind(names: readonly string[], words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => names.includes(word));
  return at < 0 ? undefined : words[at + 1]?.replace(/^["']|["']$/g, '');
}

/** From the folder of the file that names it; what is on the network is nobody's here. */
function pathOf(file: string | undefined, { source }: TreeNode): string | undefined {
  return file === undefined || file.includes('://') ? undefined : joinPath(folderOf(source.path), file);
}

/** https://openapi-generator.tech/docs/configuration: the generators of an openapitools.json. */
export function usesInTools(source: Source): readonly FactDraft[] {
  const { root } = parseJson(source);
  return root
    .at('generator-cli', 'generators')
    .entries()
    .flatMap(([, each]) => {
      const input = each.get('inputSpec');
      const path = pathOf(input.text()?.replace(/^#\{cwd\}\/?/, './'), input);
      const role = roleOfGenerator(each.get('generatorName').text() ?? '', each.get('library').text());
      return path === undefined ? [] : use(role, path, input);
    });
}

function use(role: ReturnType<typeof roleOfGenerator>, path: string, node: TreeNode): readonly FactDraft[] {
  if (role === undefined) return [];
  const owner = { is: 'file', path: node.source.path } as const;
  const evidence = node.evidence();
  return [{ kind: 'contract-use', evidence, owner, role, contract: literal(`/${path}`) }];
}
