import { defaultSteps, stepsFor } from "@duheng/assessment";
import type { Answers, Assessment, FormVersion } from "@duheng/contracts";
import { assessments, contributions } from "../src/assessments/model.ts";
import { inTenant } from "../src/database/scope.ts";

interface Paper {
  readonly tenantId: string;
  readonly staffId: string;
  /** The account of the person. */
  readonly userId: string;
  readonly name?: string;
  /** The published version that is filled. */
  readonly version: Pick<FormVersion, "formId" | "version" | "hash" | "paperHash" | "document">;
  /** What is filled in. */
  readonly answers?: Answers;
  /** Who reviews it; by default whoever is a main leader. */
  readonly reviewerIds?: readonly string[];
  /** What differs from an assessment of 2026-Q3 that waits for its summary. */
  readonly over?: Partial<Assessment>;
}

/** Gives one person a paper of a published version, without a plan and a cycle. */
export function givePaper({
  tenantId,
  staffId,
  userId,
  name = "示例",
  version,
  answers = {},
  reviewerIds: [leaderInChargeId] = [],
  over = {},
}: Paper): Promise<Assessment> {
  const { formId, hash, paperHash = hash, document } = version;
  return inTenant(tenantId, async () => {
    const assessment = await assessments.insert({
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
      paperHash,
      formTitle: document.title,
      state: "filling",
      steps: stepsFor(defaultSteps, {
        subjectId: staffId,
        leaderInChargeId,
        mainLeaderIds: ["leader"],
        unitAdminIds: [],
        endsOn: "2026-09-30",
      }),
      ...over,
    });
    await contributions.insert({
      assessmentId: assessment.id,
      stepId: "summary",
      kind: "filling",
      by: userId,
      state: assessment.state === "filling" ? "draft" : "given",
      filling: { paperHash, answers },
    });
    return assessment;
  });
}
