import { once } from "node:events";
import { connect } from "node:net";
import { mongo } from "mongoose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { storedFiles } from "../src/files/model.ts";
import { configureFiles } from "../src/files/settings.ts";
import { sweepFiles } from "../src/files/sweep.ts";
import { verifyFiles } from "../src/files/verify-files.ts";
import { startClamd } from "./clamd.ts";
import { refusal } from "./client.ts";
import { type EvidencePaper, rowAnswers, startEvidencePaper } from "./evidence-paper.ts";
import { filledPaper } from "./filled-paper.ts";
import { probeTenancy } from "./probe.ts";
import { type SignedIn, startTestServer, type TestServer } from "./server.ts";
import { readTrail } from "./trail.ts";
import { pdf, program, upload } from "./upload.ts";

let server: TestServer;
let paper: EvidencePaper;
let person: SignedIn;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  paper = await startEvidencePaper(server, "bureau");
  person = paper.person;
  id = paper.assessment.id;
});
afterAll(() => server[Symbol.asyncDispose]());
afterEach(() => configureFiles({}));

const send = (name: string, content: Buffer | string, client = person) =>
  upload(client, id, { name, content });

/** How much is kept: documents, contents, pieces of contents. */
async function kept(): Promise<number[]> {
  const { db } = mongoose.connection;
  const count = (name: string) => db?.collection(name).countDocuments({}) ?? 0;
  return Promise.all([count("files"), count("file_contents.files"), count("file_contents.chunks")]);
}

describe("a file", () => {
  it("comes back byte for byte, to be saved under its name, never shown or sniffed", async () => {
    const content = Buffer.concat([pdf, Buffer.alloc(700_000, "x")]);
    const { status, file } = await send("三季度 结案文书.pdf", content);
    expect(status).toBe(201);
    expect(file).toMatchObject({
      name: "三季度 结案文书.pdf",
      type: "application/pdf",
      size: content.length,
      owner: { kind: "assessments", id },
      scan: { state: "unscanned" },
    });
    const response = await person.fetch(`/api/files/${file.id}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    const { headers } = response;
    expect(headers.get("content-disposition")).toMatch(/^attachment; .*filename\*=UTF-8''%E4%B8%89/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toContain("private");
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  it("leaves an entry when it comes and when somebody takes it", async () => {
    const { file } = await send("证明.pdf", pdf);
    await paper.admin.fetch(`/api/files/${file.id}`).then((answer) => answer.arrayBuffer());
    const auditor = await server.as("bureau", ["auditor"]);
    const { data } = await auditor.api.audit.list.query({ filter: { "target.id": file.id } });
    expect(data.map(({ action, actor }) => [action, actor.userId]).sort()).toEqual([
      ["files.download", paper.admin.userId],
      ["files.upload", person.userId],
    ]);
    expect(data[0]?.details).toMatchObject({ name: "证明.pdf", scan: "unscanned", hash: file.hash });
  });

  it.each([
    ["a mark that turns the direction of writing", "照片\u202Efdp.pdf", "照片fdp.pdf"],
    ["a path", "C:\\Users\\x\\..\\证明.pdf", "证明.pdf"],
    ["control characters", "证\u0000\n明.pdf", "证明.pdf"],
    ["no ending", "证明", "证明.pdf"],
    ["a quote and what file systems refuse", 'a"b<c>.pdf', "a_b_c_.pdf"],
    ["nothing but marks", "\u202E\u200F", "未命名.pdf"],
    ["300 characters", `${"长".repeat(300)}.pdf`, `${"长".repeat(196)}.pdf`],
  ])("whose name has %s is kept under a plain one", async (_what, name, expected) => {
    const { file } = await send(name, pdf);
    expect(file.name).toBe(expected);
  });
});

describe("who may have a file", () => {
  it("is who may read the assessment: nobody else can tell that it exists", async () => {
    const { file } = await send("证明.pdf", pdf);
    const get = async (client: SignedIn) => (await client.fetch(`/api/files/${file.id}`)).status;
    expect(await get(paper.admin)).toBe(200);
    expect(await get(await server.as("bureau", ["staff"], { staffId: "colleague" }))).toBe(404);
    expect(await get(await server.as("court", ["unit-admin"]))).toBe(404);
    expect(await get(await server.as("bureau", ["system-admin"]))).toBe(404);
    expect((await server.anonymous().fetch(`/api/files/${file.id}`)).status).toBe(401);
  });

  it("and only the person assessed may upload, while the paper is open", async () => {
    expect((await send("证明.pdf", pdf, paper.admin)).status).toBe(404);
    const other = await startEvidencePaper(server, "court");
    expect((await send("证明.pdf", pdf, other.person)).status).toBe(404);
  });

  it("is asked on the tenant's own documents: every command bears the tenant", async () => {
    using probe = probeTenancy(["bureau"]);
    const { file } = await send("证明.pdf", pdf);
    await person.fetch(`/api/files/${file.id}`).then((answer) => answer.arrayBuffer());
    expect(probe.leaks).toEqual([]);
  });

  it("is nobody on another site: an upload without our header is refused", async () => {
    const { status, refusal: refused } = await upload(person, id, {
      name: "证明.pdf",
      content: pdf,
      headers: { "x-duheng-csrf": "0" },
    });
    expect([status, refused.code]).toEqual([403, "cross-site"]);
  });
});

describe("what is refused leaves nothing", () => {
  const refuses = async (name: string, content: Buffer | string) => {
    const before = await kept();
    const { status, refusal: refused } = await send(name, content);
    expect(await kept()).toEqual(before);
    return { status, ...refused };
  };

  it("a program that calls itself a PDF, with what it really is", async () => {
    const { status, code, message } = await refuses("证明.pdf", program);
    expect([status, code]).toEqual([415, "unsupported-file"]);
    expect(message.zh).toContain("实际是 exe");
    expect(message.en).toContain("exe");
  });

  it.each([
    ["a page", "证明.html", "<html><script>1</script></html>"],
    ["a drawing that may hold scripts", "图.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["a PDF under the name of a program", "证明.exe", pdf],
    ["zeroes that call themselves text", "记录.txt", Buffer.alloc(100)],
    [
      "an installer that calls itself a document",
      "方案.doc",
      Buffer.from("d0cf11e0a1b11ae1".padEnd(1200, "0"), "hex"),
    ],
    ["a PDF's first two letters", "证明.pdf", "%P"],
  ])("%s", async (_what, name, content) => {
    expect((await refuses(name, content)).code).toBe("unsupported-file");
  });

  it("an empty file", async () => {
    expect((await refuses("空.pdf", "")).message.zh).toContain("空文件");
  });

  it("a file over the limit, by what it announces and by what really comes", async () => {
    configureFiles({ maxFileBytes: 1024 * 1024 });
    const large = Buffer.concat([pdf, Buffer.alloc(3 * 1024 * 1024)]);
    const { status, code, message } = await refuses("大.pdf", large);
    expect([status, code, message.zh]).toEqual([413, "too-large", "文件超过 1 MB，不能上传。"]);
    const before = await kept();
    const response = await person.fetch(
      `/api/files?${new URLSearchParams({ assessment: id, name: "大.pdf" })}`,
      {
        method: "POST",
        headers: { "x-duheng-csrf": "1" },
        body: new Blob([large]).stream(),
        duplex: "half",
      } as RequestInit,
    );
    expect(response.status).toBe(413);
    expect(await kept()).toEqual(before);
  });

  it("a file for which its unit has no room any more, to the byte, while another unit's goes on", async () => {
    const other = await startEvidencePaper(server, "roomy");
    const [{ taken } = { taken: 0 }] = await inTenant("bureau", () =>
      storedFiles.model.aggregate<{ taken: number }>([{ $group: { _id: null, taken: { $sum: "$size" } } }]),
    );
    configureFiles({ maxTenantBytes: taken + pdf.length });
    expect((await send("末.pdf", pdf)).status).toBe(201);
    const before = await kept();
    const { status, code, message } = await refuses("满.pdf", pdf);
    expect([status, code]).toEqual([413, "too-large"]);
    expect(message.zh).toMatch(/^本单位的附件已占 1 MB，上限 1 MB，放不下这个文件。/);
    expect(message.en).toMatch(/^The files of this unit take 1 MB of 1 MB; /);
    expect(await kept()).toEqual(before);
    const { id: theirs } = other.assessment;
    expect((await upload(other.person, theirs, { name: "余.pdf", content: pdf })).status).toBe(201);
  });

  it("of several files at once all but those for which there is room", async () => {
    const crowd = await startEvidencePaper(server, "crowd");
    configureFiles({ maxTenantBytes: 2 * pdf.length });
    const answers = await Promise.all(
      ["甲", "乙", "丙", "丁", "戊", "己"].map((name) =>
        upload(crowd.person, crowd.assessment.id, { name: `${name}.pdf`, content: pdf }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 413, 413, 413, 413]);
  });

  it("what would need the room that is held for a file on its way, until that one breaks off", async () => {
    const held = await startEvidencePaper(server, "held");
    const { id: paperId } = held.assessment;
    const sendAnother = () => upload(held.person, paperId, { name: "证明.pdf", content: pdf });
    configureFiles({ maxTenantBytes: 1_000_000 + pdf.length - 1 });
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const cookie = [...held.person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const query = new URLSearchParams({ assessment: paperId, name: "长.pdf" });
    const before = await kept();
    socket.write(
      `POST /api/files?${query} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\n` +
        "x-duheng-csrf: 1\r\ncontent-length: 1000000\r\n\r\n",
    );
    socket.write(Buffer.concat([pdf, Buffer.alloc(600_000)]));
    await expect.poll(async () => (await kept())[2]).toBeGreaterThan(before[2] ?? 0);
    const { status, refusal: refused } = await sendAnother();
    expect([status, refused.code]).toEqual([413, "too-large"]);
    expect(refused.message.zh).toContain("含正在上传的");
    socket.destroy();
    await expect.poll(async () => (await sendAnother()).status).toBe(201);
  });

  it("a connection that breaks off half-way", async () => {
    const before = await kept();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await once(socket, "connect");
    const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const query = new URLSearchParams({ assessment: id, name: "断.pdf" });
    socket.write(
      `POST /api/files?${query} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\n` +
        "x-duheng-csrf: 1\r\ncontent-length: 1000000\r\n\r\n",
    );
    socket.write(Buffer.concat([pdf, Buffer.alloc(600_000)]));
    await expect.poll(async () => (await kept())[2]).toBeGreaterThan(before[2] ?? 0);
    socket.destroy();
    await expect.poll(kept).toEqual(before);
  });
});

it("a file that may have been kept when the database went away keeps its content, and is told so", async () => {
  const before = await kept();
  const commit = mongo.ClientSession.prototype.commitTransaction;
  const breaks = vi.spyOn(mongo.ClientSession.prototype, "commitTransaction");
  try {
    breaks.mockImplementation(async function (this: mongo.ClientSession) {
      await commit.call(this);
      throw new mongo.MongoNetworkError("connection closed");
    });
    const { status, refusal: refused } = await send("存.pdf", pdf);
    expect([status, refused.code]).toEqual([503, "unavailable"]);
    expect(refused.message.zh).toContain("可能已保存");
    expect(refused.message.zh).not.toContain("没有写入");
    expect(refused.message.en).toContain("It may have been saved: look before you try again");
  } finally {
    breaks.mockRestore();
  }
  expect(await kept()).toEqual(before.map((count) => count + 1));
  expect(await verifyFiles()).toEqual([]);
  await sweepFiles(new Date(Date.now() + 25 * 60 * 60 * 1000));
  expect(await verifyFiles()).toEqual([]);
});

describe("what is taken", () => {
  it.each([
    [
      "GB 18030 text, as Excel writes it",
      "名单.csv",
      Buffer.from("d0d5c3fb2cb7d6d6b50d0ad5c52c310d0a", "hex"),
      "text/csv",
    ],
    ["text that begins like a bitmap", "说明.txt", "BM 编号说明", "text/plain"],
    [
      "a picture",
      "照片.JPG",
      Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"),
      "image/jpeg",
    ],
    [
      "a Word document of before 2007",
      "方案.doc",
      Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1".padEnd(1200, "0"), "hex"),
        Buffer.from("WordDocument", "utf16le"),
        Buffer.alloc(600),
      ]),
      "application/msword",
    ],
  ])("%s", async (_what, name, content, type) => {
    const { status, file } = await send(name, content);
    expect([status, file.type]).toEqual([201, type]);
  });
});

describe("a virus scanner", () => {
  it("sees the whole of each file, and what it passes says so", async () => {
    await using clamd = await startClamd({ virus: "EICAR" });
    configureFiles({ clamd: clamd.address });
    const content = Buffer.concat([pdf, Buffer.alloc(400_000, "y")]);
    const { file } = await send("证明.pdf", content);
    expect(file.scan.state).toBe("clean");
    expect(clamd.seen).toEqual([content.length]);
  });

  it("that finds something: the file is refused, nothing of it stays, and the trail tells", async () => {
    await using clamd = await startClamd({ virus: "EICAR" });
    configureFiles({ clamd: clamd.address });
    const before = await kept();
    const { status, refusal: refused } = await send("证明.pdf", Buffer.concat([pdf, Buffer.from("EICAR")]));
    expect([status, refused.code]).toEqual([422, "infected-file"]);
    expect(refused.message.zh).toContain("Eicar-Signature");
    expect(await kept()).toEqual(before);
    const auditor = await server.as("bureau", ["auditor"]);
    const { data } = await auditor.api.audit.list.query({ filter: { action: "files.refuseInfected" } });
    expect(data[0]).toMatchObject({ target: { id }, details: { signature: "Eicar-Signature" } });
    const [refusedEntry] = (await readTrail(auditor)).filter(
      ({ action }) => action === "files.refuseInfected",
    );
    expect(refusedEntry?.zh).toMatch(/上传到“示例”的考核表的附件“证明.pdf”含有病毒，已拒绝$/);
  });

  it("that is not there or hangs up: nothing is kept unseen", async () => {
    await using clamd = await startClamd({ virus: "EICAR", silent: true });
    for (const address of [clamd.address, "127.0.0.1:1", "/nowhere/clamd.sock"]) {
      configureFiles({ clamd: address });
      const before = await kept();
      const { status, refusal: refused } = await send("证明.pdf", pdf);
      expect([status, refused.code]).toEqual([503, "unavailable"]);
      expect(await kept()).toEqual(before);
    }
  });
});

describe("evidence", () => {
  const current = () => filledPaper(person, id);
  const save = async (evidence: { path: string; files: string[] }[], answers = rowAnswers) => {
    const { revision } = await current();
    return person.api.assessments.saveAnswers.mutate({ id, revision, answers, evidence });
  };
  const attach = async (name: string) => (await send(name, pdf)).file;

  it("is kept beside the answers of the same save, each file once, as the server knows it", async () => {
    const file = await attach("甲.pdf");
    const saved = await save([{ path: "/结案数", files: [file.id, file.id] }]);
    const { id: fileId, name, size, type } = file;
    expect(saved.filling?.evidence).toEqual([{ path: "/结案数", files: [{ id: fileId, name, size, type }] }]);
  });

  it("stays when a save says nothing of it, and goes when it says none", async () => {
    const { filling, revision } = await current();
    const saved = await person.api.assessments.saveAnswers.mutate({ id, revision, answers: rowAnswers });
    expect(saved.filling?.evidence).toEqual(filling.evidence);
    expect((await save([])).filling?.evidence).toBeUndefined();
  });

  it("follows its row when a save that says nothing of it has moved the row", async () => {
    const file = await attach("乙.pdf");
    await save([{ path: "/加分项/1/分值", files: [file.id] }]);
    const { revision } = await current();
    const [first, second] = rowAnswers.加分项 as unknown[];
    const answers = { ...rowAnswers, 加分项: [second, { 事项: "新", 分值: 3 }, first] };
    const moved = await person.api.assessments.saveAnswers.mutate({ id, revision, answers });
    expect(moved.filling?.evidence?.map(({ path }) => path)).toEqual(["/加分项/0/分值"]);
    const again = { ...rowAnswers, 加分项: [first] };
    const gone = await person.api.assessments.saveAnswers.mutate({
      id,
      revision: moved.revision,
      answers: again,
    });
    expect(gone.filling?.evidence).toBeUndefined();
  });

  it("takes no file of another assessment, nor one that is not there", async () => {
    const other = await startEvidencePaper(server, "library");
    const theirs = (await upload(other.person, other.assessment.id, { name: "他.pdf", content: pdf })).file;
    expect(
      (await save([{ path: "/结案数", files: [theirs.id, "nothing"] }])).filling?.evidence,
    ).toBeUndefined();
  });

  it("that nothing refers to for a day is swept; what is attached stays", async () => {
    const [attached, removed, never] = await Promise.all(["甲.pdf", "乙.pdf", "丙.pdf"].map(attach));
    if (!attached || !removed || !never) throw new Error("three files were uploaded");
    await save([{ path: "/结案数", files: [attached.id, removed.id] }]);
    await save([{ path: "/结案数", files: [attached.id] }]);
    const status = async (file: { id: string }) => (await person.fetch(`/api/files/${file.id}`)).status;
    expect(await sweepFiles()).toBe(0);
    expect(await status(removed)).toBe(200);
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60 * 1000));
    expect(await Promise.all([attached, removed, never].map(status))).toEqual([200, 404, 404]);
    const [files, contents] = await kept();
    expect(files).toBe(contents);
  });

  it("that is required is asked for on submission, at its place, in rows too, but not where it is hidden", async () => {
    await save([]);
    const submit = async (answers: typeof rowAnswers, evidence: { path: string; files: string[] }[] = []) => {
      const { revision } = await current();
      return person.api.assessments.submit.mutate({ id, revision, answers, evidence, summary: "小结" });
    };
    const { problems } = await refusal(submit(rowAnswers));
    expect(problems?.map(({ code, path }) => [code, path])).toEqual([
      ["evidence-missing", "/answers/结案数"],
      ["evidence-missing", "/answers/加分项/0/分值"],
      ["evidence-missing", "/answers/加分项/1/分值"],
    ]);
    expect(problems?.[0]?.message.zh).toBe("还没有附上“结案文书”");
    const hidden = { ...rowAnswers, 有加分: false };
    const left = await refusal(submit(hidden));
    expect(left.problems?.map(({ path }) => path)).toEqual(["/answers/结案数"]);
  });

  it("and a file field's file must be there; then it is handed in, without what is hidden", async () => {
    const [cases, row, certificate] = await Promise.all(["案.pdf", "行.pdf", "证.pdf"].map(attach));
    if (!cases || !row || !certificate) throw new Error("three files were uploaded");
    const { name, size, type } = certificate;
    const answers = { ...rowAnswers, 有加分: false, 证书: { id: "gone", name, size, type } };
    const evidence = [
      { path: "/结案数", files: [cases.id] },
      { path: "/加分项/0/分值", files: [row.id] },
    ];
    const input = async (given: typeof answers) => {
      const { revision } = await current();
      return { id, revision, answers: given, evidence, summary: "小结" };
    };
    const { problems } = await refusal(person.api.assessments.submit.mutate(await input(answers)));
    expect(problems?.map(({ code, path }) => [code, path])).toEqual([["file-missing", "/answers/证书"]]);
    const whole = { ...answers, 证书: { id: certificate.id, name, size, type } };
    await person.api.assessments.submit.mutate(await input(whole));
    expect((await current()).filling.evidence?.map(({ path }) => path)).toEqual(["/结案数"]);
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60 * 1000));
    expect((await paper.admin.fetch(`/api/files/${certificate.id}`)).status).toBe(200);
    expect((await send("晚.pdf", pdf)).refusal.code).toBe("wrong-state");
  });

  it("of a paper that was returned stays for what was handed in then, though the next one drops it", async () => {
    const { filling } = await current();
    const handedIn = filling.evidence?.flatMap(({ files }) => files) ?? [];
    expect(handedIn).toHaveLength(1);
    const leader = await server.as(paper.assessment.tenantId, ["main-leader"], { staffId: "leader" });
    const { revision } = await leader.api.assessments.get.query({ id });
    await leader.api.assessments.returnToStaff.mutate({ id, revision, reason: "请补充" });
    await save([], filling.answers as typeof rowAnswers);
    await sweepFiles(new Date(Date.now() + 25 * 60 * 60 * 1000));
    for (const file of handedIn) expect((await leader.fetch(`/api/files/${file.id}`)).status).toBe(200);
  });
});

it("an operator's verification finds a content that is gone, cut short or changed", async () => {
  const other = await startEvidencePaper(server, "archive");
  const send = async (name: string) =>
    (await upload(other.person, other.assessment.id, { name, content: pdf })).file.id;
  const [gone, changed] = [await send("失.pdf"), await send("改.pdf")];
  expect(await verifyFiles()).toEqual([]);
  const chunks = mongoose.connection.db?.collection("file_contents.chunks");
  const of = (fileId: string) => ({ files_id: new mongo.ObjectId(fileId) });
  await chunks?.deleteMany(of(gone));
  await chunks?.updateOne(of(changed), { $set: { data: new mongo.Binary(Buffer.alloc(pdf.length)) } });
  const problems = await verifyFiles();
  expect(problems.map((problem) => problem.split(": ")[0]).sort()).toEqual(
    [`StoredFile ${gone}`, `StoredFile ${changed}`].sort(),
  );
});

it("the rules that the console shows are the server's", async () => {
  configureFiles({ maxFileBytes: 5 * 1024 * 1024 });
  const rules = await person.api.files.rules.query();
  expect(rules).toMatchObject({ maxBytes: 5 * 1024 * 1024, scanned: false });
  expect(rules.types.split(",")).toContain("application/pdf");
});
