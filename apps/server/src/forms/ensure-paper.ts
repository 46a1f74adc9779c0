import type { Edition, Form } from "@duheng/contracts";
import { currentEdition, hashPaper } from "@duheng/form";
import { inWorkshop } from "../workshop/in-workshop.ts";
import { PaperModel, papers } from "./model.ts";

/**
 * The id of a form's compiled paper, compiled and kept if it was not yet. The same document compiles once in an
 * edition of the language, by each compiler, for all tenants. Safe to call at the same time from two processes.
 */
export async function ensurePaper(document: Form, edition: Edition = currentEdition): Promise<string> {
  const paperHash = hashPaper(document, edition);
  if (await papers.findOne({ _id: paperHash })) return paperHash;
  const { module, compiler } = await inWorkshop("compilePaper", document, edition);
  // Of two who compile the same document at once the first one's paper stays; a plain insert would end the
  // transaction of the second with an error instead of running it again.
  const paper = { module, compiler, edition, createdAt: new Date() };
  await PaperModel.updateOne({ _id: paperHash }, { $setOnInsert: paper }, { upsert: true });
  return paperHash;
}
