import { defaultSteps, stepsFor } from "@duheng/assessment";
import type { Assessment, FormVersion } from "@duheng/contracts";
import { assessments } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";

interface Paper {
  readonly tenantId: string;
  readonly staffId: string;
  /** The account of the person. */
  readonly userId: string;
  readonly name?: string;
  /** The published version that is filled. */
  readonly version: Pick<FormVersion, "formId" | "version" | "hash" | "document">;
  /** What differs from an empty paper of 2026-Q3 that waits for its summary. */
  readonly over?: Partial<Assessment>;
}

/** Gives one person a paper of a published version, without a plan and a cycle. */
export function givePaper({
  tenantId,
  staffId,
  userId,
  name = "示例",
  version,
  over = {},
}: Paper): Promise<Assessment> {
  const { formId, hash, document } = version;
  return inTenant(tenantId, () =>
    assessments.insert({
      cycleId: `cycle-of-${tenantId}`,
      period: "2026-Q3",
      subject: { kind: "person", id: staffId },
      snapshot: {
        name,
        departmentId: "department",
        departmentName: "刑侦大队",
        categoryId: "category",
        categoryName: "执法勤务类",
      },
      userId,
      formId,
      version: version.version,
      paperHash: hash,
      formTitle: document.title,
      state: "filling",
      steps: stepsFor(defaultSteps, {
        subjectId: staffId,
        mainLeaderIds: ["leader"],
        unitAdminIds: [],
        endsOn: "2026-09-30",
      }),
      answers: {},
      ...over,
    }),
  );
}
