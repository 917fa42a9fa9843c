/** A piece of a format: its own text, or what is put there, by position or by name. */
type Piece = string | { readonly argument: number | string };

/** `"{}/orders/{id}?page={0:>3}"`: https://doc.rust-lang.org/std/fmt/#syntax, https://en.cppreference.com/w/cpp/utility/format/spec */
export function formatPieces(format: string): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  let next = 0;
  for (const match of format.matchAll(/\{\{|\}\}|\{([^{}:]*)(?::[^{}]*)?\}/g)) {
    if (match.index > from) found.push(format.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[1]?.trim();
    if (name === undefined) found.push(match[0].slice(1));
    else if (name === '') found.push({ argument: next++ });
    else found.push({ argument: /^\d+$/.test(name) ? Number(name) : name });
  }
  if (from < format.length) found.push(format.slice(from));
  return found;
}
