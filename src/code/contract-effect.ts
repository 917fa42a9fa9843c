import type { ContractRole } from '../model/fact.ts';
import type { Selector } from './library.ts';

/** The program works with a contract that a file or a name stands for. */
export interface Describing {
  readonly does: 'contract';
  readonly as: ContractRole;
  readonly contract: Selector;
  /** Stands before its paths, in place of its own servers; */
  readonly base?: Selector;
  /** so does the path that this router is mounted at. */
  readonly router?: Selector;
}
