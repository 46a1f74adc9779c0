import type { AccessToken } from "@duheng/contracts";
import { inTenant } from "../database/scope.ts";
import { AppError } from "../errors/app-error.ts";
import { attemptKey, countAttempt, waitOf } from "../identity/attempts/count-attempt.ts";
import { countedAddress } from "../identity/attempts/counted-address.ts";
import { findTenants } from "../tenants/find-tenants.ts";
import { countRefusedToken } from "./count-refused-token.ts";
import { accessTokens } from "./model.ts";
import { isHashOfToken, readTokenText, type TokenText } from "./token-text.ts";

/**
 * The token that an `Authorization` header brings. Errors: `unauthenticated` (none, or one that does not hold: without a word of what
 * is wrong with it, but to who has its secret), `too-many-requests` after many from one address; a token that holds is never slowed
 * by those.
 */
export async function openToken(authorization: string | undefined, address: string): Promise<AccessToken> {
  if (authorization === undefined) throw none();
  const text = readTokenText(/^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? "");
  const token = text && (await tokenOf(text));
  if (token === undefined) {
    await refuseOften(text, address);
    throw doesNotHold();
  }
  if (token.revokedAt === undefined && Date.parse(token.expiresAt) > Date.now()) return token;
  countRefusedToken(text, address);
  throw isOver(token);
}

/** undefined: there is none of this secret in an open unit. */
async function tokenOf(text: TokenText): Promise<AccessToken | undefined> {
  const [tenant] = await findTenants([text.tenantId]);
  if (tenant?.state !== "active") return undefined;
  const found = await inTenant(tenant.id, () => accessTokens.findOne({ _id: text.id }));
  // Compared where there is none, too: the time it takes tells nothing.
  const isIt = isHashOfToken(found?.hash ?? "0".repeat(64), text);
  return isIt ? found : undefined;
}

async function refuseOften(text: TokenText | undefined, address: string): Promise<void> {
  const keys = [attemptKey("token", countedAddress(address))];
  const now = new Date();
  const until = await waitOf(keys, now);
  if (until !== undefined) throw tooOften(until, now);
  countRefusedToken(text, address);
  await countAttempt(keys, now).catch((error: unknown) => {
    const wait: unknown = error instanceof AppError ? error.data?.until : undefined;
    throw typeof wait === "string" ? tooOften(new Date(wait), now) : error;
  });
}

function tooOften(until: Date, now: Date): AppError {
  const retryAfter = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new AppError("too-many-requests", {
    message: {
      zh: `无效的令牌用得太多，请等 ${retryAfter} 秒，核对令牌后再试。`,
      en: `Too many requests with tokens that do not hold: wait ${retryAfter} s, check the token, then try again.`,
    },
    data: { retryAfter },
  });
}

function none(): AppError {
  return new AppError("unauthenticated", {
    message: {
      zh: "请在请求头 Authorization 中写 Bearer 和令牌。令牌由本单位管理员在“令牌”页面新建。",
      en: "Send the header Authorization: Bearer and the token. Administrators of the unit make tokens on the page “Tokens”.",
    },
  });
}

function doesNotHold(): AppError {
  return new AppError("unauthenticated", {
    message: {
      zh: "令牌无效。请核对是否完整，或请本单位管理员新建一个。",
      en: "The token does not hold. Check that it is whole, or ask the administrator of the unit for another.",
    },
  });
}

function isOver({ name, revokedAt, expiresAt }: AccessToken): AppError {
  return new AppError("unauthenticated", {
    message:
      revokedAt === undefined
        ? {
            zh: `令牌“${name}”已于 ${expiresAt.slice(0, 10)} 到期。请本单位管理员新建一个。`,
            en: `The token “${name}” ran out on ${expiresAt.slice(0, 10)}. Ask the administrator of the unit for another.`,
          }
        : {
            zh: `令牌“${name}”已停用。请本单位管理员新建一个。`,
            en: `The token “${name}” was revoked. Ask the administrator of the unit for another.`,
          },
  });
}
