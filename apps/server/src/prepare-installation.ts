import type { Config } from "./config.ts";
import { makeSetupToken } from "./identity/first-administrator.ts";
import { demonstrationAccounts, ensureDemonstration } from "./seed/demonstration.ts";
import type { SeedCounts } from "./seed/load-seed.ts";

export interface Prepared {
  readonly demoAccounts: Awaited<ReturnType<typeof demonstrationAccounts>>;
  /** For the one-time link that makes the first administrator. */
  readonly setupToken: string | undefined;
  /** What was written by this very start, when it was the first. */
  readonly loaded?: SeedCounts;
}

/** In production: a setup link while there is nobody. Otherwise the demonstration city, loaded once. */
export async function prepareInstallation({ production }: Pick<Config, "production">): Promise<Prepared> {
  if (production) return { demoAccounts: [], setupToken: await makeSetupToken() };
  const loaded = await ensureDemonstration();
  return {
    demoAccounts: await demonstrationAccounts(),
    setupToken: undefined,
    ...(loaded ? { loaded } : {}),
  };
}
