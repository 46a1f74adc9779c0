import type { Assessment, FileRules } from "@duheng/contracts";
import type { FieldInfo, FillStore, PreparedForm } from "@duheng/form";
import { asksForEvidence } from "@duheng/form/evidence";
import type { DraftsPort, FillPorts } from "@duheng/form-ui/fill";
import { useEffect, useMemo, useState } from "react";
import type { DraftApi } from "../filling/draft-saver.ts";
import { api } from "../rpc/client.ts";
import type { Locale } from "../rpc/errors.ts";
import { createEvidenceKeeper, type EvidenceKeeper } from "./evidence-keeper.ts";
import { createEvidencePort } from "./evidence-port.ts";
import { createUploadsPort } from "./uploads-port.ts";
import { withEvidence } from "./with-evidence.ts";

export interface FilePortsOptions {
  readonly assessment: Assessment;
  readonly paper: PreparedForm;
  /** The store in which the paper is filled in, still at the assessment's answers. */
  readonly store: FillStore;
  readonly locale: Locale;
}

export interface FilePorts {
  /** To be spread into the form's ports; empty where the paper asks for no files. */
  readonly ports: Pick<FillPorts, "uploads" | "evidence">;
  /** The saver's procedures with evidence going along. */
  readonly carrying: (draftApi: DraftApi) => DraftApi;
  /** The drafts port that saves after a change of evidence, too. */
  readonly saving: <Port extends DraftsPort>(drafts: Port) => Port;
}

/** What a paper being filled in needs for files. The first assessment counts; remount by `key` for another. */
export function useFilePorts({ assessment, paper, store, locale }: FilePortsOptions): FilePorts {
  const [keeper] = useState(() =>
    asksForEvidence(paper.fields) ? createEvidenceKeeper(assessment, paper, store) : undefined,
  );
  const isWanted = keeper !== undefined || hasFileFields(paper.fields);
  const rules = useRules(isWanted);
  const assessmentId = assessment.id;
  const ports = useMemo(() => {
    if (!isWanted) return {};
    const options = { assessmentId, locale, rules };
    const uploads = createUploadsPort(options);
    return keeper === undefined
      ? { uploads }
      : { uploads, evidence: createEvidencePort({ ...options, keeper }) };
  }, [assessmentId, isWanted, keeper, locale, rules]);
  const { carrying, saving } = useMemo(() => alongside(keeper), [keeper]);
  return { ports, carrying, saving };
}

function alongside(keeper: EvidenceKeeper | undefined): Pick<FilePorts, "carrying" | "saving"> {
  if (keeper === undefined) return { carrying: (draftApi) => draftApi, saving: (drafts) => drafts };
  return {
    carrying: (draftApi) => withEvidence(draftApi, keeper),
    saving: (drafts) => ({
      ...drafts,
      subscribe(listener) {
        const ends = [drafts.subscribe?.(listener), keeper.onChanged(listener)];
        return () => {
          for (const end of ends) end?.();
        };
      },
    }),
  };
}

/** What the server takes; undefined until it is known, and where it cannot be had: the server judges in any case. */
function useRules(isWanted: boolean): FileRules | undefined {
  const [rules, setRules] = useState<FileRules>();
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    api.files.rules.query(undefined, { signal: stop.signal }).then(setRules, () => undefined);
    return () => stop.abort();
  }, [isWanted]);
  return rules;
}

function hasFileFields(fields: readonly FieldInfo[]): boolean {
  return fields.some(({ kind, fields: inner = [] }) => kind === "file" || hasFileFields(inner));
}
