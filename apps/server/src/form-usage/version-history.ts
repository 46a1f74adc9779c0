import { usageByVersion } from "../assessments/usage-by-version.ts";
import { getCycles } from "../cycles/get-cycles.ts";
import { type FormVersionSummary, listVersions } from "../forms/versions.ts";
import { userNames } from "../identity/users.ts";

/** A cycle that uses a version. */
export interface VersionCycle {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly state: "running" | "deciding" | "closed";
  readonly papers: number;
  readonly unsubmitted: number;
}

/** A version with its author's name (empty where there is no such person any more) and what it is used for. */
export type VersionRecord = FormVersionSummary & {
  readonly publishedByName: string;
  /** The newest period first. */
  readonly cycles: readonly VersionCycle[];
};

/** All versions of a form, the latest first, and where each is in use. */
export async function versionHistory(formId: string): Promise<VersionRecord[]> {
  const [versions, uses] = await Promise.all([listVersions(formId), usageByVersion(formId)]);
  const [names, cycles] = await Promise.all([
    userNames(versions.map(({ publishedBy }) => publishedBy)),
    getCycles(uses.map(({ cycleId }) => cycleId)),
  ]);
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  return versions.map((version) => ({
    ...version,
    publishedByName: names.get(version.publishedBy) ?? "",
    cycles: uses
      .filter((use) => use.version === version.version)
      .flatMap(({ cycleId, papers, unsubmitted }) => {
        const cycle = byId.get(cycleId);
        if (cycle === undefined) return [];
        const { id, title, period, state } = cycle;
        return [{ id, title, period, state, papers, unsubmitted }];
      })
      .sort((one, other) => other.period.localeCompare(one.period)),
  }));
}
