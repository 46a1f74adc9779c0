import type { Attack, Stage } from "../attack.ts";
import { currentAssessment, currentPaper } from "../server/current-paper.ts";
import { type Caller, codeOf, post } from "../server/http.ts";

type Result = Readonly<Record<string, unknown>>;

/** What one learns, or does to others, beyond what one may. */
export const sideways: readonly Attack[] = [
  {
    name: "the author of a returned paper looks for the reviewer's points",
    ready: async (stage) => {
      const [officer, leader] = [stage.caller("officer"), stage.caller("ga-leader")];
      const answers = { 接警数: 30 };
      const handed = { ...(await currentPaper(stage)), answers, summary: "本季度工作均已完成。" };
      await done(officer, "assessments.submit", handed);
      const before = await seen(stage);
      const reviewed = { ...(await currentAssessment(stage)), points: { 实绩: 37 }, comment: "工作扎实" };
      await done(leader, "assessments.review", reviewed);
      await done(leader, "assessments.returnToStaff", {
        ...(await currentAssessment(stage)),
        reason: "请补充小结",
      });
      return async () => {
        const after = await seen(stage);
        const changed = after.some((score) => score !== null && !before.includes(score));
        const told = `get, mine, conflict: ${after.map(String).join(", ")}; before ${before.map(String).join(", ")}`;
        return { told, fault: changed ? "the score with the reviewer's points" : undefined };
      };
    },
  },
  {
    name: "a unit admin who is assessed looks for his own rank",
    ready: (stage) => async () => {
      const { quotaGroupId } = stage;
      const { rows } = await done(stage.caller("ga-admin"), "assessments.ranking", { quotaGroupId });
      const ranks = (Array.isArray(rows) ? rows : []).map((row): unknown => Object(row).rank);
      const ranked = ranks.filter((rank) => typeof rank === "number").length;
      return {
        told: `${ranked} of ${ranks.length} ranked`,
        fault: ranked > 0 ? "a rank before the feedback" : undefined,
      };
    },
  },
  {
    name: "six wrong passwords for somebody else's name",
    ready: (stage) => async () => {
      const attempt = (caller: Caller, password: string) =>
        post(caller, "identity.signIn", JSON.stringify({ username: "clerk", password }));
      for (let each = 0; each < 6; each += 1) await attempt(stage.caller(), "a wrong guess");
      const own = await attempt({ ...stage.caller(), localAddress: "127.0.0.2" }, "duheng-demo-2026");
      return {
        told: `the person: ${own.status} ${codeOf(own) ?? "signed in"}`,
        fault: own.status === 200 ? undefined : "locked out",
      };
    },
  },
  {
    name: "an old tab writes into the tenant that another tab switched to",
    ready: async (stage) => {
      const admin = stage.caller("ga-admin");
      await done(admin, "identity.switchTenant", { tenantId: "hlbe-jcy" });
      return async () => {
        const body = JSON.stringify({ name: "误写科" });
        const written = await post({ ...admin, tenant: "hlbe-ga" }, "departments.create", body);
        await done(admin, "identity.switchTenant", { tenantId: "hlbe-ga" });
        return {
          told: `${written.status} ${codeOf(written) ?? "written"}`,
          fault: written.status === 409 ? undefined : "written into the other tenant",
        };
      };
    },
  },
];

/** The score of his paper as the officer finds it by each way that there is; null: none. */
async function seen(stage: Stage): Promise<unknown[]> {
  const officer = stage.caller("officer");
  const { id } = stage.paper;
  const got = await done(officer, "assessments.get", { id });
  const all: unknown = await done(officer, "assessments.mine", undefined);
  const mine: unknown = (Array.isArray(all) ? all : []).find(
    (one: unknown) => Object(Object(one).assessment).id === id,
  );
  const stale = await post(
    officer,
    "assessments.saveAnswers",
    JSON.stringify({ id, revision: 0, answers: {} }),
  );
  const { current } = Object(Object(Object(Object(stale.body).error).data).data);
  return [got, Object(mine).assessment, current].map((one): unknown => Object(one).score ?? null);
}

/** The data of a call that is expected to be done. */
async function done(caller: Caller, path: string, input: unknown): Promise<Result> {
  const answer = await post(caller, path, input === undefined ? "" : JSON.stringify(input));
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return Object(Object(Object(answer.body).result).data);
}
