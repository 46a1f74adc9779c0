import type { Stage } from "../attack.ts";
import type { Paper } from "./demonstration.ts";
import { post } from "./http.ts";

/** The officer's paper with the revision that it has now, after whatever was saved by other attacks. */
export async function currentPaper(stage: Stage): Promise<Paper> {
  const { id } = stage.paper;
  const { body } = await post(stage.caller("officer"), "assessments.get", JSON.stringify({ id }));
  const { revision } = Object(Object(Object(body).result).data);
  if (typeof revision !== "number") throw new Error("the officer's paper cannot be read");
  return { id, revision };
}
