// https://quarkus.io/guides/container-image#customizing
import type { FactDraft } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';
import { type Module, nameEntries } from './modules.ts';

const PREFIX = 'quarkus.container-image.';

/** The container image that Quarkus builds of the module; without a group it is called after whoever builds it. */
export function imageFacts(module: Module, entries: readonly Entry[]): readonly FactDraft[] {
  const own = entries.filter(({ key }) => key.startsWith(PREFIX));
  const [first] = own;
  if (!first || module.folder === module.anchor) return [];
  const profiles = [...new Set(own.map(({ profile }) => profile))];
  const images = new Set(profiles.flatMap((profile) => imageIn(entries, profile) ?? []));
  if (images.size === 0) return [];
  return [
    {
      kind: 'program',
      evidence: first.evidence,
      folder: module.folder,
      aliases: [],
      role: 'unknown',
      technology: [],
      images: [...images].sort(),
    },
  ];
}

/** What a profile does not say is as it is without one. */
function imageIn(entries: readonly Entry[], profile: string | undefined): string | undefined {
  const texts = new Map(
    [undefined, profile].flatMap((each) =>
      entries.filter((entry) => entry.profile === each).map(({ key, texts: [text = ''] }) => [key, text] as const),
    ),
  );
  const whole = texts.get(`${PREFIX}image`);
  if (whole) return filled(whole, texts);
  const group = texts.get(`${PREFIX}group`);
  const name = texts.get(`${PREFIX}name`) ?? nameEntries(entries)[0]?.texts[0];
  if (group === undefined || !name) return undefined;
  return filled([texts.get(`${PREFIX}registry`), group, name].filter(Boolean).join('/'), texts);
}

/** With `${key:default}` put in; undefined where somebody else decides. */
function filled(text: string, texts: ReadonlyMap<string, string>): string | undefined {
  const known = text.replace(/\$\{([\w.-]{1,100})(?::([^{}]{0,200}))?\}/g, (whole, key: string, usual?: string) => {
    const value = texts.get(key);
    return value !== undefined && !value.includes('${') ? value : (usual ?? whole);
  });
  return known.includes('${') ? undefined : known;
}
