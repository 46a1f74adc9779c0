import type { Problem } from "@duheng/contracts";
import {
  checkWhole,
  type FollowingSample,
  type FormMerge,
  followingSamples,
  type SampleResult,
} from "@duheng/form";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";

/** What is to be known of a merged form before it is offered. */
export interface MergeCheck {
  /** Errors beside those of samples. */
  readonly errors: readonly Problem[];
  /** All samples as they come out; none while there are errors. */
  readonly samples: readonly SampleResult[];
  /** Of the samples that fail those that only follow the merged formulas. */
  readonly following: readonly FollowingSample[];
  /** What stands in the name of each of the other samples that fail. */
  readonly failing: readonly Problem[];
}

/**
 * The whole check of a merged form, its samples included. Whoever offers a merge waits for it.
 * @param version the same for the same merge: it is checked once
 */
export function useMergeCheck(merge: FormMerge, version: string): UseQueryResult<MergeCheck> {
  return useQuery({
    queryKey: ["library", "mergeCheck", version],
    queryFn: async () => {
      // The page draws first: what is checked may be large.
      await new Promise((resolve) => setTimeout(resolve));
      return checkMerge(merge);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What useMergeCheck answers, at once. */
export function checkMerge({ merged, mine, theirs }: FormMerge): MergeCheck {
  const { problems, samples } = checkWhole(merged);
  const following = followingSamples(merged, samples, [mine, theirs]);
  const isFollowing = ({ path }: Problem) =>
    following.some(({ id }) => path === `/samples/${samples.findIndex((each) => each.id === id)}`);
  const errors = problems.filter(({ severity }) => severity === "error");
  return {
    errors: errors.filter(({ code }) => code !== "sample-failed"),
    samples,
    following,
    failing: errors.filter((each) => each.code === "sample-failed" && !isFollowing(each)),
  };
}
