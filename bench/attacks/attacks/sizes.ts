import { keys, nested } from "../../../apps/server/test/hostile-input.ts";
import type { Attack, Stage } from "../attack.ts";
import { refused } from "../got.ts";
import { currentPaper } from "../server/current-paper.ts";
import { post } from "../server/http.ts";

const ids = (count: number) => Array.from({ length: count }, () => 7);

/** One call that brings more than anybody needs. */
export const sizes: readonly Attack[] = [
  ...[64_000, 100_000].flatMap((count): Attack[] => [
    {
      name: `cycles.getMany of ${count} ids`,
      ready: (stage) => {
        const body = JSON.stringify({ ids: ids(count) });
        return async () => refused(await post(stage.caller("officer"), "cycles.getMany", body));
      },
    },
    {
      name: `saveAnswers.evidence of ${count} files`,
      ready: (stage) => saving(stage, { answers: {}, evidence: [{ path: "/接警数", files: ids(count) }] }),
    },
  ]),
  {
    name: "identity.signIn with 7 MB of unknown keys",
    ready: (stage) => {
      const body = JSON.stringify(keys(560_000));
      return async () => refused(await post(stage.caller(), "identity.signIn", body));
    },
  },
  {
    name: "one batch of 100 sign-ins",
    ready: (stage) => {
      const attempts = Array.from({ length: 100 }, (_, at) => ({
        username: `nobody-${at}`,
        password: "wrong guess",
      }));
      const path = `${attempts.map(() => "identity.signIn").join(",")}?batch=1`;
      const body = JSON.stringify({ ...attempts });
      return async () => refused(await post(stage.caller(), path, body));
    },
  },
  {
    name: "100 sign-ins at once",
    ready: (stage) => {
      const bodies = Array.from({ length: 100 }, (_, at) =>
        JSON.stringify({ username: `nobody-${at}`, password: "x" }),
      );
      return async () => {
        const all = await Promise.all(
          bodies.map(async (body) => refused(await post(stage.caller(), "identity.signIn", body))),
        );
        const told = [...new Set(all.map((one) => one.told))].join(", ");
        return {
          told,
          bytes: all.reduce((sum, one) => sum + (one.bytes ?? 0), 0),
          fault: all.find((one) => one.fault)?.fault,
        };
      };
    },
  },
  {
    name: "answers with 200,000 unknown keys",
    ready: (stage) => saving(stage, { answers: keys(200_000) }),
  },
  {
    name: "answers nested 200 deep",
    ready: (stage) => saving(stage, { answers: { a: nested(200) } }),
  },
  {
    name: "NUL in a key of the answers",
    ready: (stage) => saving(stage, { answers: { "a\0b": 1 } }),
  },
];

/** The officer saves this on his paper. */
async function saving(stage: Stage, what: Record<string, unknown>) {
  const body = JSON.stringify({ ...(await currentPaper(stage)), ...what });
  return async () => refused(await post(stage.caller("officer"), "assessments.saveAnswers", body));
}
