import { keptPromises } from "../base/kept-promises.ts";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { paperSource } from "./paper-source.ts";

const kept = keptPromises<string>(100, { most: 4_000_000, sizeOf: (text) => text.length });

/** The text of a `.d.ts` with the type of what is handed in on a compiled paper, for integrators. Errors: `not-found`. */
export function paperTypes(paperHash: string): Promise<string> {
  return kept(paperHash, async () => inWorkshop("answersTypes", await paperSource(paperHash)));
}
