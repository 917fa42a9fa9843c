import { embeddedFiles, type Owner, type Source } from '../../src/sdk/index.ts';

/** A file that a page is told something by: as it lies in the repository, in a ConfigMap, or as a script writes it when the container starts. */
export interface WrittenFile {
  readonly path: string;
  readonly text: string;
  /** Line of the source on which the text begins. */
  readonly line: number;
  readonly source: Source;
  readonly owner: Owner;
}

const SETTINGS = /(?:^|[/-])[\w.-]*(?:env|config|settings|runtime|environment)[\w.-]*\.js(?:on)?$/i;

/** Where a server's image keeps the pages that it sends out. */
const PAGES = /\b(?:html|htdocs|public|assets|static|www|wwwroot|dist|browser)\b/;
const MOUNT = new RegExp(`\\bmountPath:\\s{0,20}["']?/[^\\s"']{0,200}${PAGES.source}`);

/** Texts of manifests that mount something there. */
export function mountsOfPages({ path, text }: Source): readonly string[] {
  return /\.ya?ml$/.test(path) && MOUNT.test(text) ? [text] : [];
}

export function filesIn(source: Source, mounting: readonly string[]): readonly WrittenFile[] {
  if (/\.ya?ml$/.test(source.path)) return mountedFiles(source, mounting);
  if (/\.(?:js|json|template|tmpl|tpl)$/.test(source.path))
    return [{ path: source.path, text: source.text, line: 1, source, owner: { is: 'file', path: source.path } }];
  return source.text.startsWith('#!') || source.path.endsWith('.sh') ? documentsIn(source) : [];
}

/** Who has the ConfigMap mounted is told what is in it. */
function mountedFiles(source: Source, mounting: readonly string[]): readonly WrittenFile[] {
  return embeddedFiles(source).flatMap(({ name, path, text, line }): readonly WrittenFile[] => {
    if (!path.startsWith('configmap:') || !SETTINGS.test(name)) return [];
    const map = path.slice('configmap:'.length);
    if (!mounting.some((text) => text.includes(map))) return [];
    const owner = { is: 'file', path, product: 'page' } as const;
    return [{ path: `${source.path}#${path}/${name}`, text, line, source, owner }];
  });
}

/** `cat <<EOF > /usr/share/nginx/html/config.js`, and the same the other way around. */
const DOCUMENT = /\bcat\b[^\n]{0,300}<<-?[ \t]{0,20}(["']?)(\w{1,40})\1[^\n]{0,300}$/;
const TARGET = />{1,2}\s{0,20}["']?([^\s"'<>|;&]{1,300})/;

const LONGEST_DOCUMENT = 1000;

/** A script says by `window` that it is a page's; JSON is told so by where pages are kept. */
function isOfPage(name: string): boolean {
  return SETTINGS.test(name) && (!name.endsWith('.json') || PAGES.test(name));
}

/** What a script writes in place: `cat > config.js <<EOF … EOF`. */
function documentsIn(source: Source): readonly WrittenFile[] {
  const lines = source.text.split('\n');
  return lines.flatMap((line, at): readonly WrittenFile[] => {
    const end = DOCUMENT.exec(line)?.[2];
    const name = end === undefined ? undefined : TARGET.exec(line.replace(/<<-?/g, ' '))?.[1];
    if (name === undefined || !isOfPage(name)) return [];
    const length = lines.slice(at + 1, at + 1 + LONGEST_DOCUMENT).findIndex((each) => each.trim() === end);
    if (length < 0) return [];
    const path = `${source.path}#${name}`;
    const text = lines.slice(at + 1, at + 1 + length).join('\n');
    return [{ path, text, line: at + 2, source, owner: { is: 'file', path: source.path } }];
  });
}
