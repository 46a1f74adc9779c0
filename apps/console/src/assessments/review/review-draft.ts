import { draftIn, isOfKind } from "@duheng/assessment";
import type { Assessment, Contribution, Grade, Review } from "@duheng/contracts";
import type { KeptOnServer } from "../../drafts/keep-on-server.ts";
import type { ServerDraftOptions } from "../../drafts/use-server-draft.ts";
import { openStep } from "../../papers/open-step.ts";
import { api } from "../../rpc/client.ts";
import { contributionIn } from "../contribution-in.ts";
import { pointsOf } from "./points-of.ts";

export const grades: readonly Grade[] = ["good", "fair", "average", "poor"];

/** A review as it is typed: points as texts, so that what is no number yet is not lost either. */
export type TypedReview = {
  readonly points: Readonly<Record<string, string>>;
  readonly comment: string;
  /** Empty: none. */
  readonly proposal: string;
};

const blank: TypedReview = { points: {}, comment: "", proposal: "" };

/** Where this person's review of an assessment is kept until it is given. */
export function reviewDraft(
  assessment: Assessment,
  contributions: readonly Contribution[],
  userId: string,
): ServerDraftOptions<TypedReview> {
  const stepId = openStep(assessment)?.id ?? "";
  return {
    initial: blank,
    stored: keptOf(draftIn(contributions, "review", { stepId, by: userId })),
    save: async (typed, revision) => {
      const known = revision === undefined ? {} : { revision };
      const review = bodyOf(typed);
      return api.assessments.saveReview.mutate({ id: assessment.id, ...known, review });
    },
    theirs: (refusal) => keptOf(contributionIn(refusal)),
  };
}

/** What was given before, with what is typed already left as it is. */
export function besideTyped(earlier: Review, typed: TypedReview): TypedReview {
  const given = typedOf(earlier);
  const filled = Object.entries(typed.points).filter(([, text]) => text.trim() !== "");
  return {
    points: { ...given.points, ...Object.fromEntries(filled) },
    comment: typed.comment.trim() === "" ? given.comment : typed.comment,
    proposal: typed.proposal === "" ? given.proposal : typed.proposal,
  };
}

/** The review as it is typed. */
export function typedOf({ points, typed = {}, comment, proposedGrade = undefined }: Review): TypedReview {
  const numbers = Object.entries(points).map(([code, value]) => [code, String(value)]);
  return { points: { ...typed, ...Object.fromEntries(numbers) }, comment, proposal: proposedGrade ?? "" };
}

function keptOf(contribution: Contribution | undefined): KeptOnServer<TypedReview> | undefined {
  if (contribution === undefined || !isOfKind(contribution, "review")) return undefined;
  return { revision: contribution.revision, value: typedOf(contribution.review) };
}

/** What is sent of it. */
export function bodyOf({ points, comment, proposal }: TypedReview): Review {
  const filled = Object.entries(points).filter(([, text]) => text.trim() !== "");
  const numbers = filled.flatMap(([code, text]) => {
    const value = pointsOf(text);
    return value === undefined ? [] : [[code, value] as const];
  });
  // A number that is written in another way comes back as it was typed.
  const texts = filled.filter(([, text]) => String(pointsOf(text)) !== text);
  const proposedGrade = grades.find((grade) => grade === proposal);
  return {
    points: Object.fromEntries(numbers.filter(([code]) => !texts.some(([other]) => other === code))),
    ...(texts.length === 0 ? {} : { typed: Object.fromEntries(texts) }),
    comment,
    ...(proposedGrade === undefined ? {} : { proposedGrade }),
  };
}
