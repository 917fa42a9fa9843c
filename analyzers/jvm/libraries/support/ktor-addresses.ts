import { first, path, type Selector } from '../../../../src/code/library.ts';
import { urlOfParts } from './selectors.ts';

/** What is found by some steps into a block. */
type Block = (...steps: readonly string[]) => Selector;

/**
 * What a block says of the address: `url("http://orders/")`, `url { host = "orders"; path("orders", id) }`, or `host` and `port` by themselves.
 * https://ktor.io/docs/client-requests.html#url
 */
export function addressToldBy(block: Block): Selector {
  const inUrl: Block = (...steps) => block('url', '{}', ...steps);
  const parts = first(addressOfParts(inUrl), addressOfParts(block));
  return first(withSegments(parts, block), parts, block('url'), segmentsIn(inUrl));
}

/** An address with the segments that the block of a URL adds to it. */
export function withSegments(address: Selector, block: Block): Selector {
  return path(
    first(address),
    segmentsIn((...steps) => block('url', '{}', ...steps)),
  );
}

function addressOfParts(block: Block): Selector {
  return urlOfParts(block('protocol'), block('host'), block('port'));
}

/** `path("orders", id)`, `appendPathSegments("orders", id)`. */
function segmentsIn(block: Block): Selector {
  const names = ['path', 'appendPathSegments', 'appendEncodedPathSegments', 'appendPathSegment'];
  return first(
    ...names.flatMap((name) => {
      const at = (index: number) => block(`${name}()`, String(index));
      return [path(at(0), at(1), at(2), at(3)), path(at(0), at(1), at(2)), path(at(0), at(1)), block(name)];
    }),
    block('encodedPath'),
  );
}
