import type { Answers, Assessment, Form } from "@duheng/contracts";
import { givePaper } from "./give-paper.ts";
import type { SignedIn, TestServer } from "./server.ts";

/** Somebody whose paper asks for evidence, and a unit admin of the same unit. */
export interface EvidencePaper {
  readonly person: SignedIn;
  readonly admin: SignedIn;
  readonly assessment: Assessment;
}

/** A number, a row's points and a file field, each wanting a file. */
export function evidenceForm(blank: Form): Form {
  const points = { type: "number", title: "分值", "x-id": "f-points", "x-evidence": { required: true } };
  const fields: Form["fields"] = {
    type: "object",
    properties: {
      结案数: {
        type: "integer",
        minimum: 0,
        title: "结案数",
        "x-id": "f-cases",
        "x-evidence": { title: "结案文书", required: true },
      },
      有加分: { type: "boolean", title: "有加分", "x-id": "f-has" },
      加分项: {
        type: "array",
        title: "加分项",
        "x-id": "f-rows",
        "x-visible": "有加分",
        items: {
          type: "object",
          properties: { 事项: { type: "string", title: "事项", "x-id": "f-what" }, 分值: points },
        },
      },
      证书: { type: "object", title: "证书", contentMediaType: "application/pdf", "x-id": "f-file" },
    },
  };
  return { ...blank, fields };
}

/** Publishes the form in this unit and gives a new person of it a paper to fill in. */
export async function startEvidencePaper(server: TestServer, tenantId: string): Promise<EvidencePaper> {
  const admin = await server.as(tenantId, ["unit-admin"]);
  const staffId = `staff-of-${tenantId}`;
  const person = await server.as(tenantId, ["staff"], { staffId });
  const draft = await admin.api.forms.create.mutate({ title: "有佐证的考核表" });
  const document = evidenceForm(draft.document);
  const { revision } = await admin.api.forms.update.mutate({
    id: draft.id,
    revision: draft.revision,
    document,
  });
  const version = await admin.api.forms.publish.mutate({ id: draft.id, revision });
  const assessment = await givePaper({ tenantId, staffId, userId: person.userId, version });
  return { person, admin, assessment };
}

/** Answers with two rows. */
export const rowAnswers: Answers = {
  结案数: 12,
  有加分: true,
  加分项: [
    { 事项: "甲", 分值: 1 },
    { 事项: "乙", 分值: 2 },
  ],
};
