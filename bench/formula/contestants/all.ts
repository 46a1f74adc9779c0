import { byHand } from "./by-hand.ts";
import { cel } from "./cel.ts";
import { closureTree } from "./closure-tree.ts";
import { columnLoop } from "./column-loop.ts";
import type { Contestant } from "./contestant.ts";
import { mathjs } from "./mathjs.ts";
import { otherLanguages } from "./other-languages.ts";
import { scriptLike } from "./script-like.ts";

/** Everyone but us. */
export const peers: readonly Contestant[] = [
  ...byHand,
  closureTree,
  columnLoop,
  ...cel,
  ...scriptLike,
  ...otherLanguages,
  ...mathjs,
];
