import { readFileSync, statSync } from 'node:fs';
import type { Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { fileProblem, reasonOf } from './file-problem.ts';
import type { Limits } from './limits.ts';
import { resolveLink } from './links.ts';

/** A file as text, or why it is none. An empty file is both: it reads as no text, and that is worth a word. */
export interface Reading {
  readonly source?: Source;
  readonly problem?: Problem;
}

const SNIFFED_BYTES = 8192;

/** Reads one file of the repository. `root` is a real path. */
export function readSource(root: string, path: string, isLink: boolean, limits: Limits): Reading {
  const link = isLink ? resolveLink(root, path) : undefined;
  if (link?.is === 'broken') return { problem: link.problem };
  try {
    return readText(root, path, limits);
  } catch (thrown) {
    return { problem: fileProblem('unreadable-file', path, `The file cannot be read: ${reasonOf(thrown)}.`) };
  }
}

function readText(root: string, path: string, limits: Limits): Reading {
  const { size } = statSync(`${root}/${path}`);
  if (size > limits.fileSize) {
    const message = `The file has ${size} bytes; files above ${limits.fileSize} bytes are not read.`;
    return { problem: fileProblem('file-too-large', path, message) };
  }
  const bytes = readFileSync(`${root}/${path}`);
  const encoding = encodingOf(bytes);
  if (!encoding) return { problem: fileProblem('binary-file', path, 'The file is not text: it holds NUL bytes.') };
  const text = new TextDecoder(encoding).decode(bytes);
  const source = { path, text };
  return text.trim() === '' && !MARKER.test(path)
    ? { source, problem: fileProblem('empty-file', path, 'The file is empty.') }
    : { source };
}

/** Python files that are empty because their being there is all they say: https://docs.python.org/3/tutorial/modules.html#packages */
const MARKER = /(^|\/)(__init__\.pyi?|py\.typed)$/;

/** Undefined for what is not text. Windows tools still write UTF-16, marked by its first two bytes. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes.subarray(0, SNIFFED_BYTES).includes(0) ? undefined : 'utf-8';
}
