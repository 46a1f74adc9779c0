import { execFileSync } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startProcess } from "../../../packages/embedded-mongo/test/durability/server-process.ts";
import { refusal } from "./client.ts";
import { startOnDatabase } from "./on-database.ts";

/** A limit on the size of its files is to the database what a full disk is: the write is cut short. */
function limitFiles(pid: number | undefined, bytes: number | "unlimited"): void {
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);
}

it.runIf(process.platform === "linux")(
  "on a full disk writes are refused in words, what was told as saved stays, reads go on, and so do writes once there is room",
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "duheng-full-"));
    await using database = await startProcess(join(dataDir, "db"), { shell: "trap '' XFSZ" });
    const { server, admin } = await startOnDatabase(database.uri, dataDir);
    try {
      const { api } = admin;
      const saved: string[] = [];
      const form = await api.forms.create.mutate({ title: "占用空间的考核表" });
      let { revision } = form;
      const large = (mark: number) => ({ ...form.document, description: `${mark}${"字".repeat(9_000)}` });
      const { size } = await stat(join(dataDir, "db/data.mdb"));
      limitFiles(database.child.pid, size + 256 * 1024);
      const fill = async () => {
        for (let each = 0; each < 150; each += 1) {
          const document = large(each);
          ({ revision } = await api.forms.update.mutate({ id: form.id, revision, document }));
          const name = `科室${each}`;
          await api.departments.create.mutate({ name });
          saved.push(name);
        }
      };
      const full = await refusal(fill());
      expect(full).toMatchObject({ code: "unavailable", httpStatus: 503 });
      expect(full.message.zh).toMatch(/磁盘已满，没有写入任何内容/);
      expect(saved.length).toBeGreaterThan(1);

      // Nothing at all is written from here on; the first refusal may have left room for less.
      const told = async (call: () => Promise<unknown>) => {
        const begun = performance.now();
        const { code } = await refusal(call());
        // Two seconds for people; the rest for a busy machine.
        expect(performance.now() - begun).toBeLessThan(6_000);
        return code;
      };
      limitFiles(database.child.pid, 4096);
      const document = large(-1);
      expect(await told(() => api.departments.create.mutate({ name: "写不下的科室" }))).toBe("unavailable");
      expect(await told(() => api.forms.update.mutate({ id: form.id, revision, document }))).toBe(
        "unavailable",
      );

      const names = async () => {
        const { data } = await api.departments.list.query({ page: { page: 1, perPage: 200 } });
        return data.map(({ name }) => name);
      };
      const present = await names();
      expect(present).toEqual(expect.arrayContaining(saved));
      expect(present).not.toContain("写不下的科室");
      expect((await api.forms.get.query({ id: form.id })).revision).toBe(revision);

      limitFiles(database.child.pid, "unlimited");
      await api.departments.create.mutate({ name: "又写得下的科室" });
      await api.forms.update.mutate({ id: form.id, revision, document });
      expect((await api.forms.get.query({ id: form.id })).document).toEqual(document);
      expect(await names()).toContain("又写得下的科室");
    } finally {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  60_000,
);
