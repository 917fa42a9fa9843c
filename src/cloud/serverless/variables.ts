// https://www.serverless.com/framework/docs/guides/variables
import {
  type Content,
  documentOf,
  evidenceAt,
  folderOf,
  joinPath,
  own,
  type Place,
  type Problem,
  type Repository,
  TreeNode,
  type YamlNode,
} from '../../sdk/index.ts';
import { alternativesOf, piecesOf, STORED_BEFORE, storedName, unquoted } from './variable-syntax.ts';

const MOST_HOPS = 10;
const MOST_PARTS = 50_000;

/** What the framework takes where a service file says nothing. */
const USUAL: Readonly<Record<string, string>> = { 'provider.stage': 'dev', 'provider.region': 'us-east-1' };

/**
 * Puts the values of variables into a service file: its own (`${self:…}`), those of other files of the repository, and the defaults
 * of what is only known when it is deployed. What stays open stays as it is written.
 */
export class Variables {
  readonly problems: Problem[] = [];
  /** Files that the service file takes in, which so are no files of their own. */
  readonly files = new Set<string>();
  readonly #root: YamlNode;
  readonly #repository: Repository;
  #left = MOST_PARTS;

  constructor(root: YamlNode, repository: Repository) {
    this.#root = root;
    this.#repository = repository;
  }

  /** The service file with all that its variables stand for. */
  settled(): YamlNode {
    return this.#root.source.text.includes('${') ? this.#settleNode(this.#root, 0) : this.#root;
  }

  #settleNode(node: YamlNode, hops: number): YamlNode {
    const { content, source, line } = node;
    return content ? new TreeNode(source, this.#settle(content, source, hops), line) : node;
  }

  /** Every part is given its file, since it may end up below a part of another one. */
  #settle(content: Content, from: TreeNode['source'], hops: number): Content {
    const source = content.source ?? from;
    this.#left -= 1;
    if (this.#left < 0) return { ...content, source };
    switch (content.is) {
      case 'map':
        return {
          ...content,
          source,
          entries: content.entries.map((entry) => ({
            ...entry,
            source: entry.source ?? source,
            value: this.#settle(entry.value, entry.source ?? source, hops),
          })),
        };
      case 'list':
        return { ...content, source, items: content.items.map((item) => this.#settle(item, source, hops)) };
      case 'scalar':
        return this.#settleScalar({ ...content, source }, hops);
    }
  }

  /** A variable alone can stand for anything; within a text it stands for a text. */
  #settleScalar(content: Extract<Content, { is: 'scalar' }>, hops: number): Content {
    if (!content.text.includes('${') || hops > MOST_HOPS) return content;
    const pieces = piecesOf(content.text);
    const [only] = pieces;
    const found = pieces.map((piece) => (piece.is === 'variable' ? this.#valueOf(piece.text, hops) : undefined));
    if (pieces.length === 1 && only?.is === 'variable') return placedAt(content, found[0]);
    const text = pieces.map(
      (piece, index) => found[index]?.text() ?? (piece.is === 'variable' ? `\${${piece.text}}` : piece.text),
    );
    return {
      ...content,
      text: text.join(''),
      plain: false,
      via: found.flatMap((each) => (each?.text() === undefined ? [] : placesOf(each))),
    };
  }

  /** The first of the alternatives that has a value; whether a store has one is not known here. */
  #valueOf(inside: string, hops: number): YamlNode | undefined {
    let stored: string | undefined;
    for (const alternative of alternativesOf(this.#textOf(inside, hops))) {
      stored ??= storedName(alternative);
      const found = this.#find(alternative, hops);
      if (found?.exists) return stored === undefined ? found : instead(found, stored);
    }
    return stored === undefined ? undefined : this.#textNode(`\${ssm:${stored}}`);
  }

  /** Variables can be made of variables: `self:custom.${sls:stage}.table`. */
  #textOf(inside: string, hops: number): string {
    if (!inside.includes('${') || hops > MOST_HOPS) return inside;
    const pieces = piecesOf(inside);
    return pieces
      .map((piece) => (piece.is === 'text' ? piece.text : (this.#valueOf(piece.text, hops + 1)?.text() ?? `\${${piece.text}}`)))
      .join('');
  }

  #find(alternative: string, hops: number): YamlNode | undefined {
    const quoted = unquoted(alternative);
    if (quoted !== undefined) return this.#textNode(quoted);
    const [, path, keys = ''] = /^file\(([^()]{1,500})\)(?::(.{1,500}))?$/.exec(alternative) ?? [];
    if (path !== undefined) return this.#inFile(path.trim(), keys, hops);
    const [, source = '', key = ''] = /^(self|sls|aws|param|strToBool)[:(]([^)]{1,500})\)?$/.exec(alternative) ?? [];
    switch (source) {
      case 'self':
        return this.#own(key, hops);
      case 'sls':
        return key === 'stage' ? this.#own('provider.stage', hops) : undefined;
      case 'aws':
        return key === 'region' ? this.#own('provider.region', hops) : undefined;
      case 'strToBool':
        return this.#textNode(key);
      case 'param':
        return this.#parameter(key, hops);
      default:
        return undefined;
    }
  }

  #own(key: string, hops: number): YamlNode | undefined {
    const found = this.#at(this.#root, key, hops);
    const usual = own(USUAL, key);
    return found.exists || usual === undefined ? found : this.#textNode(usual);
  }

  /** https://www.serverless.com/framework/docs/guides/parameters */
  #parameter(key: string, hops: number): YamlNode {
    const stage = this.#own('provider.stage', hops + 1)?.text() ?? '';
    const places = ['stages', 'params'].flatMap((section) =>
      [stage, 'default'].map((name) => (section === 'stages' ? `stages.${name}.params.${key}` : `params.${name}.${key}`)),
    );
    const found = places.map((place) => this.#at(this.#root, place, hops)).find(({ exists }) => exists);
    return found ?? new TreeNode(this.#root.source, undefined, 1);
  }

  #inFile(path: string, keys: string, hops: number): YamlNode | undefined {
    const place = joinPath(folderOf(this.#root.source.path), path.replace(/^\.\//, ''));
    if (place !== undefined && !/\.(ya?ml|json)$/i.test(place)) return undefined;
    const source = place === undefined ? undefined : this.#repository.read(place);
    if (!source) {
      if (!path.includes('${')) this.#report(path);
      return undefined;
    }
    const { root, problems } = documentOf(source);
    if (!this.files.has(source.path)) this.problems.push(...problems);
    this.files.add(source.path);
    return this.#at(root, keys, hops);
  }

  #report(path: string): void {
    const line = this.#root.source.text.split('\n').findIndex((each) => each.includes(`file(${path})`)) + 1;
    const message = `This takes in ${path}, which is not there or lies outside the repository.`;
    this.problems.push({ code: 'missing-reference', message, evidence: evidenceAt(this.#root.source, Math.max(line, 1)) });
  }

  /** Follows keys one by one, because each may lead over a variable. */
  #at(root: YamlNode, keys: string, hops: number): YamlNode {
    let node = root;
    for (const key of keys.split('.').filter((each) => each !== '')) {
      const here = node.text()?.includes('${') ? this.#settleNode(node, hops + 1) : node;
      node = here.kind === 'list' ? (here.items()[Number(key)] ?? here.get(key)) : here.get(key);
    }
    return keys === '' && node === this.#root ? new TreeNode(root.source, undefined, 1) : this.#settleNode(node, hops + 1);
  }

  #textNode(text: string): YamlNode {
    const { source } = this.#root;
    return new TreeNode(source, { is: 'scalar', text, plain: false, tag: '', line: NOWHERE }, NOWHERE);
  }
}

/** A text that holds where the store has nothing under a name. */
function instead(found: YamlNode, stored: string): YamlNode {
  const { content, source, line } = found;
  return content?.is === 'scalar' ? new TreeNode(source, { ...content, tag: `${STORED_BEFORE}${stored}` }, line) : found;
}

/** Line of what no file states. */
const NOWHERE = 0;

function placesOf({ content, source, line }: YamlNode): readonly Place[] {
  return [...(line === NOWHERE ? [] : [{ source, line }]), ...(content?.via ?? [])];
}

/** What was found, where the variable stood; parts of it keep their own places. */
function placedAt(stated: Content, found: YamlNode | undefined): Content {
  const { content } = found ?? {};
  if (!found || !content) return stated;
  if (content.is !== 'scalar') return content;
  return { ...content, line: stated.line, ...(stated.source && { source: stated.source }), via: placesOf(found) };
}
