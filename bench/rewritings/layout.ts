import { everywhere, inPrograms, languageOf, type Node, type Program } from './program/program.ts';
import { eachFile, type FileRewriter, type Rewriting } from './rewriting.ts';
import { inScripts, isScript, nodesIn, ts } from './script/script.ts';

const DOCUMENT =
  /\.(ya?ml|json|properties|xml|toml|tf|proto|graphql|gradle|kts|csproj)$|(^|\/)(\.env[^/]*|Dockerfile[^/]*|go\.mod|requirements[^/]*\.txt)$/;
/** What is wanted at the start of these: nothing. */
const WITHOUT_MARK = /\.(java|properties|gradle|kts|tf|proto|graphql|toml|txt|mod)$|(^|\/)(package\.json|\.env[^/]*|go\.mod)$/;

export const LAYOUT: readonly Rewriting[] = [
  inPrograms('spaces-doubled', 'every space between two tokens is two', everywhere(doubledSpaces)),
  inScripts('spaces-doubled', 'every space between two tokens is two', doubledInScript),
  eachFile('code-crlf', 'lines of code end as they do on Windows', () => crlf(isCode)),
  eachFile('code-byte-order-mark', 'code begins with a byte order mark', () => marked(isCode)),
  eachFile('document-crlf', 'lines of configuration end as they do on Windows', () => crlf((path) => DOCUMENT.test(path))),
  eachFile('document-byte-order-mark', 'configuration begins with a byte order mark', () =>
    marked((path) => DOCUMENT.test(path)),
  ),
];

function isCode(path: string, text: string): boolean {
  return languageOf(path) !== undefined || isScript(path, text);
}

/** Texts of several lines keep their line ends in C#. */
function crlf(isMeant: (path: string, text: string) => boolean): FileRewriter {
  return (path, text) => {
    if (!isMeant(path, text) || text.includes('\r') || (path.endsWith('.cs') && /@"|"""/.test(text))) return undefined;
    return { text: text.replace(/\n/g, '\r\n'), places: 1 };
  };
}

function marked(isMeant: (path: string, text: string) => boolean): FileRewriter {
  return (path, text) => {
    if (!isMeant(path, text) || WITHOUT_MARK.test(path) || /^(\ufeff|#!)/.test(text)) return undefined;
    return { text: `\ufeff${text}`, places: 1 };
  };
}

function doubledSpaces({ root, text }: Program) {
  const leaves = leavesOf(root);
  return leaves.flatMap((leaf, at) => {
    const next = leaves[at + 1];
    return next && /^ +$/.test(text.slice(leaf.endIndex, next.startIndex))
      ? [{ start: leaf.endIndex, end: leaf.endIndex, text: ' ' }]
      : [];
  });
}

/** A text counts as one token, whatever stands in it. */
function leavesOf(node: Node): readonly Node[] {
  return node.children.length === 0 || /string|char_literal/.test(node.type) ? [node] : node.children.flatMap(leavesOf);
}

function doubledInScript(file: ts.SourceFile) {
  if (/x$/.test(file.fileName) || [...nodesIn(file)].some(ts.isJsxText)) return [];
  const tokens = tokensOf(file, file);
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1];
    return next && /^ +$/.test(file.text.slice(token.end, next.getStart(file)))
      ? [{ start: token.end, end: token.end, text: ' ' }]
      : [];
  });
}

function tokensOf(node: ts.Node, file: ts.SourceFile): readonly ts.Node[] {
  const parts = node.getChildren(file);
  return parts.length === 0 ? (node.end > node.pos ? [node] : []) : parts.flatMap((part) => tokensOf(part, file));
}
