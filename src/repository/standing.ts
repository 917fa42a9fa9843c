import type { Repository } from '../model/analyzer.ts';

/** Files that only tell people of names. */
const FOR_PEOPLE = /\.(md|mdx|txt|rst|adoc|lock|svg|snap)$|(^|\/)(package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$/i;
const WORD = /\w/;

/** Looks for the files in which a name stands as a whole: between quotes, or, where it is the name of a type, as a word. */
export function standingIn(repository: Repository): (name: string) => readonly string[] {
  return (name) => {
    if (name === '') return [];
    const isType = /^[A-Z]\w*[a-z]\w*$/.test(name);
    return repository.paths.filter((path) => !FOR_PEOPLE.test(path) && stands(name, repository.read(path)?.text ?? '', isType));
  };
}

function stands(name: string, text: string, isType: boolean): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + name.length] ?? ''];
    if (before === after && /["'`]/.test(before)) return true;
    if (isType && !WORD.test(before) && !WORD.test(after)) return true;
  }
  return false;
}
