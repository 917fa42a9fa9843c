import type { Expression } from '../../src/code/ir.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import { concat, literal, type Repository, setting, type Value } from '../../src/sdk/index.ts';
import { statedSetting } from './stated-settings.ts';

// https://symfony.com/doc/current/configuration/env_var_processors.html
const PARAMETER = /%env\((?:[a-z_]+:)*([A-Z_][A-Z0-9_]{0,200})\)%/;

interface Piece {
  readonly text?: string;
  readonly key?: string;
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (let found = PARAMETER.exec(rest); found; found = PARAMETER.exec(rest)) {
    if (found.index > 0) pieces.push({ text: rest.slice(0, found.index) });
    if (found[1] !== undefined) pieces.push({ key: found[1] });
    rest = rest.slice(found.index + found[0].length);
  }
  return rest === '' ? pieces : [...pieces, { text: rest }];
}

/** `%env(resolve:DATABASE_URL)%` in a configuration file, as the value that the deployment decides. */
export function configuredValue(text: string): Value {
  return concat(piecesOf(text).map(({ text: plain, key }) => (key === undefined ? literal(plain ?? '') : setting(key))));
}

/** The same as an expression of the program. */
export function configuredExpression(text: string): Expression {
  const parts = piecesOf(text).map(({ text: plain, key }) =>
    key === undefined ? literalOf(plain ?? '') : spelled('asbuilt.php', 'environment', key),
  );
  return { is: 'concat', parts };
}

/** The address itself, as the settings of the program say it: for what its scheme and path tell. Nothing where one of them is not said. */
export function addressStated(text: string, folder: string, repository: Repository): string {
  const pieces = piecesOf(text).map((piece) =>
    piece.key === undefined ? piece.text : statedSetting(piece.key, folder, repository),
  );
  return pieces.includes(undefined) ? '' : pieces.join('');
}
