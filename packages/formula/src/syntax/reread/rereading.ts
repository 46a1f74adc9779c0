import type { Finding } from "../../diagnostic.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The words of a formula that has mistakes, as they are read anew. */
export interface Rereading {
  readonly source: string;
  readonly words: Vocabulary;
  /** Whether a mistake was found in this part of the source: what was right is never read otherwise. */
  isDoubtful(from: number, to: number): boolean;
  /** Characters that are none of the language, where they stand. */
  readonly strange: readonly { readonly character: string; readonly from: number }[];
  readonly findings: Finding[];
}
