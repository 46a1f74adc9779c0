import type { Answers } from "@duheng/contracts";
import { prepareForm } from "@duheng/form";
import { useState } from "react";
import { type DraftOutcome, FillForm, type FillPorts, type FillSources } from "../../src/fill/index.ts";
import { createEvidence, uploads } from "./file-ports.ts";
import { dataForm } from "./forms/data-form.ts";
import { kindsForm, staleAnswers, taskAnswers } from "./forms/kinds-form.ts";
import { patrolForm } from "./forms/patrol-form.ts";
import { registerForm } from "./forms/register-form.ts";
import { sectionsForm } from "./forms/sections-form.ts";
import { wideForm } from "./forms/wide-form.ts";
import type { PartProps } from "./part-props.ts";

/** What the page's "server" does next; tests set it by `window.draft`. */
interface DraftServer {
  next: "save" | "fail" | "conflict" | "signed-out" | "closed";
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
        case "closed":
          return { kind: "closed", message: { zh: "周期已于今天结束。", en: "The cycle ended today." } };
        case "save":
          window.draft.saved.push(structuredClone(answers));
          return { kind: "saved", at: new Date().toISOString() };
      }
    },
  },
};

const ports: FillPorts = { ...drafts, uploads, evidence: createEvidence() };

/** What stands in the register at first: `?rows=3`, and a value that its field no longer takes: `?stale=1`. */
function registerAnswers(query: URLSearchParams): Answers {
  const rows = Number(query.get("rows") ?? 0);
  return {
    明细: Array.from({ length: rows }, (_, index) => ({
      事项: `第 ${index + 1} 项`,
      分值: (index % 10) + 1,
    })),
    ...(query.has("stale") ? { 岗位: "驾驶员" } : {}),
  };
}

/** What the server makes of the rows of data: of three columns two have a value. */
const dataAnswers: Answers = { 有效率: 97.5, 组: { 上岗: "2024-03-01" } };
const sources: FillSources = {
  monitoring: {
    title: "环境监测数据",
    origin: {
      zh: "监测数据2026年三季度.xlsx，第 12 行，2026-10-08 导入，第 2 版",
      en: "监测数据2026年三季度.xlsx, row 12, brought in 2026-10-08, version 2",
    },
  },
};

export default function FillPart({ locale, query }: PartProps) {
  const [prepared] = useState(() => {
    const size = Number(query.get("fields") ?? 0);
    if (query.get("form") === "register") return prepareForm(registerForm);
    if (query.get("form") === "kinds") return prepareForm(kindsForm);
    if (query.get("form") === "data") return prepareForm(dataForm);
    if (query.get("form") === "sections") return prepareForm(sectionsForm);
    return prepareForm(size > 0 ? wideForm(size) : patrolForm);
  });
  const isRegister = query.get("form") === "register";
  const isKinds = query.get("form") === "kinds";
  const kinds = query.has("stale") ? staleAnswers : query.has("sample") ? taskAnswers : {};
  const sample = query.has("sample") ? (patrolForm.samples?.[0]?.inputs.answers ?? {}) : {};
  const isData = query.get("form") === "data";
  const isBroughtIn = query.has("data");
  const [submitted, setSubmitted] = useState(0);
  return (
    <>
      <FillForm
        prepared={prepared}
        locale={locale}
        answers={
          isData
            ? isBroughtIn
              ? dataAnswers
              : {}
            : isKinds
              ? kinds
              : isRegister
                ? registerAnswers(query)
                : sample
        }
        ports={isRegister || isKinds ? ports : drafts}
        {...(isData && isBroughtIn ? { sources } : {})}
        asOf={query.get("asOf") ?? undefined}
        heading={{
          title: "民警季度考核表",
          unit: "某派出所",
          person: "某民警",
          cycle: "2026-Q3",
          now: () => new Date(2026, 8, 30, 9, 5),
        }}
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
