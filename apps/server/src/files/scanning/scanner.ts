import type { Readable } from "node:stream";

export type Verdict =
  | { readonly kind: "clean" }
  /** `signature`: what the scanner calls it. */
  | { readonly kind: "infected"; readonly signature: string };

/** A program that looks into files for viruses. */
export interface Scanner {
  /** Throws when it cannot tell: not reached, too slow, or the file is beyond its own limits. */
  scan(content: Readable): Promise<Verdict>;
}
