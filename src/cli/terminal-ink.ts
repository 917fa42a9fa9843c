import { styleText } from 'node:util';
import type { Ink } from '../output/exporters/text.ts';

/** Colours for a summary that a person reads at a terminal. */
export const terminalInk: Ink = {
  heading: (text) => styleText('bold', text, { validateStream: false }),
  faint: (text) => styleText('dim', text, { validateStream: false }),
};
