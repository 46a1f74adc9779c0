/**
 * Every act that may reach across tenants, and why. A test holds this list and the callers together: adding a
 * row is a decision that a reviewer sees.
 */
export const acrossActs = {
  "seed.load": "writes the demonstration city, tenant by tenant",
  "seed.present": "asks whether the database holds anything yet",
  "database.verify": "counts and checks the documents of all tenants",
  "cycles.progress-below": "an upper tenant reads the progress of the tenants that report to it",
} as const satisfies Record<string, string>;

export type AcrossAct = keyof typeof acrossActs;
