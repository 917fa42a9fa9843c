import { hash } from 'node:crypto';
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
  /** Tells the content, or the problem, from every other. */
  readonly digest: string;
}

/** A file's content, or why there is none. */
export type Bytes = { readonly bytes: Uint8Array } | { readonly problem: Problem };

const SNIFFED_BYTES = 8192;
const decoders = { 'utf-8': new TextDecoder('utf-8'), 'utf-16le': new TextDecoder('utf-16le') };

/** Reads one file of the repository. `root` is a real path. */
export function readSource(root: string, path: string, isLink: boolean, limits: Limits): Reading {
  return readingOf(path, readBytes(root, path, isLink, limits));
}

/** What the bytes of a file say, wherever they were found. */
export function readingOf(path: string, found: Bytes): Reading {
  return 'problem' in found
    ? { problem: found.problem, digest: digestOf(found) }
    : { ...textOf(path, found.bytes), digest: digestOf(found) };
}

/** The digest that reading the file would give now. */
export function digestSource(root: string, path: string, isLink: boolean, limits: Limits): string {
  return digestOf(readBytes(root, path, isLink, limits));
}

function digestOf(found: Bytes): string {
  return 'problem' in found ? found.problem.message : hash('sha256', found.bytes);
}

function readBytes(root: string, path: string, isLink: boolean, limits: Limits): Bytes {
  const link = isLink ? resolveLink(root, path) : undefined;
  if (link?.is === 'broken') return { problem: link.problem };
  try {
    const { size } = statSync(`${root}/${path}`);
    if (size <= limits.fileSize) return { bytes: readFileSync(`${root}/${path}`) };
    return { problem: tooLarge(path, size, limits) };
  } catch (thrown) {
    return { problem: fileProblem('unreadable-file', path, `The file cannot be read: ${reasonOf(thrown)}.`) };
  }
}

/** Why a file of so many bytes is not read. */
export function tooLarge(path: string, size: number, { fileSize }: Limits): Problem {
  const message = `The file has ${size} bytes; files above ${fileSize} bytes are not read.`;
  return fileProblem('file-too-large', path, message);
}

function textOf(path: string, bytes: Uint8Array): Omit<Reading, 'digest'> {
  const encoding = encodingOf(bytes);
  if (!encoding) return { problem: fileProblem('binary-file', path, 'The file is not text: it holds NUL bytes.') };
  const text = decoders[encoding].decode(bytes);
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
