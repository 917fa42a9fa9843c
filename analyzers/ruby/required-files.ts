// https://docs.ruby-lang.org/en/master/Kernel.html#method-i-require_relative and https://docs.ruby-lang.org/en/master/Dir.html#method-c-glob
import { folderOf, joinPath, type Source } from '../../src/sdk/index.ts';

/** What a file loads, as it is written: paths are seen from the file, the others from a folder on the load path. A pattern has a `*`. */
export function requiredIn(source: Source): readonly string[] {
  const { text, path } = source;
  const from = folderOf(path);
  const relative = [...text.matchAll(/^\s*(?:require_relative|load)\s*\(?\s*["']([\w./-]{1,200})["']/gm)].map(([, file = '']) =>
    joinPath(from, file),
  );
  const plain = [...text.matchAll(/^\s*require\s*\(?\s*["']([\w./-]{1,200})["']/gm)].map(([, file = '']) => file);
  const inFolder = [
    ...text.matchAll(/^\s*require(?:_relative)?\s*\(?\s*File\.(?:join|expand_path)\s*\(?([^)\n]{1,200})\)/gm),
    ...text.matchAll(/\bDir(?:\.glob)?\s*[[(]([^\n]{1,200}?)[\])]\s*\)?\s*(?:\.\w+(?:\([^()\n]*\))?)*\.each(?=[^\n]*|\s)/g),
    ...text.matchAll(/^\s*(require_all)\s*\(?\s*(["'][\w./-]{1,200}["'])/gm),
  ].map((match) => patternOf(match[2] === undefined ? (match[1] ?? '') : `${match[2]}, '**', '*.rb'`, from));
  return [...new Set([...relative, ...plain, ...inFolder].filter((each) => each !== undefined))];
}

/** `File.join(__dir__, 'lib', '*.rb')`, `"#{__dir__}/lib/**"`, `File.expand_path('../lib', __FILE__)`: the parts that are written out, from the file's folder. */
function patternOf(written: string, from: string): string | undefined {
  const isOfFile = /__FILE__/.test(written) && !/dirname\(?\s*__FILE__/.test(written);
  const parts = [...written.matchAll(/["']((?:[^"'#]|#\{__dir__\}|#(?!\{))*)["']/g)].map(([, part = '']) =>
    part.replace('#{__dir__}', '.'),
  );
  if (parts.length === 0 || /#\{(?!__dir__\})/.test(written)) return undefined;
  return joinPath(isOfFile ? `${from}/file` : from, parts.map((part) => part.replace(/^\//, './')).join('/'));
}

/** The files of a program that something required means: from the file itself, or from a folder that programs put on the load path. */
export function filesRequired(name: string, home: string, files: ReadonlySet<string>): readonly string[] {
  if (name.includes('*')) {
    const source = name
      .replace(/[.+?^$(){}|[\]\\]/g, '\\$&')
      .replace(/\*\*\/?/g, '\u0001')
      .replace(/\*/g, '[^/]*')
      .replaceAll('\u0001', '(?:.*/)?');
    const pattern = new RegExp(`^${source}(?:\\.rb)?$`);
    return [...files].filter((file) => pattern.test(file));
  }
  const folders = home === '.' ? ['', 'lib/', 'app/'] : ['', `${home}/`, `${home}/lib/`, `${home}/app/`];
  for (const folder of folders)
    for (const path of [`${folder}${name}.rb`, `${folder}${name}`]) {
      const plain = joinPath('.', path);
      if (plain !== undefined && files.has(plain)) return [plain];
    }
  return [];
}
