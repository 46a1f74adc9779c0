import { writeFileSync } from "node:fs";
import { supportPage, supportPagePath } from "./support-page.ts";

/** Writes docs/embedded-database.md. Run after one of the tables has changed: `npm run docs -w @duheng/embedded-mongo`. */
writeFileSync(supportPagePath, supportPage());
