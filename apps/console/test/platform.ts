import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { demonstrationCity } from "../../../seed/index.ts";
import { fillingOf } from "../../server/src/assessments/contributions/find.ts";
import { assessments, contributions } from "../../server/src/assessments/model.ts";
import { inTenant } from "../../server/src/database/scope.ts";
import { reviewEverybody } from "../../server/test/everybody.ts";
import { startTestServer } from "../../server/test/server.ts";
import { launchBrowser } from "./launch-browser.ts";

export interface Platform extends AsyncDisposable {
  readonly url: string;
  /** Addresses outside of the platform that any page asked for. */
  readonly foreignRequests: readonly string[];
  /** What pages threw or logged as errors, refused calls left out. */
  readonly pageErrors: readonly string[];
  /** Keeps a picture of every open page under .cache/failures, for the one who looks into a failed test. */
  photograph(name: string): Promise<void>;
  /** A fresh browser profile, signed in as a demonstration account. */
  signIn(username: string, viewport?: { width: number; height: number }): Promise<Page>;
  /** All others of the bureau's quota group of 2026-Q3 hand in and are reviewed. */
  reviewOthers(): Promise<void>;
  /** A unit's assessment reaches its end. */
  close(tenantId: string, assessmentId: string): Promise<void>;
  newPage(context?: BrowserContext, viewport?: { width: number; height: number }): Promise<Page>;
}

/** The password of every demonstration account. */
export const demoPassword = "duheng-demo-2026";

/** The whole platform (a real server and database with the demonstration city, the built console), and a real Chromium. */
export async function startPlatform(): Promise<Platform> {
  const server = await startTestServer({
    seed: demonstrationCity(),
    consoleFolder: join(repository, "apps/console/dist"),
  });
  const { url } = server;
  const browser = await launchBrowser();
  const foreignRequests: string[] = [];
  const pageErrors: string[] = [];

  const platform: Platform = {
    url,
    foreignRequests,
    pageErrors,
    async newPage(context, viewport = { width: 1440, height: 900 }) {
      const own =
        context ?? (await browser.newContext({ viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai" }));
      const page = await own.newPage();
      page.setDefaultTimeout(30_000);
      page.on("request", (request) => {
        if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
          foreignRequests.push(request.url());
      });
      page.on("pageerror", (error) => pageErrors.push(error.message));
      page.on("console", (message) => {
        // A refused call is shown to the person; that the browser also logs its status is no fault.
        if (message.type() === "error" && !/status of 4\d\d/.test(message.text()))
          pageErrors.push(`${message.text()} ${message.location().url}`);
      });
      return page;
    },
    async reviewOthers() {
      const [assessment] = await inTenant("hlbe-ga", () =>
        assessments.find({ period: "2026-Q3", state: "reviewed" }),
      );
      const { id = "", formTitle = "", quotaGroupId = "" } = assessment ?? {};
      const { answers } = await inTenant("hlbe-ga", async () => (await fillingOf(id)).filling);
      await reviewEverybody("hlbe-ga", quotaGroupId, { [formTitle]: answers });
    },
    async close(tenantId, assessmentId) {
      await inTenant(tenantId, async () => {
        await assessments.replace({ ...(await assessments.get(assessmentId)), state: "closed" });
        await contributions.replace({ ...(await fillingOf(assessmentId)), state: "given" });
      });
    },
    async photograph(name) {
      const folder = join(repository, ".cache/failures");
      const pages = browser.contexts().flatMap((context) => context.pages());
      await Promise.all(
        pages.map((page, index) =>
          page.screenshot({ path: join(folder, `${name}-${index}.png`) }).catch(() => undefined),
        ),
      );
    },
    async signIn(username, viewport) {
      const page = await platform.newPage(undefined, viewport);
      await page.goto(url);
      await page.getByLabel("用户名").fill(username);
      await page.getByLabel("密码").fill(demoPassword);
      await page.getByRole("button", { name: "登录" }).click();
      await page.getByRole("heading", { name: /您好/ }).waitFor();
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
  return platform;
}

const repository = join(dirname(fileURLToPath(import.meta.url)), "../../..");
