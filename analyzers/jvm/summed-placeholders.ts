import type { Expression } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import { placeholder, withPlaceholders } from './placeholders.ts';
import type { Spot } from './spel.ts';

/** A text as it is written, or anything else that texts are put together of. */
type Piece = string | Expression;

/** Texts of an annotation put together; a placeholder may begin in one and end in another: `"${" + KEY + ":8080}"`. */
export function sumWithPlaceholders(pieces: readonly Piece[], spot: Spot): Expression {
  const parts: Expression[] = [];
  let open: readonly Piece[] | undefined;
  for (const piece of pieces) {
    const [inside, outside] = open ? atClosing(piece) : [undefined, piece];
    if (open && inside !== undefined) parts.push(settingOf([...open, inside], spot));
    if (open && inside === undefined) open = [...open, piece];
    else if (typeof outside === 'string') open = plainParts(outside, parts, spot);
    else if (outside) parts.push(outside);
  }
  if (open) parts.push({ is: 'unknown', why: 'a placeholder that is not closed' });
  return sumOfTexts(parts);
}

/** What stands before and behind the brace that closes a placeholder. */
function atClosing(piece: Piece): readonly [inside: string | undefined, outside: string] {
  const end = typeof piece === 'string' ? piece.indexOf('}') : -1;
  return typeof piece === 'string' && end >= 0 ? [piece.slice(0, end), piece.slice(end + 1)] : [undefined, ''];
}

/** Adds what is whole in a text; gives back the beginning of the placeholder that it leaves open. */
function plainParts(text: string, parts: Expression[], spot: Spot): readonly Piece[] | undefined {
  const start = /\$\{[^{}]*$/.exec(text)?.index;
  const before = text.slice(0, start);
  if (before !== '') parts.push(withPlaceholders(before, spot));
  return start === undefined ? undefined : [text.slice(start + 2)];
}

/** What stands behind the first colon is the default. */
function settingOf(pieces: readonly Piece[], spot: Spot): Expression {
  const at = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes(':'));
  const mixed = pieces[at];
  if (typeof mixed !== 'string') return placeholder(joined(pieces, spot), undefined, spot);
  const cut = mixed.indexOf(':');
  const key = joined([...pieces.slice(0, at), mixed.slice(0, cut)], spot);
  return placeholder(key, joined([mixed.slice(cut + 1), ...pieces.slice(at + 1)], spot), spot);
}

function joined(pieces: readonly Piece[], spot: Spot): Expression {
  return sumOfTexts(pieces.map((piece) => (typeof piece === 'string' ? withPlaceholders(piece, spot) : piece)));
}
