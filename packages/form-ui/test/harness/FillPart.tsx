import type { Answers } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { useState } from "react";
import { type DraftOutcome, FillForm, type FillPorts } from "../../src/fill/index.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import { wideForm } from "./forms/wide-form.ts";
import type { PartProps } from "./part-props.ts";

/** What the page's "server" does next; tests set it by `window.draft`. */
interface DraftServer {
  next: "save" | "fail" | "conflict" | "signed-out";
  saved: Answers[];
}

declare global {
  interface Window {
    draft: DraftServer;
    submitted: Answers[];
  }
}

window.draft = { next: "save", saved: [] };
window.submitted = [];

const drafts: FillPorts = {
  drafts: {
    save: async (answers): Promise<DraftOutcome> => {
      switch (window.draft.next) {
        case "fail":
          throw new Error("no network");
        case "conflict":
          window.draft.next = "save";
          return { kind: "conflict", theirs: { ...answers, 姓名: "别处写的" } };
        case "signed-out":
          return { kind: "signed-out" };
        case "save":
          window.draft.saved.push(structuredClone(answers));
          return { kind: "saved", at: new Date().toISOString() };
      }
    },
  },
};

export default function FillPart({ locale, query }: PartProps) {
  const [prepared] = useState(() => {
    const size = Number(query.get("fields") ?? 0);
    return prepareForm(size > 0 ? wideForm(size) : patrolForm);
  });
  const [submitted, setSubmitted] = useState(0);
  return (
    <>
      <FillForm
        prepared={prepared}
        locale={locale}
        answers={query.has("sample") ? (patrolForm.samples?.[0]?.inputs.answers ?? {}) : {}}
        ports={drafts}
        backupKey={query.get("backup") ?? "harness"}
        readOnly={query.has("readOnly")}
        onSubmit={async (answers) => {
          window.submitted.push(answers);
          setSubmitted((count) => count + 1);
          return undefined;
        }}
      />
      {submitted > 0 && <p id="submitted">{submitted}</p>}
    </>
  );
}
