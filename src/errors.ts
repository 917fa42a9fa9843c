/** The user's own mistake: said in one or two sentences without a stack, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** There is nothing to analyse where the user points; in an old revision that is an answer. */
export class NothingThere extends UserError {}

/** The text of whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
