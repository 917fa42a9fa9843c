/**
 * Macros whose use is no C++ by itself, as declarations that the grammar can read; no line comes or goes.
 * https://github.com/drogonframework/drogon/wiki/ENG-04-1-Controller-HttpController, https://oatpp.io/docs/components/api-controller/,
 * https://gflags.github.io/gflags/, https://abseil.io/docs/cpp/guides/flags
 */
const MACROS: readonly (readonly [RegExp, string])[] = [
  [/\b(METHOD|PATH|WS_PATH)_LIST_(BEGIN|END)\b/g, ''],
  [/\b(ADD_METHOD_TO|METHOD_ADD|ADD_METHOD_VIA_REGEX|PATH_ADD|WS_PATH_ADD)\s*\(/g, 'int _ = $1('],
  [
    /\bENDPOINT(?:_ASYNC)?\(\s*"(\w{1,10})"\s*,\s*("[^"\n]{0,300}")\s*,\s*(\w{1,100})/g,
    'int _ = ENDPOINT("$1", $2); auto $3(int _',
  ],
  [/\bABSL_FLAG\(\s*[\w:<>, ]{1,80}?\s*,\s*(\w{1,100})\s*,/g, 'auto FLAGS_$1 = absl_flag('],
  [/\bDEFINE_(?:string|bool|int32|int64|uint32|uint64|double)\(\s*(\w{1,100})\s*,/g, 'auto FLAGS_$1 = absl_flag('],
];

export function prepare(text: string): string {
  return MACROS.reduce((whole, [macro, spelled]) => whole.replace(macro, (...parts) => keepingLines(parts, spelled)), text);
}

/** What stands for a macro's use, with the line breaks that the use had. */
function keepingLines(parts: readonly unknown[], spelled: string): string {
  const made = spelled.replace(/\$(\d)/g, (_, index: string) => String(parts[Number(index)] ?? ''));
  return made + '\n'.repeat(String(parts[0]).split('\n').length - made.split('\n').length);
}
