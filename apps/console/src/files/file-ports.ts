import type { FileRules } from "@duheng/contracts";
import type { FillStore, PreparedForm } from "@duheng/form";
import { asksForEvidence } from "@duheng/form/evidence";
import type { DraftsPort, FillPorts } from "@duheng/form-ui/fill";
import type { DraftApi, FilledPaper } from "../rpc/draft-api.ts";
import type { Locale } from "../rpc/errors.ts";
import { createEvidenceKeeper } from "./evidence-keeper.ts";
import { createEvidencePort } from "./evidence-port.ts";
import { createUploadsPort } from "./uploads-port.ts";
import { withEvidence } from "./with-evidence.ts";

export interface FilePortsOptions {
  readonly filled: FilledPaper;
  readonly paper: PreparedForm;
  /** The store in which the paper is filled in, still at the paper's answers. */
  readonly store: FillStore;
  /** The language at the moment, for the server's sentences. */
  readonly locale: () => Locale;
  /** What the server takes; undefined where it could not be asked: it judges in any case. */
  readonly rules: FileRules | undefined;
}

/** What a paper being filled in needs for files. */
export interface FilePorts {
  readonly ports: Pick<FillPorts, "uploads" | "evidence">;
  /** The saver's procedures with evidence going along. */
  carrying(draftApi: DraftApi): DraftApi;
  /** The drafts port that saves after a change of evidence, too. */
  saving(drafts: DraftsPort): DraftsPort;
}

export function createFilePorts({ filled, paper, store, locale, rules }: FilePortsOptions): FilePorts {
  const options = { assessmentId: filled.assessmentId, locale, rules };
  const uploads = createUploadsPort(options);
  if (!asksForEvidence(paper.fields)) {
    return { ports: { uploads }, carrying: (draftApi) => draftApi, saving: (drafts) => drafts };
  }
  const keeper = createEvidenceKeeper(filled, paper, store);
  return {
    ports: { uploads, evidence: createEvidencePort({ ...options, keeper }) },
    carrying: (draftApi) => withEvidence(draftApi, keeper),
    saving: (drafts) => ({
      save: drafts.save,
      subscribe(listener) {
        const ends = [drafts.subscribe?.(listener), keeper.onChanged(listener)];
        return () => {
          for (const end of ends) end?.();
        };
      },
    }),
  };
}
