import type { Filling } from "@duheng/contracts";
import type { FilledPaper } from "../rpc/draft-api.ts";

/** A paper being filled, for tests. */
export const examplePaper: FilledPaper = {
  id: "c1",
  tenantId: "t1",
  assessmentId: "a1",
  stepId: "summary",
  kind: "filling",
  by: "u1",
  state: "draft",
  filling: { paperHash: "0".repeat(64), answers: {} },
  revision: 5,
  createdAt: "2026-07-01T00:00:00Z",
  updatedAt: "2026-07-01T00:00:00Z",
};

/** A paper that is filled in another way. */
export function filledWith(change: Partial<Filling>, paper = examplePaper): FilledPaper {
  return { ...paper, filling: { ...paper.filling, ...change } };
}
