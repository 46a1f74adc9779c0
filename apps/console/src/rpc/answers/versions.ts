import type { FormVersion, Job, UncarriedAnswer, UncarriedFiles } from "@duheng/contracts";

/** A version in the list, and where it is in use. */
export type VersionRecord = Omit<FormVersion, "document"> & {
  readonly publishedByName: string;
  readonly cycles: readonly VersionCycle[];
};

export interface VersionCycle {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly state: "running" | "deciding" | "closed";
  readonly papers: number;
  readonly unsubmitted: number;
}

/** What moving a cycle's unsubmitted papers would do. */
export interface MovePreview {
  readonly total: number;
  readonly begun: number;
  readonly withLosses: number;
  readonly losses: readonly MoveLoss[];
  readonly withUnfit: number;
  readonly handedIn: number;
}

export interface MoveLoss {
  readonly assessmentId: string;
  readonly name: string;
  readonly departmentName: string;
  readonly fromVersion: number;
  readonly lost: readonly UncarriedAnswer[];
  readonly lostFiles: readonly UncarriedFiles[];
}

/** What came of the job. */
export interface MovedDrafts {
  readonly moved: number;
  readonly unmoved: readonly UnmovedPaper[];
  readonly unmovedCount: number;
}

export interface UnmovedPaper {
  readonly assessmentId: string;
  readonly name: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** Last cycle's papers scored by the draft beside the version that they were filled on. */
export interface TriedVersion {
  readonly cycle: { readonly id: string; readonly title: string; readonly period: string };
  /** Of very many, those that change most. */
  readonly papers: readonly TriedPaper[];
  readonly summary: {
    readonly count: number;
    readonly higher: number;
    readonly lower: number;
    readonly same: number;
    readonly unscored: number;
    readonly meanBefore: number | null;
    readonly meanAfter: number | null;
    readonly largestRise: number;
    readonly largestFall: number;
    readonly withLosses: number;
  };
  /** Scores of all or, of many, of a fair sample. */
  readonly pairs: readonly PointsPair[];
  readonly handedIn: number;
  readonly unsubmitted: number;
  /** Where it takes longer than one waits: the latest job for it, if any. While none is done, nothing has been tried. */
  readonly inBackground?: { readonly job?: Job };
}

export interface PointsPair {
  readonly id: string;
  readonly before: number;
  readonly after: number;
}

export interface TriedPaper {
  readonly assessmentId: string;
  readonly name: string;
  readonly departmentName: string;
  readonly categoryName: string;
  readonly version: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly difference: number | null;
  readonly why?: { readonly zh: string; readonly en: string };
  readonly lost: readonly string[];
  readonly unfit: number;
}
