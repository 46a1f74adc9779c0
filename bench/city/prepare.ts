import { mongoose } from "../../apps/server/src/database/mongoose.ts";
import { startTestServer, type TestServer } from "../../apps/server/test/server.ts";
import { byFormula, makeSmallUnit, wholeNumber } from "../../apps/server/test/small-unit.ts";

interface Size {
  readonly banners: number;
  readonly units: number;
  readonly people: number;
}

/** Of each unit, copied from the first one as it is stored. */
const collections = ["departments", "staff_categories", "staff", "forms", "plans", "cycles", "assessments"];

/**
 * Makes a city in a data folder: units under banners, each with people, a form of some kilobytes, a plan and a running cycle. Out:
 * the cookie header of its admin.
 */
export async function prepareCity(dataDir: string, size: Size): Promise<string> {
  await using server = await startTestServer({ dataDir, works: false });
  await makeTree(server, size);
  const unit = await makeSmallUnit(server, {
    tenantId: "unit-0",
    people: Math.round(size.people / size.units),
    properties: Object.fromEntries(
      Array.from({ length: 24 }, (_, at) => [`数${at}`, wholeNumber(`完成数${at}`)]),
    ),
    indicators: [byFormula("得分", "数0 ?? 0")],
  });
  await unit.start("2026-Q3");
  await copyUnits(size);
  const { cookies } = await server.as("city", ["city-admin"]);
  return [...cookies].map((pair) => pair.join("=")).join("; ");
}

async function makeTree(server: TestServer, { banners, units }: Size): Promise<void> {
  await server.tenant("city", { kind: "city", name: "示例市" });
  for (let each = 0; each < banners; each += 1)
    await server.tenant(`banner-${each}`, { kind: "banner", name: `示例${each + 1}旗`, reportsTo: "city" });
  for (let each = 0; each < units; each += 1)
    await server.tenant(`unit-${each}`, {
      name: `示例${(each % banners) + 1}旗第${each}局`,
      reportsTo: `banner-${each % banners}`,
    });
}

/** Whatever refers to a document of the first unit refers, in a copy, to the copy of that document. */
async function copyUnits({ units }: Size): Promise<void> {
  const database = mongoose.connection.getClient().db(mongoose.connection.name);
  const stored = await Promise.all(
    collections.map(async (name) => ({
      collection: database.collection<{ _id: string }>(name),
      like: await database.collection<{ _id: string }>(name).find({ tenantId: "unit-0" }).toArray(),
    })),
  );
  const ids = new Set(stored.flatMap(({ like }) => like.map(({ _id }) => _id)));
  for (let each = 1; each < units; each += 1) {
    const copyOf = (value: unknown): unknown => {
      if (typeof value === "string")
        return value === "unit-0" ? `unit-${each}` : ids.has(value) ? `${value}-${each}` : value;
      if (Array.isArray(value)) return value.map(copyOf);
      if (Object.getPrototypeOf(Object(value)) !== Object.prototype) return value;
      return Object.fromEntries(Object.entries(Object(value)).map(([key, one]) => [key, copyOf(one)]));
    };
    for (const { collection, like } of stored)
      if (like.length > 0) await collection.insertMany(copyOf(like) as { _id: string }[]);
  }
}
