import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { ScoreInputs } from "@duheng/contracts";
import { runModule } from "../../../apps/server/src/workshop/run-module.ts";

/** A paper of the demonstration city's, with what was filled into it. */
interface FilledPaper {
  readonly module: string;
  readonly cases: readonly { readonly inputs: ScoreInputs }[];
}

/** The kept golden papers in a folder. */
export function readPapers(folder: string): FilledPaper[] {
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString("utf8")));
}

/** The ways of having a module's exports. */
export const ways: Readonly<Record<string, (module: string) => unknown>> = {
  imported: (module) => import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`),
  run: (module) => runModule({ paperHash: "bench", module }),
};
