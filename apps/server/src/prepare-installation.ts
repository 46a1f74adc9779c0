import type { Config } from "./config.ts";
import { awaitsAdministrator, makeSetupToken } from "./identity/first-administrator.ts";
import { demonstrationAccounts, ensureDemonstration } from "./seed/demonstration.ts";
import type { SeedCounts } from "./seed/load-seed.ts";

export interface Prepared {
  readonly demoAccounts: Awaited<ReturnType<typeof demonstrationAccounts>>;
  /** Nobody can sign in yet. */
  readonly awaitsAdministrator: boolean;
  /** For the one-time link that makes the first administrator; only where nobody but the reader sees it. */
  readonly setupToken: string | undefined;
  /** What was written by this very start, when it was the first. */
  readonly loaded?: SeedCounts;
}

/**
 * In production: a setup link while there is nobody, unless what is printed is kept as a log. Otherwise the
 * demonstration city, loaded once.
 */
export async function prepareInstallation({
  production,
  isLogged,
  say,
}: Pick<Config, "production"> & { isLogged: boolean; say: (text: string) => void }): Promise<Prepared> {
  if (production) {
    return {
      demoAccounts: [],
      awaitsAdministrator: await awaitsAdministrator(),
      setupToken: isLogged ? undefined : await makeSetupToken(),
    };
  }
  const loaded = await ensureDemonstration(say);
  return {
    demoAccounts: await demonstrationAccounts(),
    awaitsAdministrator: false,
    setupToken: undefined,
    ...(loaded ? { loaded } : {}),
  };
}
