import { validators } from "@duheng/contracts";
import { AppError } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { accessTokens } from "./model.ts";

/**
 * Ends a token at once and for good: a push of it that is being written is taken back by its job. Errors: `wrong-state` where
 * it is revoked already.
 */
export const revokeAccessToken = useCase({
  name: "accessTokens.revoke",
  ability: ["update", "accessTokens"],
  input: validators.GetInput,
  before: ({ input }) => accessTokens.get(input.id),
  run: async ({ before, caller: { actor } }) => {
    if (before.revokedAt !== undefined) throw isRevoked();
    return accessTokens.replace({
      ...before,
      revokedAt: new Date().toISOString(),
      revokedBy: actor.name,
    });
  },
  audit: { target: ({ before: { id, name } }) => ({ kind: "accessTokens", id, name }) },
  answer: ({ result: { id } }) => ({ id }),
});

function isRevoked(): AppError {
  return new AppError("wrong-state", {
    message: { zh: "这个令牌已经停用。", en: "This token is revoked already." },
  });
}
