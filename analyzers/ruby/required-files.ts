// https://docs.ruby-lang.org/en/master/Kernel.html#method-i-require_relative and https://docs.ruby-lang.org/en/master/Dir.html#method-c-glob
import { folderOf, globOf, joinPath, type Source, withoutBraces } from '../../src/sdk/index.ts';

/** What a file loads, as it is written: paths are seen from the file, the others from a folder on the load path. A pattern has a `*`. */
export function requiredIn(source: Source): readonly string[] {
  const { text, path } = source;
  const from = folderOf(path);
  const relative = [...text.matchAll(/^[ \t]*(?:require_relative|load)(?:[ \t]*\()?[ \t]*["']([\w./-]{1,200})["']/gm)].map(
    ([, file = '']) => joinPath(from, file),
  );
  const plain = [...text.matchAll(/^[ \t]*require(?:[ \t]*\()?[ \t]*["']([\w./-]{1,200})["']/gm)].map(([, file = '']) => file);
  const inFolder = [
    ...text.matchAll(/^[ \t]*require(?:_relative)?(?:[ \t]*\()?[ \t]*File\.(?:join|expand_path)[ \t]{0,9}\(?([^)\n]{1,200})\)/gm),
    ...text.matchAll(
      /\bDir(?:\.glob)?[ \t]*[[(]([^\n]{1,200}?)[\])][ \t]{0,9}\)?\s{0,99}(?:\.\w{1,50}(?:\([^()\n]{0,200}\))?){0,9}\.each/g,
    ),
    ...text.matchAll(/^[ \t]*(require_all)(?:[ \t]*\()?[ \t]*(["'][\w./-]{1,200}["'])/gm),
  ].flatMap((match) => patternsOf(match[2] === undefined ? (match[1] ?? '') : `${match[2]}, '**', '*.rb'`, from));
  return [...new Set([...relative, ...plain, ...inFolder].filter((each) => each !== undefined))];
}

/** `File.join(__dir__, 'lib', '*.rb')`, `"#{__dir__}/lib/**"`, `File.expand_path('../lib', __FILE__)`: the parts that are written out, from the file's folder. */
function patternsOf(written: string, from: string): readonly (string | undefined)[] {
  const isOfFile = /__FILE__/.test(written) && !/dirname\(?\s*__FILE__/.test(written);
  const parts = [...written.matchAll(/["']((?:[^"'#]|#\{__dir__\}|#(?!\{))*)["']/g)].map(([, part = '']) =>
    part.replace('#{__dir__}', '.'),
  );
  if (parts.length === 0 || /#\{(?!__dir__\})/.test(written)) return [];
  const pattern = joinPath(isOfFile ? `${from}/file` : from, parts.map((part) => part.replace(/^\//, './')).join('/'));
  return pattern === undefined ? [] : withoutBraces(pattern);
}

/** The files of a program that something required means: from the file itself, or from a folder that programs put on the load path. */
export function filesRequired(name: string, home: string, files: ReadonlySet<string>): readonly string[] {
  if (name.includes('*')) {
    const glob = globOf(name, 'path');
    return [...files].filter((file) => glob.fits(file) || (file.endsWith('.rb') && glob.fits(file.slice(0, -3))));
  }
  const folders = home === '.' ? ['', 'lib/', 'app/'] : ['', `${home}/`, `${home}/lib/`, `${home}/app/`];
  for (const folder of folders)
    for (const path of [`${folder}${name}.rb`, `${folder}${name}`]) {
      const plain = joinPath('.', path);
      if (plain !== undefined && files.has(plain)) return [plain];
    }
  return [];
}
