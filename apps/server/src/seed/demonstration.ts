import type { DemoAccount } from "../../../../seed/types.ts";
import { globalCollection } from "../database/global-collection.ts";
import { hasUsers } from "../identity/users.ts";
import { loadSeed, type SeedCounts } from "./load-seed.ts";

interface SeedState {
  _id: "demonstration";
  state: "loading" | "loaded";
  accounts: Pick<DemoAccount, "username" | "password" | "name" | "about">[];
}

/**
 * Loads the demonstration city into an empty database, or goes on where a crash left it. undefined: this database
 * is somebody's own, or the city is there already. `say` gets what is told before it goes on.
 */
export async function ensureDemonstration(
  say: (text: string) => void = () => {},
): Promise<SeedCounts | undefined> {
  const present = await states().findOne({ _id: "demonstration" });
  if (present?.state === "loaded" || (!present && (await hasUsers()))) return undefined;
  if (present)
    say(
      "上次载入示范城市时中断了，现在接着载入，可能要一两分钟 Loading the demonstration city was interrupted last time; it goes on now, which may take a minute or two …",
    );
  const { demonstrationCity } = await import("../../../../seed/index.ts");
  const city = demonstrationCity();
  const accounts = city.accounts.map(({ username, password, name, about }) => ({
    username,
    password,
    name,
    about,
  }));
  await states().updateOne(
    { _id: "demonstration" },
    { $set: { state: "loading", accounts } },
    { upsert: true },
  );
  const counts = await loadSeed(city);
  await states().updateOne({ _id: "demonstration" }, { $set: { state: "loaded" } });
  return counts;
}

/** The demonstration's accounts, to be printed at each start; none when the city is not loaded. */
export async function demonstrationAccounts(): Promise<SeedState["accounts"]> {
  return (await states().findOne({ _id: "demonstration" }))?.accounts ?? [];
}

function states() {
  return globalCollection<SeedState>("system_settings");
}
