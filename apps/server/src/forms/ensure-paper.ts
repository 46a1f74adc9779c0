import type { Form } from "@duheng/contracts";
import { hashForm } from "@duheng/form";
import { papers } from "./model.ts";

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
  try {
    await papers.insert({ id: hash, module, compiler, createdAt: new Date().toISOString() });
  } catch (error) {
    // Another process compiled the same document in the meantime: its paper is this one.
    if (!(await papers.findOne({ _id: hash }))) throw error;
  }
  return hash;
}
