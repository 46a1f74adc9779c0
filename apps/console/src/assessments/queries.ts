import { fillingAmong } from "@duheng/assessment";
import type { Assessment, Contribution } from "@duheng/contracts";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../rpc/client.ts";

export interface OpenedAssessment {
  readonly assessment: Assessment;
  readonly contributions: readonly Contribution[];
}

/** So many of the own papers one page shows. */
export const ownPerPage = 25;
const notClosed: Assessment["state"][] = ["filling", "submitted", "reviewed", "decided", "feedback"];

const mostReadings = 3;
let attempts = 0;

/** What the pages read of assessments, by their cache keys: a change invalidates `["assessments"]` as a whole. */
export const assessmentQueries = {
  /** The person's own, the newest first. */
  mine: (page: number) =>
    queryOptions({
      queryKey: ["assessments", "mine", page],
      queryFn: ({ signal }) =>
        api.assessments.mine.query({ page: { page, perPage: ownPerPage } }, { signal }),
      placeholderData: keepPreviousData,
    }),
  /** Those of them that are not closed. */
  mineOpen: () =>
    queryOptions({
      queryKey: ["assessments", "mine", "open"],
      queryFn: ({ signal }) =>
        api.assessments.mine.query(
          { filter: { state: { in: notClosed } }, page: { page: 1, perPage: 100 } },
          { signal },
        ),
    }),
  /** What datasets say of its person. */
  data: (id: string) =>
    queryOptions({
      queryKey: ["assessments", "data", id],
      queryFn: ({ signal }) => api.assessments.data.query({ id }, { signal }),
    }),
  /** An assessment with what was put into it, as far as the person may see it. */
  opened: (id: string) =>
    queryOptions({
      queryKey: ["assessments", "opened", id],
      queryFn: async ({ signal }): Promise<OpenedAssessment> => {
        for (let attempt = 0; ; attempt += 1) {
          const [assessment, contributions] = await Promise.all([
            api.assessments.get.query({ id }, { signal }),
            api.assessments.contributions.query({ id }, { signal }),
          ]);
          // It was handed in or returned between the two.
          const isTorn =
            (assessment.state === "filling") !== (fillingAmong(contributions)?.state === "draft");
          if (!isTorn || attempt === mostReadings) return { assessment, contributions };
        }
      },
      // A page that is opened again begins with what was saved since, not with what it showed before.
      gcTime: 0,
    }),
  /** As lists show them, without what is large. */
  listed: (ids: readonly string[]) =>
    queryOptions({
      queryKey: ["assessments", "listed", ids],
      queryFn: ({ signal }) =>
        api.assessments.list.query(
          { filter: { id: { in: [...ids] } }, page: { page: 1, perPage: 100 } },
          { signal },
        ),
      enabled: ids.length > 0,
    }),
  paper: (id: string, paperHash: string) =>
    queryOptions({
      // A paper never changes under its id.
      queryKey: ["papers", paperHash],
      queryFn: ({ signal }) => api.assessments.paper.query({ id }, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  /** The paper as it is filled in and scored; `paper` is its document. */
  compiledPaper: (paperHash: string) =>
    queryOptions({
      queryKey: ["papers", "compiled", paperHash],
      queryFn: async () => {
        // Only pages that show a paper load what runs one.
        const { loadCompiledPaper } = await import("../papers/load-compiled-paper.ts");
        try {
          return await loadCompiledPaper(paperHash, attempts);
        } catch (thrown) {
          attempts += 1;
          throw thrown;
        }
      },
      staleTime: Number.POSITIVE_INFINITY,
      // It holds functions: nothing in it can be compared.
      structuralSharing: false,
    }),
  explain: (id: string, revision: number) =>
    queryOptions({
      queryKey: ["assessments", "explain", id, revision],
      queryFn: ({ signal }) => api.assessments.explain.query({ id }, { signal }),
    }),
  quotaGroups: (cycleId: string) =>
    queryOptions({
      queryKey: ["assessments", "quotaGroups", cycleId],
      queryFn: ({ signal }) => api.assessments.quotaGroups.query({ cycleId }, { signal }),
    }),
  ranking: (quotaGroupId: string) =>
    queryOptions({
      queryKey: ["assessments", "ranking", quotaGroupId],
      queryFn: ({ signal }) => api.assessments.ranking.query({ quotaGroupId }, { signal }),
    }),
  /** Categories whose scores wait for what the group says together. */
  outstanding: (quotaGroupId: string) =>
    queryOptions({
      queryKey: ["assessments", "outstanding", quotaGroupId],
      queryFn: ({ signal }) => api.assessments.outstanding.query({ quotaGroupId }, { signal }),
      // While they are worked out, it is a matter of seconds.
      refetchInterval: ({ state: { data = [] } }) =>
        data.some(({ waiting, failure }) => waiting === 0 && failure === undefined) ? 3_000 : false,
    }),
};
