import { requireTenantId } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import { storedFiles } from "./model.ts";
import { fileSettings } from "./settings.ts";

/** So long a sum is believed; what other processes add meanwhile is bounded by what they can send in it. */
const keptMilliseconds = 60_000;

interface Sum {
  /** What the files took when it was made. */
  readonly bytes: Promise<number>;
  /** What this process has kept since; counted twice where the sum came at that very moment. */
  added: number;
  readonly at: number;
}

/** Room that is taken for a file on its way. */
export interface HeldRoom {
  readonly bytes: number;
  /** Gives the room back, but for so many bytes as stay. Once. */
  release(kept: number): void;
}

const sums = new Map<string, Sum>();
/** By the tenant: what is under way in this process. */
const underWay = new Map<string, number>();

/**
 * Takes room in the present tenant for a file that is about to come: one unit does not fill the disk of all, however
 * many it sends at once. Errors: `too-large`, with how much is taken.
 */
export async function holdRoom(bytes: number, now = Date.now()): Promise<HeldRoom> {
  const { maxTenantBytes } = fileSettings();
  const tenantId = requireTenantId();
  const kept = await keptBy(tenantId, now);
  // Nothing is awaited between looking and taking.
  const held = underWay.get(tenantId) ?? 0;
  if (kept + held + bytes > maxTenantBytes) throw full({ kept, held }, maxTenantBytes);
  underWay.set(tenantId, held + bytes);
  return {
    bytes,
    release(stays) {
      const left = (underWay.get(tenantId) ?? 0) - bytes;
      if (left > 0) underWay.set(tenantId, left);
      else underWay.delete(tenantId);
      const sum = sums.get(tenantId);
      if (sum) sum.added += stays;
    },
  };
}

async function keptBy(tenantId: string, now: number): Promise<number> {
  const present = sums.get(tenantId);
  const sum =
    present && now - present.at < keptMilliseconds ? present : { bytes: addUp(), added: 0, at: now };
  sums.set(tenantId, sum);
  try {
    return (await sum.bytes) + sum.added;
  } catch (error) {
    if (sums.get(tenantId) === sum) sums.delete(tenantId);
    throw error;
  }
}

async function addUp(): Promise<number> {
  const [sum] = await storedFiles.model.aggregate<{ bytes: number }>([
    { $group: { _id: null, bytes: { $sum: "$size" } } },
  ]);
  return sum?.bytes ?? 0;
}

function full({ kept, held }: { kept: number; held: number }, most: number): AppError {
  const taken = kept + held;
  const [now, limit] = [sizeText(taken), sizeText(most)];
  const [including, together] = held > 0 ? ["（含正在上传的）", ", with those under way,"] : ["", ""];
  return new AppError("too-large", {
    message: {
      zh: `本单位的附件已占 ${now}${including}，上限 ${limit}，放不下这个文件。请删除不再需要的附件（删除一天后腾出空间），或请运维人员提高上限。`,
      en: `The files of this unit${together} take ${now} of ${limit}; there is no room for this one. Remove files that are not needed any more (their room is free a day later), or ask the operator for a higher limit.`,
    },
    data: { taken, most },
  });
}

function sizeText(bytes: number): string {
  const gigabytes = bytes / 1024 ** 3;
  return gigabytes >= 1 ? `${Number(gigabytes.toFixed(1))} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`;
}
