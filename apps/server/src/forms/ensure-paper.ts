import type { Form } from "@duheng/contracts";
import { hashForm } from "@duheng/form";
import { PaperModel, papers } from "./model.ts";

/**
 * The hash of a form's compiled paper, compiled and kept if it was not yet. The same document compiles once for
 * all tenants. Safe to call at the same time from two processes.
 */
export async function ensurePaper(document: Form): Promise<string> {
  const hash = hashForm(document);
  if (await papers.findOne({ _id: hash })) return hash;
  // The compiler (ajv with its code generator) is only loaded by those who publish.
  const { compilePaper } = await import("@duheng/form/compile");
  const { module, compiler } = compilePaper(document);
  // Of two who compile the same document at once the first one's paper stays; a plain insert would end the
  // transaction of the second with an error instead of running it again.
  const paper = { module, compiler, createdAt: new Date() };
  await PaperModel.updateOne({ _id: hash }, { $setOnInsert: paper }, { upsert: true });
  return hash;
}
