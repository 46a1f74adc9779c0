import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { AssessmentModel, ContributionModel, ScoreModel } from "../../apps/server/src/assessments/model.ts";
import { cycles } from "../../apps/server/src/cycles/model.ts";
import { mongoose } from "../../apps/server/src/database/mongoose.ts";
import { inTenant } from "../../apps/server/src/database/scope.ts";
import { newFileId, writeContent } from "../../apps/server/src/files/contents.ts";
import { storedFiles } from "../../apps/server/src/files/model.ts";
import { StaffModel } from "../../apps/server/src/staff/model.ts";
import { startTestServer } from "../../apps/server/test/server.ts";
import { demonstrationCity } from "../../seed/index.ts";

const tenantId = "hlbe-ga";
/** People written at a time. */
const atOnce = 500;

type Plain = Record<string, unknown>;

/**
 * The demonstration city's bureau with so many people more, each with a finished paper of a closed cycle like one that is there
 * (its contributions, its score, three entries of the trail), and some files; its administrator is signed in: the cookie header.
 */
export async function prepareUnit({
  dataDir,
  people,
  files,
}: {
  readonly dataDir: string;
  readonly people: number;
  readonly files: number;
}): Promise<{ cookie: string; cycleId: string }> {
  await using server = await startTestServer({ dataDir, works: false, seed: demonstrationCity() });
  const { cookies } = await server.signIn("ga-admin", "duheng-demo-2026");
  const cycleId = await inTenant(tenantId, async () => {
    const [cycle] = await cycles.find({ state: "closed" });
    if (cycle === undefined) throw new Error("no cycle is closed");
    const papers = (await AssessmentModel.find({ cycleId: cycle.id }).lean()).map(plain);
    const staff = plain(await StaffModel.findOne({}).lean());
    const ids = papers.map(({ _id }) => String(_id));
    const contributions = (await ContributionModel.find({ assessmentId: { $in: ids } }).lean()).map(plain);
    const scores = (await ScoreModel.find({ assessmentId: { $in: ids } }).lean()).map(plain);
    const entry = plain(await mongoose.connection.collection("audit_entries").findOne({ tenantId }));
    for (let from = 0; from < people; from += atOnce) {
      const made = { staff: [], assessments: [], contributions: [], scores: [], audit_entries: [] } as Record<
        string,
        Plain[]
      >;
      for (let at = from; at < Math.min(from + atOnce, people); at += 1) {
        const paper = papers[at % papers.length] ?? {};
        const [id, number] = [`many-${at}`, `M${at}`];
        const { userId: _account, ...person } = staff;
        made.staff?.push({ ...person, _id: id, personId: id, number, name: `示例-${at}` });
        const { userId: _his, ...rest } = paper;
        made.assessments?.push({
          ...{ ...rest, _id: id, subject: { kind: "person", id } },
          snapshot: { ...Object(paper.snapshot), number, name: `示例-${at}` },
        });
        const of = (all: readonly Plain[]) =>
          all
            .filter(({ assessmentId }) => assessmentId === paper._id)
            .map((one) => ({ ...one, _id: `${String(one._id)}-${at}`, assessmentId: id }));
        made.contributions?.push(...of(contributions));
        made.scores?.push(...of(scores));
        for (let each = 0; each < 3; each += 1)
          made.audit_entries?.push({ ...entry, _id: `many-${at}-${each}`, seal: "none" });
      }
      for (const [name, documents] of Object.entries(made))
        if (documents.length > 0)
          await mongoose.connection
            .getClient()
            .db(mongoose.connection.name)
            .collection(name)
            .insertMany(documents as never);
    }
    for (let each = 0; each < files; each += 1) {
      const id = newFileId();
      const content = randomBytes(300_000);
      const { size, hash } = await writeContent(id, Readable.from([content]), { maxBytes: 1_000_000 });
      await storedFiles.insert({
        ...{ id, tenantId, size, hash, name: `结案文书 ${each}.pdf`, type: "application/pdf" },
        owner: { kind: "assessments", id: `many-${each % people}` },
        scan: { state: "unscanned", at: "2026-10-01T00:00:00.000Z" },
        uploadedBy: { userId: "u", name: "示例" },
        createdAt: "2026-10-01T00:00:00.000Z",
      });
    }
    return cycle.id;
  });
  return { cookie: [...cookies].map((pair) => pair.join("=")).join("; "), cycleId };
}

function plain(document: unknown): Plain {
  return { ...Object(document) };
}
