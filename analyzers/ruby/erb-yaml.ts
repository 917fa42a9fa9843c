import { concat, literal, parseYaml, type Repository, setting, type Value, type YamlNode } from '../../src/sdk/index.ts';

const TAG = /<%=?-?([\s\S]{0,400}?)-?%>/g;
const READ =
  /ENV(?:\.fetch\(\s*|\[\s*)['"](\w{1,100})['"]\s*\]?(?:\s*,\s*(?:['"]([^'"]*)['"]|(\d+)))?\s*\)?(?:\s*\{\s*(?:['"]([^'"]*)['"]|(\d+))\s*\}|\s*\|\|\s*(?:['"]([^'"]*)['"]|(\d+)))?/;
const MARK = 'asbuilt-erb-';

/** A configuration file with ENV read in places: https://guides.rubyonrails.org/configuring.html#configuring-a-database */
export class ErbYaml {
  readonly documents: readonly YamlNode[];
  readonly #reads: Value[] = [];

  constructor(path: string, repository: Repository) {
    const source = repository.read(path);
    const text = (source?.text ?? '').replace(TAG, (whole, code: string) => {
      const lines = '\n'.repeat(whole.split('\n').length - 1);
      return whole.startsWith('<%=') ? `${MARK}${this.#reads.push(readOf(code)) - 1}-${lines}` : lines;
    });
    this.documents = source ? parseYaml(source, text).documents : [];
  }

  /** The value of a node with what its tags read. */
  value(node: YamlNode): Value | undefined {
    const text = node.text();
    if (text === undefined) return undefined;
    const parts = text.split(new RegExp(`${MARK}(\\d+)-`));
    return concat(
      parts.flatMap((part, index) =>
        index % 2 === 0 ? (part === '' ? [] : [literal(part)]) : (this.#reads[Number(part)] ?? []),
      ),
    );
  }
}

/** The section of the environment that counts where a program is deployed. */
export function sectionOf(document: YamlNode): YamlNode {
  const named = ['production', 'default', 'development'].map((name) => document.get(name));
  return named.find(({ exists }) => exists) ?? document;
}

function readOf(code: string): Value {
  const found = READ.exec(code);
  const key = found?.[1];
  if (!found || key === undefined) return { is: 'unknown', why: 'computed in the file' };
  const fallback = found.slice(2).find((each) => each !== undefined);
  return setting(key, fallback === undefined ? undefined : literal(fallback));
}
