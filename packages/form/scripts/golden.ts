/**
 * `npx tsx packages/form/scripts/golden.ts`: keeps the papers of the demonstration city's cycles, with the inputs and
 * results of every score, as golden papers of the newest edition. Run once, when an edition is settled; what is there
 * is never overwritten, for it tells what people were given.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Form, ScoreInputs } from "@duheng/contracts";
import { currentEdition } from "@duheng/formula";
import { demonstrationCity } from "../../../seed/index.ts";
import { compilePaper } from "../src/compile.ts";
import { loadPaper } from "../src/paper-runtime.ts";
import { editionForm, editionInputs } from "../test/golden/edition-form.ts";
import { goldenFolder, packGoldenPaper } from "../test/golden/papers.ts";

const edition = currentEdition;

const city = demonstrationCity();
const documents = new Map(
  city.formVersions.map(({ hash, paperHash = hash, document }) => [paperHash, { hash, document }]),
);
mkdirSync(goldenFolder(edition), { recursive: true });
await keep("editions", editionForm(edition), editionInputs);
for (const [id, { hash, document }] of documents) {
  const inputs = city.scores.filter(({ paperHash }) => paperHash === id).map((score) => score.inputs);
  if (inputs.length > 0) await keep(hash.slice(0, 12), document, inputs);
}

async function keep(name: string, form: Form, inputs: readonly ScoreInputs[]): Promise<void> {
  const path = join(goldenFolder(edition), `${name}.json.gz`);
  if (existsSync(path)) return;
  const { module, compiler } = compilePaper(form, { edition });
  const paper = loadPaper(
    await import(`data:text/javascript;base64,${Buffer.from(module).toString("base64")}`),
  );
  const cases = inputs.map((each) => ({ inputs: each, result: paper.score(each) }));
  writeFileSync(path, packGoldenPaper({ title: form.title, edition, compiler, form, module, cases }));
  console.log(`${name}  ${form.title}  ${cases.length}`);
}
