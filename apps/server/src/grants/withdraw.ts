import { validators } from "@duheng/contracts";
import { isOwn } from "../assessments/own.ts";
import { paperHeads } from "../assessments/paper-heads.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { grantDetails, grantTarget } from "./give.ts";
import { grants } from "./model.ts";

/**
 * Takes a grant back: from this moment nothing is done under it. Errors: `not-found`, `conflict`, `wrong-state` (withdrawn
 * already), `forbidden` (nobody takes the own paper from whoever judges it).
 */
export const withdrawGrant = useCase({
  name: "grants.withdraw",
  ability: ["update", "grants"],
  input: validators.RemoveInput,
  before: async ({ input: { id }, caller: { actor } }) => {
    const grant = await grants.findOne({ _id: id, ownerTenantId: actor.tenantId });
    if (grant === undefined) throw notFound();
    return grant;
  },
  run: async ({ input: { revision }, caller: { actor }, before }) => {
    if (before.state === "withdrawn") throw withdrawnAlready();
    const papers = await paperHeads(before.assessmentIds);
    if (papers.some((paper) => isOwn(paper, actor))) throw ownPaper();
    const at = new Date().toISOString();
    return grants.replace({
      ...before,
      revision,
      state: "withdrawn",
      withdrawnBy: actor.userId,
      withdrawnAt: at,
    });
  },
  audit: {
    target: ({ before }) => grantTarget(before),
    details: async ({ before }) => grantDetails(before, await paperHeads(before.assessmentIds)),
  },
});

function ownPaper(): AppError {
  return new AppError("forbidden", {
    message: {
      zh: "这项授权涉及您本人的考核表，请由其他管理员撤回。",
      en: "This grant is about your own paper: another administrator has to withdraw it.",
    },
  });
}

function withdrawnAlready(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "此授权已经撤回。", en: "This grant has been withdrawn already." },
  });
}
