import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "duheng-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the configuration", () => {
  it("has a default for everything", () => {
    expect(readConfig({ DATA_DIR: folder })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      dataDir: folder,
      mongodbUri: undefined,
      production: false,
      publicUrl: undefined,
    });
  });

  it("makes a secret once, keeps it for this user alone, and takes it again", () => {
    const { secret } = readConfig({ DATA_DIR: folder });
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
    expect(readConfig({ DATA_DIR: folder }).secret).toBe(secret);
    expect(readConfig({ DATA_DIR: join(folder, "other") }).secret).not.toBe(secret);
  });

  it("makes a data key once, keeps it for this user alone, and takes it again; the setting comes first", () => {
    const { dataKeys } = readConfig({ DATA_DIR: folder });
    expect(statSync(join(folder, "data-keys")).mode & 0o777).toBe(0o600);
    expect(readConfig({ DATA_DIR: folder }).dataKeys).toEqual(dataKeys);
    expect(readConfig({ DATA_DIR: join(folder, "other") }).dataKeys.first).not.toBe(dataKeys.first);
    expect(readdirSync(folder).sort()).toEqual(["data-keys", "other", "secret"]);
    const given = readConfig({ DATA_DIR: folder, DATA_KEYS: `k1:${"A".repeat(43)}=` });
    expect(given.dataKeys.first).toBe("k1");
  });

  it("writes nothing at a later start: a full disk or a read-only folder does not keep it down", () => {
    const first = readConfig({ DATA_DIR: folder });
    const touched = () =>
      [".", "secret", "data-keys"].map((name) => {
        const { mtimeMs, ctimeMs } = statSync(join(folder, name));
        return [name, mtimeMs, ctimeMs];
      });
    const before = touched();
    expect(readConfig({ DATA_DIR: folder })).toEqual(first);
    expect(touched()).toEqual(before);
  });

  it("hides from others what somebody left open to them", () => {
    const { secret } = readConfig({ DATA_DIR: folder });
    chmodSync(join(folder, "secret"), 0o644);
    expect(readConfig({ DATA_DIR: folder }).secret).toBe(secret);
    expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
  });

  it("tells a file that cannot be read, and makes no other in its place", () => {
    mkdirSync(join(folder, "data-keys"));
    expect(() => readConfig({ DATA_DIR: folder })).toThrow(/EISDIR/);
    expect(readdirSync(folder)).not.toContain("secret");
  });

  it("wants the data keys named where several processes share another database in production", () => {
    const env = { DATA_DIR: folder, NODE_ENV: "production", MONGODB_URI: "mongodb://elsewhere" };
    expect(() => readConfig(env)).toThrow(/DATA_KEYS/);
    expect(readConfig({ ...env, DATA_KEYS: `k1:${"A".repeat(43)}=` }).production).toBe(true);
  });

  it("takes files of 20 MB unless told otherwise, and a scanner by port or socket", () => {
    expect(readConfig({ DATA_DIR: folder })).toMatchObject({
      maxFileBytes: 20 * 1024 ** 2,
      maxTenantBytes: 20 * 1024 ** 3,
      clamd: undefined,
    });
    const env = { DATA_DIR: folder, MAX_FILE_MB: "5", MAX_TENANT_GB: "500", CLAMD: "/run/clamav/clamd.ctl" };
    expect(readConfig(env)).toMatchObject({
      maxFileBytes: 5 * 1024 ** 2,
      maxTenantBytes: 500 * 1024 ** 3,
      clamd: "/run/clamav/clamd.ctl",
    });
    const former = ["x".repeat(32), "y".repeat(40)];
    expect(readConfig({ DATA_DIR: folder, FORMER_SECRETS: former.join(", ") }).formerSecrets).toEqual(former);
    expect(() => readConfig({ DATA_DIR: folder, FORMER_SECRETS: "short" })).toThrow("FORMER_SECRETS");
    expect(readConfig({ ...env, CLAMD: "[::1]:3310" }).clamd).toBe("[::1]:3310");
  });

  it("takes only the origin of PUBLIC_URL", () => {
    expect(readConfig({ DATA_DIR: folder, PUBLIC_URL: "https://kaohe.example/x" }).publicUrl).toBe(
      "https://kaohe.example",
    );
  });

  it.each([
    [{ PORT: "http" }, /PORT/],
    [{ PORT: "70000" }, /PORT/],
    [{ SECRET: "short" }, /SECRET/],
    [{ PUBLIC_URL: "nowhere" }, /URL/],
    [{ MAX_FILE_MB: "0" }, /MAX_FILE_MB/],
    [{ TRUST_PROXY: "true" }, /TRUST_PROXY/],
    [{ DATA_KEYS: "secret" }, /DATA_KEYS/],
    [{ DATA_KEYS: "k1:short" }, /DATA_KEYS/],
    [{ CLAMD: "clamd" }, /CLAMD/],
    [{ CLAMD: "localhost:99999" }, /CLAMD/],
  ])("%j is refused by name", (env, message) => {
    expect(() => readConfig({ DATA_DIR: folder, ...env })).toThrow(message);
  });
});
