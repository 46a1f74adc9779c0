import type { Problem } from "@duheng/contracts";

/** A document, or a change of one, was about to be written that its JSON Schema does not allow. */
export class InvalidDocumentError extends Error {
  override readonly name = "InvalidDocumentError";
  readonly problems: readonly Problem[];

  constructor(document: string, problems: readonly Problem[]) {
    super(`${document}: ${problems.map((one) => `${one.path || "/"} ${one.message.en}`).join("; ")}`);
    this.problems = problems;
  }
}
