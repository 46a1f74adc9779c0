import type { Edition, Form } from "@duheng/contracts";
import { type Comparison, prepareComparison } from "@duheng/form";
import { keptPromises } from "../base/kept-promises.ts";

/** A version that was filled, and the one that it is held against, in the newest edition. */
export interface VersionPair {
  /** Of both documents and the edition: the same is made ready once on a thread. */
  readonly hash: string;
  readonly before: { readonly document: Form; readonly edition: Edition };
  readonly after: Form;
}

/** A large trial is done in many parts. */
const kept = keptPromises<Comparison>(10);

export function keptComparison({ hash, before, after }: VersionPair): Promise<Comparison> {
  const { document, edition } = before;
  return kept(hash, async () => prepareComparison(document, after, { before: { edition } }));
}
