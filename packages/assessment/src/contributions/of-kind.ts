import type { Contribution, ContributionKind } from "@duheng/contracts";

/** A contribution with the body that its kind has. */
export type ContributionOf<Kind extends ContributionKind> = Contribution & Required<Pick<Contribution, Kind>>;

/** Whether it is of this kind. */
export function isOfKind<Kind extends ContributionKind>(
  contribution: Contribution,
  kind: Kind,
): contribution is ContributionOf<Kind> {
  return contribution.kind === kind && contribution[kind] !== undefined;
}

/** What counts of a kind, in the order in which it was given. */
export function givenOf<Kind extends ContributionKind>(
  contributions: readonly Contribution[],
  kind: Kind,
): ContributionOf<Kind>[] {
  return inState(contributions, kind, "given").sort(byTime("givenAt"));
}

/** What was given of a kind before a return, the latest first. */
export function earlierOf<Kind extends ContributionKind>(
  contributions: readonly Contribution[],
  kind: Kind,
): ContributionOf<Kind>[] {
  return inState(contributions, kind, "superseded").sort(byTime("supersededAt")).reverse();
}

/** What somebody has begun in a step and not given yet. */
export function draftIn<Kind extends ContributionKind>(
  contributions: readonly Contribution[],
  kind: Kind,
  { stepId, by }: Pick<Contribution, "stepId" | "by">,
): ContributionOf<Kind> | undefined {
  return inState(contributions, kind, "draft").find((one) => one.stepId === stepId && one.by === by);
}

/** The paper as it is filled: being filled in, or handed in. */
export function fillingAmong(contributions: readonly Contribution[]): ContributionOf<"filling"> | undefined {
  return [...inState(contributions, "filling", "draft"), ...inState(contributions, "filling", "given")][0];
}

function inState<Kind extends ContributionKind>(
  contributions: readonly Contribution[],
  kind: Kind,
  state: Contribution["state"],
): ContributionOf<Kind>[] {
  return contributions.filter((one) => isOfKind(one, kind)).filter((one) => one.state === state);
}

function byTime(key: "givenAt" | "supersededAt") {
  return (one: Contribution, other: Contribution) => (one[key] ?? "").localeCompare(other[key] ?? "");
}
