import { globalCollection } from "./global-collection.ts";
import { UnusableDatabase } from "./usable-database.ts";

const mark = "half-restored";

/** From now until `endRestoring` the connected database is a part of a backup: nothing but another restore takes it. */
export async function beginRestoring(): Promise<void> {
  await settings().insertOne({ _id: mark });
}

export async function endRestoring(): Promise<void> {
  await settings().deleteOne({ _id: mark });
}

/** Whether the connected database is what a restore that broke off has left. */
export async function isHalfRestored(): Promise<boolean> {
  return (await settings().findOne({ _id: mark })) !== null;
}

/** Throws where `isHalfRestored`: its data are not all. */
export async function refuseHalfRestored(): Promise<void> {
  if (!(await isHalfRestored())) return;
  throw new UnusableDatabase(
    "那里的数据库只恢复了一半。请再运行一次 npm run duheng -- restore <备份>。 A restore into the database there broke off half-way. Run npm run duheng -- restore <backup> again.",
  );
}

function settings() {
  return globalCollection<{ _id: string }>("system_settings");
}
