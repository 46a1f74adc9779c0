import type { AccessToken } from "@duheng/contracts";
import { conflict } from "../database/repository.ts";
import { AccessTokenModel, accessTokens } from "./model.ts";

/** A token as it is now, revoked or not. Errors: `not-found`. */
export function tokenById(id: string): Promise<AccessToken> {
  return accessTokens.get(id);
}

/** In the transaction that writes: whoever revokes the token at this moment is before it or behind it. Errors: `conflict` once it is revoked. */
export async function holdToken({ id, lastUsedAt, createdAt }: AccessToken): Promise<void> {
  const { matchedCount } = await AccessTokenModel.updateOne(
    { _id: id, revokedAt: { $exists: false } },
    { $set: { updatedAt: new Date().toISOString(), lastUsedAt: lastUsedAt ?? createdAt } },
  );
  if (matchedCount === 0) throw conflict(undefined);
}
