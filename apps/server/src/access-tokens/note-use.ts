import type { AccessToken } from "@duheng/contracts";
import { recordAudit } from "../audit/record-audit.ts";
import { keyedHash } from "../base/keyed-hash.ts";
import { countedAddress } from "../identity/attempts/counted-address.ts";
import { callerOfToken } from "./caller-of-token.ts";
import { AccessTokenModel } from "./model.ts";

const day = 24 * 60 * 60_000;

/**
 * Notes when and, as a keyed hash, from where a token was used. Within a day from another address than before it may be in two hands:
 * that is told, in the list and once a day in the trail, and not refused, since networks change addresses.
 */
export async function noteUse(token: AccessToken, address: string, now = new Date()): Promise<void> {
  const { id, name, lastUsedAt, lastFrom, elsewhereAt } = token;
  const from = keyedHash("access address", id, countedAddress(address));
  const isWithinDay = (at: string | undefined) => at !== undefined && now.getTime() - Date.parse(at) < day;
  const isElsewhere = lastFrom !== undefined && lastFrom !== from && isWithinDay(lastUsedAt);
  const at = now.toISOString();
  const isToTell = isElsewhere && !isWithinDay(elsewhereAt);
  await AccessTokenModel.updateOne(
    { _id: id },
    { $set: { lastUsedAt: at, lastFrom: from, ...(isToTell ? { elsewhereAt: at } : {}) } },
  );
  if (!isToTell) return;
  await recordAudit({
    action: "accessTokens.elsewhere",
    actor: callerOfToken(token).actor,
    target: { kind: "accessTokens", id, name },
  });
}
