import { first, inPlaceOf, link, path, type Selector, text } from '../../../../src/code/library.ts';
import { urlOfParts } from './selectors.ts';

/** What is found by some steps into a block. */
type Block = (...steps: readonly string[]) => Selector;

/**
 * What a block says of the address: `url("http://orders/")`, `url { host = "orders"; path("orders", id) }`, or `host` and `port` by themselves.
 * https://ktor.io/docs/client-requests.html#url
 */
export function addressToldBy(block: Block): Selector {
  const inUrl: Block = (...steps) => block('url', '{}', ...steps);
  const start = first(addressOfParts(inUrl), addressOfParts(block), block('url'));
  const [set, added] = [pathSetIn(inUrl), pathAddedIn(inUrl)];
  return first(withPath(start, block), path(set, added), set, added);
}

/** An address with the path that the block of a URL sets in place of its own, and the segments that it adds. */
export function withPath(address: Selector, block: Block): Selector {
  const inUrl: Block = (...steps) => block('url', '{}', ...steps);
  const [set, added] = [pathSetIn(inUrl), pathAddedIn(inUrl)];
  const known = path(first(address));
  // Where nobody tells an address, there is none whose path is replaced.
  const replaced = link(known, path(inPlaceOf(known, ''), text('/'), set));
  return first(path(replaced, added), replaced);
}

function addressOfParts(block: Block): Selector {
  return urlOfParts(block('protocol'), block('host'), block('port'));
}

/** https://api.ktor.io/ktor-http/io.ktor.http/path.html */
function pathSetIn(block: Block): Selector {
  return first(segments('path', block), segments('encodedPath', block));
}

/** https://api.ktor.io/ktor-http/io.ktor.http/append-path-segments.html */
function pathAddedIn(block: Block): Selector {
  return first(...['appendPathSegments', 'appendEncodedPathSegments', 'appendPathSegment'].map((name) => segments(name, block)));
}

/** However many there are: `path("orders", id, "lines")`, `appendPathSegments(listOf("orders", id))`. */
function segments(name: string, block: Block): Selector {
  return first(path(block(`${name}()`)), path(block(name)));
}
