import { arg, decoratedName, join, made, receiver, type Selector, text } from './library.ts';

/**
 * Reads a selector as a person writes it: a text in which `${0}` is the first argument, `${1.port}` a member of the second, `${-1}` the last,
 * `${made(Client).0}` an argument of the call that made the receiver, `${receiver}` the receiver and `${name}` the decorated name.
 */
export function selectorOf(written: string): Selector {
  const parts: Selector[] = [];
  let position = 0;
  for (const match of written.matchAll(/\$\{([^{}]{1,200})\}/g)) {
    if (match.index > position) parts.push(text(written.slice(position, match.index)));
    parts.push(referenceOf(match[1] ?? ''));
    position = match.index + match[0].length;
  }
  if (position < written.length) parts.push(text(written.slice(position)));
  const [only, second] = parts;
  if (!only) return text('');
  return second ? join(...parts) : only;
}

function referenceOf(reference: string): Selector {
  if (reference === 'receiver') return receiver;
  if (reference === 'name') return decoratedName;
  const [, type, rest = ''] = /^made\((\w+)\)\.(.+)$/.exec(reference) ?? [];
  if (type !== undefined) return made(type, referenceOf(rest));
  const [index = '', ...path] = reference.split('.');
  return /^-?\d{1,3}$/.test(index) ? arg(Number(index), ...path) : text(`\${${reference}}`);
}
