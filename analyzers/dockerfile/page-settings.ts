import type { SettingFact, Value } from '../../src/sdk/index.ts';
import { setting } from '../../src/sdk/index.ts';
import type { Instruction } from './instructions.ts';
import { defineArgument, lineageUpTo, type Stage } from './stages.ts';

/**
 * What builders of pages write into what they make, by the beginnings of the names: https://vite.dev/guide/env-and-mode, https://create-react-app.dev/docs/adding-custom-environment-variables,
 * https://cli.vuejs.org/guide/mode-and-env.html, https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser
 */
const WRITTEN_INTO_PAGES = /^(VITE|REACT_APP|VUE_APP|NEXT_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC|EXPO_PUBLIC)_\w/;

type Stated = (instruction: Instruction, key: string, value: Value) => SettingFact;
type OfVariables = (
  instruction: Instruction,
  names: { readonly known: Map<string, Value>; readonly given: Set<string> },
) => readonly SettingFact[];

/** The settings of stages that the last one takes files from, as far as the pages they build keep them. */
export function settingsInPages(
  stages: readonly Stage[],
  global: ReadonlyMap<string, Value>,
  { stated, ofVariables }: { readonly stated: Stated; readonly ofVariables: OfVariables },
): readonly SettingFact[] {
  const found = new Map<string, SettingFact>();
  for (const stage of stagesCopied(stages)) {
    const names = { known: new Map<string, Value>(), given: new Set<string>() };
    for (const instruction of lineageUpTo(stage, stages).flatMap((each) => each.instructions)) {
      for (const key of defineArgument(instruction, names.known, global)) {
        names.given.add(key);
        const usual = names.known.get(key);
        if (usual) found.set(key, stated(instruction, key, setting(key, usual)));
      }
      if (instruction.name === 'ENV') for (const fact of ofVariables(instruction, names)) found.set(fact.key, fact);
    }
  }
  return [...found.values()].filter(({ key }) => WRITTEN_INTO_PAGES.test(key));
}

/** `COPY --from=build /app/dist /usr/share/nginx/html`: stages by name or by number. */
function stagesCopied(stages: readonly Stage[]): readonly Stage[] {
  const last = stages.at(-1);
  const lineage = last ? lineageUpTo(last, stages) : [];
  const names = lineage
    .flatMap(({ instructions }) => instructions)
    .flatMap(({ name, flags }) => (name === 'COPY' ? flags : []))
    .flatMap((flag) => (flag.startsWith('--from=') ? [flag.slice('--from='.length).toLowerCase()] : []));
  return stages.filter((stage, index) => !lineage.includes(stage) && (names.includes(stage.name) || names.includes(`${index}`)));
}
