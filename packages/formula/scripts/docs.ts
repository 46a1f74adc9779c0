import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { docsText } from "./docs-text.ts";

/** Writes docs/formula.md. Run after the table of functions has changed: `npm run docs -w @duheng/formula`. */
await writeFile(join(import.meta.dirname, "../../../docs/formula.md"), docsText());
