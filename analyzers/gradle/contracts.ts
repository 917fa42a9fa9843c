import { evidenceAt, type FactDraft, joinPath, literal, roleOfGenerator } from '../../src/sdk/index.ts';
import type { Located, Project } from './projects.ts';

/** What the build makes of interface descriptions. https://openapi-generator.tech/docs/plugins#gradle */
export function contractUses(project: Project): readonly FactDraft[] {
  const isGenerating = project.statements.some(({ text, blocks }) => /openapi|swagger/i.test(`${blocks.join(' ')} ${text}`));
  const inputs = isGenerating ? project.statements.filter(({ text }) => valueOf(text, 'inputSpec') !== undefined) : [];
  return inputs.flatMap((input) => generated(input, project));
}

/** Every task names its generator itself. */
function generated(input: Located, project: Project): readonly FactDraft[] {
  const block = input.blocks.join(' ');
  const near = project.statements.filter(({ blocks }) => blocks.join(' ') === block);
  const named = (key: string): string | undefined => near.flatMap(({ text }) => valueOf(text, key) ?? [])[0];
  const generator = named('generatorName') ?? named('language');
  const role = generator === undefined ? undefined : roleOfGenerator(generator, named('library'));
  const path = pathOf(valueOf(input.text, 'inputSpec') ?? '', project);
  if (role === undefined || path === undefined) return [];
  return [
    {
      kind: 'contract-use',
      evidence: evidenceAt(input.source, input.line),
      owner: { is: 'file', path: joinPath(project.folder, 'build.gradle') ?? project.source.path },
      role,
      contract: literal(`/${path}`),
    },
  ];
}

/** `key = "x"`, `key.set("x")`, `key "x"`, `key.set(layout.projectDirectory.file("x").asFile.path)`. */
function valueOf(text: string, key: string): string | undefined {
  if (!text.startsWith(key)) return undefined;
  return /^\w+\s{0,9}(?:\.set\s{0,9}\(|=|\s|\()[^"']{0,200}["']([^"']{1,400})["']/.exec(text)?.[1];
}

/** Seen from the project's folder, unless the root's is spelled out. */
function pathOf(text: string, { folder, build }: Project): string | undefined {
  const [, place = '', rest = ''] =
    /^\$\{?(rootDir|rootProject\.projectDir|projectDir|project\.projectDir)\}?\/?(.*)$/.exec(text) ?? [];
  const path = place === '' ? text : rest;
  return path.includes('$') || path.includes('://') ? undefined : joinPath(place.startsWith('root') ? build.root : folder, path);
}
