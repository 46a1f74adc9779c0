import { type AccessTokenMade, validators } from "@duheng/contracts";
import { newId } from "../database/model.ts";
import { datasetsAmong } from "../datasets/find-datasets.ts";
import { AppError, problem } from "../errors/app-error.ts";
import { useCase } from "../use-cases/use-case.ts";
import { accessTokens } from "./model.ts";
import { hashOfToken, newSecret, writeTokenText } from "./token-text.ts";

const day = 24 * 60 * 60_000;

/** Makes a token and answers its text, which nobody can read again. Errors: `invalid-input` for a dataset that is not there. */
export const createAccessToken = useCase({
  name: "accessTokens.create",
  ability: ["create", "accessTokens"],
  input: validators.AccessTokenInput,
  run: async ({ input: { name, datasetIds, days = 365 }, caller: { actor } }) => {
    await refuseUnknown(datasetIds);
    const text = { tenantId: actor.tenantId, id: newId(), secret: newSecret() };
    const token = await accessTokens.insert({
      ...{ id: text.id, name, hash: hashOfToken(text), start: text.secret.slice(0, 4) },
      ...(datasetIds === undefined ? {} : { datasetIds }),
      createdBy: { userId: actor.userId, name: actor.name },
      expiresAt: new Date(Date.now() + days * day).toISOString(),
    });
    return { token, text: writeTokenText(text) };
  },
  audit: {
    target: ({ result: { token } }) => ({ kind: "accessTokens", id: token.id, name: token.name }),
    details: ({ result: { token } }) => ({ until: token.expiresAt.slice(0, 10) }),
  },
  answer: ({ result: { token, text } }): AccessTokenMade => ({ id: token.id, text }),
});

async function refuseUnknown(ids: readonly string[] = []): Promise<void> {
  const found = new Set((await datasetsAmong(ids)).map(({ id }) => id));
  const at = ids.findIndex((id) => !found.has(id));
  if (at < 0) return;
  throw new AppError("invalid-input", {
    problems: [
      problem(
        "unknown-reference",
        `/datasetIds/${at}`,
        "没有这个数据集，可能已被删除",
        "is no dataset; it may have been removed",
      ),
    ],
  });
}
