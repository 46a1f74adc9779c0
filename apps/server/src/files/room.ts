import { requireTenantId } from "../database/scope.ts";
import { AppError } from "../rpc/app-error.ts";
import { storedFiles } from "./model.ts";
import { fileSettings } from "./settings.ts";

/** So long a sum is believed; what others add meanwhile is bounded by what they can send in it. */
const keptMilliseconds = 60_000;

interface Taken {
  bytes: number;
  readonly at: number;
}

const known = new Map<string, Taken>();

/**
 * Refuses a file for which the present tenant has no room: one unit does not fill the disk of all. The limit may be
 * passed by what is under way at once, never by more. Errors: `too-large`, with how much is taken.
 */
export async function refuseWithoutRoom(bytes: number, now = Date.now()): Promise<void> {
  const { maxTenantBytes } = fileSettings();
  const taken = await takenBy(requireTenantId(), now);
  if (taken.bytes + bytes > maxTenantBytes) throw full(taken.bytes, maxTenantBytes);
}

/** A file was kept: counted at once, where the sum is known. */
export function tookRoom(bytes: number): void {
  const taken = known.get(requireTenantId());
  if (taken) taken.bytes += bytes;
}

async function takenBy(tenantId: string, now: number): Promise<Taken> {
  const present = known.get(tenantId);
  if (present && now - present.at < keptMilliseconds) return present;
  const [sum] = await storedFiles.model.aggregate<{ bytes: number }>([
    { $group: { _id: null, bytes: { $sum: "$size" } } },
  ]);
  const taken = { bytes: sum?.bytes ?? 0, at: now };
  known.set(tenantId, taken);
  return taken;
}

function full(taken: number, most: number): AppError {
  const [now, limit] = [sizeText(taken), sizeText(most)];
  return new AppError("too-large", {
    message: {
      zh: `本单位的附件已占 ${now}，上限 ${limit}，放不下这个文件。请删除不再需要的附件（删除一天后腾出空间），或请运维人员提高上限。`,
      en: `The files of this unit take ${now} of ${limit}; there is no room for this one. Remove files that are not needed any more (their room is free a day later), or ask the operator for a higher limit.`,
    },
    data: { taken, most },
  });
}

function sizeText(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1 ? `${Number(gigabytes.toFixed(1))} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`;
}
