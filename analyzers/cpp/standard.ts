import type { Expression } from '../../src/code/ir.ts';
import { formatPieces } from '../../src/frontend/brace-format.ts';
import { literalOf, NOTHING } from '../../src/frontend/rule-walker.ts';

/** Functions and types of the standard library and its like that give what they are given: https://en.cppreference.com/w/cpp/string */
const SAME =
  /^(string|string_view|wstring|move|forward|to_string|ref|cref|optional|make_optional|path|stoi|stol|stoul|atoi|atol|U|T|_T|QString|to_string_t|utf8_to_utf16|string_t|istringstream|stringstream|shared_ptr|unique_ptr|vector|amqp_cstring_bytes|QUrl)$/;
const JOINED = /^(StrCat|concat)$/;

/** `std::string("http://stock")` is its text; undefined for all other calls. */
export function standardCall(path: readonly string[], args: readonly Expression[]): Expression | undefined {
  const name = path.at(-1) ?? '';
  const [first, second] = args;
  if (first && SAME.test(name) && (!second || name === 'string')) return first;
  return first && JOINED.test(name) && path.length > 1 ? { is: 'concat', parts: args } : undefined;
}

/** `fmt::format("{}/orders", base)`, `std::format("{}", x)`: https://en.cppreference.com/w/cpp/utility/format */
export function formattedText(path: readonly string[], args: readonly Expression[]): Expression | undefined {
  const [pattern, ...rest] = args;
  if (!/^(fmt|std)::format$/.test(path.join('::')) || pattern?.is !== 'literal') return undefined;
  const parts = formatPieces(String(pattern.value)).map((piece): Expression => {
    if (typeof piece === 'string') return literalOf(piece);
    return (typeof piece.argument === 'number' ? rest[piece.argument] : undefined) ?? NOTHING;
  });
  return { is: 'concat', parts };
}
