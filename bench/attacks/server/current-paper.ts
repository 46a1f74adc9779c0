import type { Stage } from "../attack.ts";
import type { Paper } from "./demonstration.ts";
import { post } from "./http.ts";

/** The officer's filled paper with the revision that it has now, after whatever was saved by other attacks. */
export function currentPaper(stage: Stage): Promise<Paper> {
  return current(stage, "assessments.filling");
}

/** The officer's assessment with the revision that it has now. */
export function currentAssessment(stage: Stage): Promise<Paper> {
  return current(stage, "assessments.get");
}

async function current(stage: Stage, path: string): Promise<Paper> {
  const { id } = stage.paper;
  const { body } = await post(stage.caller("officer"), path, JSON.stringify({ id }));
  const { revision } = Object(Object(Object(body).result).data);
  if (typeof revision !== "number") throw new Error("the officer's paper cannot be read");
  return { id, revision };
}
