/** What counts of a dataset for a period is another than before. */
export interface VersionChanged {
  readonly datasetId: string;
  readonly period: string;
  /** What counts now; empty: nothing. */
  readonly versionId: string;
  /** The account that brought it about. */
  readonly by: string;
}

type Follower = (changed: VersionChanged) => Promise<void>;

const followers: Follower[] = [];

/** Whoever rests on figures says what follows when they change: inside of the transaction that changes them. */
export function followVersions(follower: Follower): void {
  followers.push(follower);
}

export async function versionChanged(changed: VersionChanged): Promise<void> {
  for (const follower of followers) await follower(changed);
}
