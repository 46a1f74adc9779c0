import type { Assessment } from "@duheng/contracts";
import type { FileReference } from "@duheng/form";
import type { FilledPorts } from "@duheng/form-ui/fill";
import { grantOfPaper } from "../rpc/under-grant.ts";
import { fileHref } from "./send-file.ts";

/** What a paper that is only read knows of its files: which evidence stands where, and where each file is opened. */
export function filledPorts({ id, evidence = [] }: Pick<Assessment, "id" | "evidence">): FilledPorts {
  const grantId = grantOfPaper(id)?.grantId;
  const href = (file: FileReference) => fileHref(file, grantId);
  const byPath = new Map(evidence.map(({ path, files }) => [path, files]));
  return {
    uploads: { href },
    evidence: { files: (path) => byPath.get(path) ?? [], href },
  };
}
