import { draftIn, isOfKind } from "@duheng/assessment";
import type { Assessment, Contribution } from "@duheng/contracts";
import type { KeptOnServer } from "../../drafts/keep-on-server.ts";
import type { ServerDraftOptions } from "../../drafts/use-server-draft.ts";
import { openStep } from "../../papers/open-step.ts";
import { api } from "../../rpc/client.ts";
import { contributionIn } from "../contribution-in.ts";

type TypedFeedback = { readonly text: string };

/** Where this person's feedback on an assessment is kept until it is given. */
export function feedbackDraft(
  assessment: Assessment,
  contributions: readonly Contribution[],
  userId: string,
): ServerDraftOptions<TypedFeedback> {
  const stepId = openStep(assessment)?.id ?? "";
  return {
    initial: { text: "" },
    stored: keptOf(draftIn(contributions, "feedback", { stepId, by: userId })),
    save: ({ text }, revision) => {
      const known = revision === undefined ? {} : { revision };
      return api.assessments.saveFeedback.mutate({ id: assessment.id, ...known, text });
    },
    theirs: (refusal) => keptOf(contributionIn(refusal)),
  };
}

function keptOf(contribution: Contribution | undefined): KeptOnServer<TypedFeedback> | undefined {
  if (contribution === undefined || !isOfKind(contribution, "feedback")) return undefined;
  return { revision: contribution.revision, value: { text: contribution.feedback.text } };
}
