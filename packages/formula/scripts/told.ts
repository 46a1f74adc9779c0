import { writeFileSync } from "node:fs";
import { readTold, tellerOf, toldFiles, writtenTold } from "../test/told/told-files.ts";

/** Writes anew what is told of the formulas in test/told: to be read before it is committed. `npm run told -w @duheng/formula`. */
for (const file of toldFiles())
  writeFileSync(
    file,
    writtenTold(readTold(file).map(({ source }) => ({ source, lines: tellerOf(file)(source) }))),
  );
