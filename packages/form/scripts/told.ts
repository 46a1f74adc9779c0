import { writeFileSync } from "node:fs";
import { toldFiles, writtenTold } from "../test/told/told-files.ts";

/** Writes anew what is told of the documents in test/told: to be read before it is committed. `npm run told -w @duheng/form`. */
for (const file of toldFiles) writeFileSync(file.path, writtenTold(file));
