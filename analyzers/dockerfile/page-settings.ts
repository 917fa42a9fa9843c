import type { SettingFact, Value } from '../../src/sdk/index.ts';
import { setting } from '../../src/sdk/index.ts';
import type { Instruction } from './instructions.ts';
import { defineArgument, lineageUpTo, type Pair, type Stage } from './stages.ts';

/**
 * What builders of pages write into what they make, by the beginnings of the names: https://vite.dev/guide/env-and-mode, https://create-react-app.dev/docs/adding-custom-environment-variables,
 * https://cli.vuejs.org/guide/mode-and-env.html, https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser
 */
const WRITTEN_INTO_PAGES = /^(VITE|REACT_APP|VUE_APP|NEXT_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC|EXPO_PUBLIC)_\w/;

interface Facts {
  readonly ofArguments: (
    instruction: Instruction,
    pairs: readonly Pair[],
    valueOf: (key: string) => Value,
  ) => readonly SettingFact[];
  readonly ofVariables: (
    instruction: Instruction,
    names: { readonly known: Map<string, Value>; readonly given: Set<string> },
  ) => readonly SettingFact[];
}

/** The settings of stages that the last one takes files from, as far as the pages they build keep them. */
export function settingsInPages(
  stages: readonly Stage[],
  global: ReadonlyMap<string, Value>,
  { ofArguments, ofVariables }: Facts,
): readonly SettingFact[] {
  const found = stagesCopied(stages).flatMap((stage) => {
    const names = { known: new Map<string, Value>(), given: new Set<string>() };
    const instructions = lineageUpTo(stage, stages).flatMap((each) => each.instructions);
    return instructions.flatMap((instruction) => {
      const declared = defineArgument(instruction, names.known, global);
      for (const [key] of declared) names.given.add(key);
      const stated = declared.filter(([key]) => names.known.has(key));
      const usual = ofArguments(instruction, stated, (key) => setting(key, names.known.get(key)));
      return instruction.name === 'ENV' ? ofVariables(instruction, names) : usual;
    });
  });
  const told = found.filter(({ key }) => WRITTEN_INTO_PAGES.test(key));
  return [...new Map(told.map((fact) => [fact.key, fact])).values()];
}

const MOST_STAGES = 50;

/** `COPY --from=build /app/dist /usr/share/nginx/html`: stages by name or by number. */
function stagesCopied(stages: readonly Stage[]): readonly Stage[] {
  const last = stages.at(-1);
  const lineage = last ? lineageUpTo(last, stages) : [];
  const names = lineage
    .flatMap(({ instructions }) => instructions)
    .flatMap(({ name, flags }) => (name === 'COPY' ? flags : []))
    .flatMap((flag) => (flag.startsWith('--from=') ? [flag.slice('--from='.length).toLowerCase()] : []));
  const copied = new Set(names);
  const isOwn = new Set(lineage);
  const isCopied = (stage: Stage, index: number) => (stage.name !== '' && copied.has(stage.name)) || copied.has(`${index}`);
  return stages.filter((stage, index) => !isOwn.has(stage) && isCopied(stage, index)).slice(0, MOST_STAGES);
}
