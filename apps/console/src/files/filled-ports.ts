import type { FileReference } from "@duheng/form";
import type { FilledPorts } from "@duheng/form-ui/fill";
import type { FilledPaper } from "../rpc/draft-api.ts";
import { grantOfPaper } from "../rpc/under-grant.ts";
import { fileHref } from "./send-file.ts";

/** What a paper that is only read knows of its files: which evidence stands where, and where each file is opened. */
export function filledPorts({ assessmentId, filling: { evidence = [] } }: FilledPaper): FilledPorts {
  const grantId = grantOfPaper(assessmentId)?.grantId;
  const href = (file: FileReference) => fileHref(file, grantId);
  const byPath = new Map(evidence.map(({ path, files }) => [path, files]));
  return {
    uploads: { href },
    evidence: { files: (path) => byPath.get(path) ?? [], href },
  };
}
