import { type Document, MongoClient, MongoServerError } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorCodes, labelledCodes } from "../src/engine/index.ts";
import { type Fixture, startFixture } from "./server-fixture.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(async () => await fixture[Symbol.asyncDispose]());

async function failOnce(failCommands: string[], data: Document): Promise<void> {
  await fixture.client
    .db("admin")
    .command({ configureFailPoint: "failCommand", mode: { times: 1 }, data: { failCommands, ...data } });
}

test("a commit that fails for a server going away is sent again; the transaction is not run again", async () => {
  const items = fixture.db.collection<Document>("items");
  await items.insertOne({ n: 0 });
  let runs = 0;
  await failOnce(["commitTransaction"], { errorCode: 91 });
  await fixture.client.withSession((session) =>
    session.withTransaction(async () => {
      runs++;
      await items.updateOne({}, { $inc: { n: 1 } }, { session });
    }),
  );
  expect(runs).toBe(1);
  expect((await items.findOne({}))?.n).toBe(1);
});

test("a statement in a transaction that fails so makes the whole transaction be tried again", async () => {
  const items = fixture.db.collection<Document>("again");
  await items.insertOne({ n: 0 });
  let runs = 0;
  await failOnce(["update"], { errorCode: 11600 });
  await fixture.client.withSession((session) =>
    session.withTransaction(async () => {
      runs++;
      await items.updateOne({}, { $inc: { n: 1 } }, { session });
    }),
  );
  expect(runs).toBe(2);
  expect((await items.findOne({}))?.n).toBe(1);
});

test("every code upon which a client may retry a write carries the label, and only outside of transactions", async () => {
  const items = fixture.db.collection<Document>("labels");
  await items.insertOne({ n: 0 });
  const plain = await MongoClient.connect(fixture.uri, { retryWrites: false });
  for (const name of labelledCodes.RetryableWriteError) {
    await failOnce(["update"], { errorCode: errorCodes[name] });
    const labelled = fixture.db.command({
      update: "labels",
      updates: [{ q: {}, u: { $set: { n: 1 } } }],
      txnNumber: 1n,
      lsid: fixture.client.startSession().id,
    } as Document);
    const error: unknown = await labelled.catch((thrown: unknown) => thrown);
    expect(error instanceof MongoServerError && error.hasErrorLabel("RetryableWriteError"), name).toBe(true);
    expect(error).toMatchObject({ codeName: name });
    await failOnce(["update"], { errorCode: errorCodes[name] });
    const without: unknown = await plain
      .db("test")
      .collection("labels")
      .updateOne({}, { $set: { n: 1 } })
      .catch((thrown: unknown) => thrown);
    expect(without instanceof MongoServerError && without.hasErrorLabel("RetryableWriteError"), name).toBe(
      false,
    );
  }
  await plain.close();
});

test("a fail point may be for the clients of one name only", async () => {
  const named = await MongoClient.connect(fixture.uri, { appName: "named", retryReads: false });
  await failOnce(["find"], { errorCode: 2, appName: "named" });
  await fixture.db.collection("items").findOne({});
  await expect(named.db("test").collection("items").findOne({})).rejects.toMatchObject({ code: 2 });
  await named.close();
});

test("a fail point may let some pass first, or name the labels of its error, be they none", async () => {
  await using fixture = await startFixture();
  const admin = fixture.client.db("admin");
  const fail = (mode: Document, data: Document) =>
    admin.command({ configureFailPoint: "failCommand", mode, data: { errorCode: 91, ...data } });
  const codes = async (times: number) => {
    const found: unknown[] = [];
    for (let i = 0; i < times; i++)
      found.push(
        await fixture.db.command({ ping: 1 }).then(
          () => 0,
          (error) => error.code,
        ),
      );
    return found;
  };
  await fail({ skip: 1 }, { failCommands: ["ping"] });
  expect(await codes(3)).toEqual([0, 91, 91]);
  await fail({ times: 1 }, { failCommands: ["insert"], errorLabels: [] });
  // Without the label the driver does not try again.
  await expect(fixture.db.collection("items").insertOne({})).rejects.toMatchObject({ code: 91 });
});
