import type { Export, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { type DenoConfig, packageOf, readDenoConfigs } from './deno-files.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { asObject, asText } from './read-json.ts';

/**
 * Gives modules the specifiers that their imports come to: through the `imports` of the `deno.json` around them, and without what names the
 * registry and the version. https://docs.deno.com/runtime/fundamentals/modules/
 */
export function denoImports(repository: Repository): (module: Module) => Module {
  const configs = readDenoConfigs(repository);
  return (module) => {
    const around = foldersUp(folderOf(module.path)).flatMap((folder) => configs.get(folder) ?? []);
    const meant = (specifier: string) => packageOf(mapped(specifier, around)) ?? mapped(specifier, around);
    const all = [...module.requires, ...(module.loads ?? []), ...module.imports.map(({ specifier }) => specifier)];
    const isMeantOtherwise = all.some((specifier) => meant(specifier) !== specifier);
    return isMeantOtherwise ? renamed(module, meant) : module;
  };
}

/** The module with other specifiers for all that it imports and passes on. */
export function renamed(module: Module, meant: (specifier: string) => string): Module {
  const exported = (each: Export): Export => (each.from === undefined ? each : { ...each, from: meant(each.from) });
  return {
    ...module,
    imports: module.imports.map((each) => ({ ...each, specifier: meant(each.specifier) })),
    requires: module.requires.map(meant),
    ...(module.loads ? { loads: module.loads.map(meant) } : {}),
    ...(module.asks ? { asks: module.asks.map((each) => ({ ...each, specifier: meant(each.specifier) })) } : {}),
    exports: module.exports.map(exported),
  };
}

/** What the import maps around a file make of a specifier, the nearest first; a path of the repository begins with a slash. */
function mapped(specifier: string, around: readonly DenoConfig[]): string {
  if (/^\.{0,2}\//.test(specifier)) return specifier;
  for (const { folder, json } of around) {
    const [key, target] = bestEntry(specifier, Object.entries(asObject(json['imports']))) ?? [];
    if (key === undefined || target === undefined) continue;
    const whole = target + specifier.slice(key.length);
    return /^\.{1,2}\//.test(whole) ? `/${joinPath(folder, whole)}` : whole;
  }
  return specifier;
}

/** The key that is the specifier, or the longest one that ends with a slash and that it begins with; a package's own subpaths need none. */
function bestEntry(specifier: string, entries: readonly (readonly [string, unknown])[]): readonly [string, string] | undefined {
  const fitting = entries.flatMap(([key, target]) => {
    const text = asText(target);
    const isPackage = text !== undefined && /^(npm|jsr):/.test(text);
    const isPart = specifier.startsWith(key.endsWith('/') ? key : `${key}/`) && (key.endsWith('/') || isPackage);
    return text !== undefined && (specifier === key || isPart) ? [[key, text] as const] : [];
  });
  return fitting.toSorted(([one], [other]) => other.length - one.length)[0];
}
