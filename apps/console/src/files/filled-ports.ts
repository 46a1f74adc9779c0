import type { Filling } from "@duheng/contracts";
import type { FilledPorts } from "@duheng/form-ui/fill";
import { fileHref } from "./send-file.ts";

/** What a paper that is only read knows of its files: which evidence stands where, and where each file is opened. */
export function filledPorts({ evidence = [] }: Pick<Filling, "evidence">): FilledPorts {
  const byPath = new Map(evidence.map(({ path, files }) => [path, files]));
  return {
    uploads: { href: fileHref },
    evidence: { files: (path) => byPath.get(path) ?? [], href: fileHref },
  };
}
