import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { auditEntries } from "../src/audit/model.ts";
import { sayEntry } from "../src/audit/say-entry.ts";
import { tellOfBackup, tellOfRestore } from "../src/cli/tell-of-data.ts";
import { keysToKeep } from "../src/cli/tell-of-keys.ts";
import { withDatabase } from "../src/cli/with-database.ts";
import { readConfig } from "../src/config.ts";
import { backupDatabase, restoreDatabase } from "../src/database/backup.ts";
import { connectDatabase, disconnectDatabase, pingDatabase } from "../src/database/connection.ts";
import { globalCollection } from "../src/database/global-collection.ts";
import { mongoose } from "../src/database/mongoose.ts";
import { inTenant } from "../src/database/scope.ts";
import { newKeyEntry, readKeyRing } from "../src/database/sealing/key-ring.ts";
import { knownKeyIds, missingKeys, registerKeys } from "../src/database/sealing/register-keys.ts";
import { configureSealing, openValue } from "../src/database/sealing/sealed-documents.ts";
import { verifyDatabase } from "../src/database/verify.ts";
import { staff } from "../src/staff/model.ts";
import { tenants } from "../src/tenants/model.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "duheng-process-"));
});
afterEach(async () => {
  await disconnectDatabase();
  await rm(dataDir, { recursive: true, force: true });
});

const unit = (id: string) => ({
  id,
  name: id,
  kind: "unit" as const,
  path: [],
  timeZone: "Asia/Shanghai",
  state: "active" as const,
});
const mine = { mongodbUri: undefined };

describe("the embedded database as a process of its own", () => {
  it("is started again when it is killed, and nothing that was acknowledged is lost", async () => {
    await connectDatabase({ dataDir });
    await tenants.insert(unit("before"));
    const { pid } = await serverStatus();
    expect(pid).not.toBe(process.pid);
    process.kill(pid, "SIGKILL");
    await until(async () => (await pingDatabase()) && (await serverStatus()).pid !== pid);
    await tenants.insert(unit("after"));
    expect((await tenants.find({})).map((one) => one.id).sort()).toEqual(["after", "before"]);
  });

  it("ends with the process that started it", async () => {
    await connectDatabase({ dataDir });
    const { pid } = await serverStatus();
    await disconnectDatabase();
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});

describe("backup and restore", () => {
  it("a backup of a running database is put in place; what was there is kept beside it", async () => {
    await connectDatabase({ dataDir });
    await tenants.insert(unit("in-backup"));
    const backup = join(dataDir, "backup");
    await backupDatabase(mine, backup);
    await tenants.insert(unit("too-late"));
    await expect(backupDatabase(mine, backup)).rejects.toThrow(/EEXIST/);
    await expect(restoreDatabase({ ...mine, dataDir }, backup)).rejects.toThrow();
    await disconnectDatabase();

    const kept = await restoreDatabase({ ...mine, dataDir }, backup);
    expect(kept).toContain("database.before-");
    await connectDatabase({ dataDir });
    expect((await tenants.find({})).map((one) => one.id)).toEqual(["in-backup"]);
  });

  it("ends all sessions and the setup link, before the data are in place; the city's trail tells of both", async () => {
    await connectDatabase({ dataDir });
    await tenants.insert({ ...unit("city"), kind: "city" });
    await globalCollection<{ _id: string; userId: string }>("sessions").insertOne({ _id: "s", userId: "u" });
    await globalCollection("system_settings").insertOne({ _id: "first-administrator" });
    const backup = join(dataDir, "backup");
    await backupDatabase(mine, backup);
    await tellOfBackup(backup);
    expect(await said("database.backup")).toMatch(/^运维 operator · .+备份数据库到“.+backup”$/);
    await disconnectDatabase();

    await restoreDatabase({ ...mine, dataDir }, backup);
    await connectDatabase({ dataDir });
    await tellOfRestore(backup);
    expect(await globalCollection("sessions").countDocuments({})).toBe(0);
    expect(await globalCollection("system_settings").countDocuments({})).toBe(0);
    expect(await said("database.restore")).toMatch(/恢复数据库并结束所有会话$/);
  });

  it("a backup that cannot be opened leaves the present data in place", async () => {
    await connectDatabase({ dataDir });
    await tenants.insert(unit("present"));
    const backup = join(dataDir, "backup");
    await backupDatabase(mine, backup);
    await disconnectDatabase();
    for (const name of await readdir(backup)) {
      if (name !== "backup.json") await writeFile(join(backup, name), "this is no database".repeat(1000));
    }
    await expect(restoreDatabase({ ...mine, dataDir }, backup)).rejects.toThrow();
    await connectDatabase({ dataDir });
    expect((await tenants.find({})).map((one) => one.id)).toEqual(["present"]);
  });

  it("sealed values come back with their key alone; without it they are told by its id, and the backup shows none", async () => {
    const ring = readKeyRing(newKeyEntry(), "DATA_KEYS");
    const other = readKeyRing(newKeyEntry(), "DATA_KEYS");
    configureSealing(ring);
    await connectDatabase({ dataDir });
    await registerKeys(ring);
    await tenants.insert(unit("bureau"));
    const phone = "13900001234";
    const { id } = await inTenant("bureau", () =>
      staff.insert({
        ...{
          personId: "p",
          number: "1",
          name: "示例",
          departmentId: "d",
          categoryId: "c",
          isLeader: false,
          phone,
        },
        ...{ state: "active" as const, statuses: [] },
      }),
    );
    const backup = join(dataDir, "backup");
    await backupDatabase(mine, backup);
    await disconnectDatabase();
    for (const name of await readdir(backup)) {
      expect((await readFile(join(backup, name))).includes(phone)).toBe(false);
    }

    await restoreDatabase({ ...mine, dataDir }, backup);
    configureSealing(other);
    await connectDatabase({ dataDir });
    await registerKeys(other);
    expect(await missingKeys()).toEqual([expect.stringContaining(`“${ring.first}”，1 项`)]);
    expect((await verifyDatabase()).problems).toEqual([
      expect.stringContaining(`Staff ${id} phone: This is encrypted with the key “${ring.first}”`),
    ]);
    configureSealing(ring);
    expect((await verifyDatabase()).problems).toEqual([]);
    const restored = await inTenant("bureau", () => staff.get(id));
    expect(openValue("Staff", restored, "phone")).toBe(phone);
  });

  it("refuses a folder that is no backup, and another MongoDB", async () => {
    await expect(restoreDatabase({ ...mine, dataDir }, dataDir)).rejects.toThrow(/not a backup/);
    await expect(backupDatabase({ mongodbUri: "mongodb://elsewhere" }, "x")).rejects.toThrow(/mongodump/);
  });
});

describe("a command without the server's environment", () => {
  const entry = newKeyEntry();
  const [serversKey = ""] = entry.split(":");
  const phone = "13900001234";
  beforeEach(() => {
    vi.stubEnv("DATA_DIR", dataDir);
    vi.stubEnv("DATA_KEYS", "");
    vi.stubEnv("SECRET", "");
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  async function serverWithSettings(): Promise<void> {
    configureSealing(readKeyRing(entry, "DATA_KEYS"));
    await connectDatabase({ dataDir });
    await registerKeys(readKeyRing(entry, "DATA_KEYS"));
    await tenants.insert(unit("bureau"));
    await inTenant("bureau", () =>
      staff.insert({
        ...{
          personId: "p",
          number: "1",
          name: "示例",
          departmentId: "d",
          categoryId: "c",
          isLeader: false,
          phone,
        },
        ...{ state: "active" as const, statuses: [] },
      }),
    );
    await disconnectDatabase();
  }

  it("makes neither keys nor a secret where the database has keys: it names the setting and the keys in use", async () => {
    await serverWithSettings();
    const run = vi.fn(async () => {});
    await expect(withDatabase(run)).rejects.toThrow(new RegExp(`^DATA_KEYS: .*${serversKey}`));
    expect(run).not.toHaveBeenCalled();
    expect(await readdir(dataDir)).toEqual(["database"]);
    vi.stubEnv("DATA_KEYS", entry);
    await withDatabase(async () => expect(await knownKeyIds()).toEqual([serversKey]));
    expect(await readdir(dataDir)).toEqual(["database"]);
  });

  it("tells of a backup which keys open what is in it, and which of them are not here", async () => {
    await serverWithSettings();
    const told = () => {
      let said = "";
      return withDatabase(async () => {
        said = (await keysToKeep(process.env, dataDir)).join("\n");
      }).then(() => said);
    };
    vi.stubEnv("DATA_KEYS", `${newKeyEntry()},${entry}`);
    expect(await told()).toMatch(new RegExp(`保管 DATA_KEYS 中的密钥 ${serversKey}，`));
    vi.stubEnv("DATA_KEYS", newKeyEntry());
    expect(await told()).toMatch(new RegExp(`还需要密钥 ${serversKey}，本机上没有找到`));
    expect(await told()).not.toMatch(/保管 .* 中的密钥/);
  });

  it("puts a backup in place on a new machine, and tells which keys it needs", async () => {
    await serverWithSettings();
    await withDatabase(
      async () => expect(await missingKeys()).toEqual([expect.stringContaining(serversKey)]),
      {
        withoutKeys: true,
      },
    );
    expect(await readdir(dataDir)).toEqual(["database"]);
  });

  it("goes on as before on a fresh installation, and the first start takes what it made", async () => {
    await withDatabase(async () => {});
    const { dataKeys } = readConfig();
    await withDatabase(async () => expect(await knownKeyIds()).toEqual([dataKeys.first]));
    expect((await readdir(dataDir)).sort()).toEqual(["data-keys", "database", "secret"]);
  });
});

async function serverStatus(): Promise<{ pid: number }> {
  const status = await mongoose.connection.db?.admin().command({ serverStatus: 1 });
  return { pid: Number(status?.pid) };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await condition().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("it did not happen within 20 seconds");
}

async function said(action: string): Promise<string> {
  const [entry] = await inTenant("city", () => auditEntries.find({ action }));
  return entry ? sayEntry(entry).zh : "";
}
