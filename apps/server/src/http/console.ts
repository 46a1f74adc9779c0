import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { AppError } from "../errors/app-error.ts";

/**
 * The console's built files: hashed assets for ever, its page for every address that is a page of the console, the
 * light filling page for `/fill` and `/fill/<id>`.
 */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, "index.html"));
  if (built) {
    await server.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.includes(`${join(folder, "assets")}/`);
        reply.setHeader("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  server.setNotFoundHandler(async (request, reply) => {
    const isPage =
      (request.method === "GET" || request.method === "HEAD") &&
      // Whoever asks for the address alone, such as a monitor, means the page without naming its type.
      ((request.headers.accept ?? "").includes("text/html") || request.url === "/") &&
      !/^\/(api|papers|assets)\//.test(request.url);
    if (!isPage) throw new AppError("not-found");
    if (!built) return reply.status(503).type("text/plain; charset=utf-8").send(notBuilt);
    const page = /^\/fill(?=[/?]|$)/.test(request.url) ? "fill.html" : "index.html";
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-cache")
      .send(await readFile(join(folder, page)));
  });
}

const notBuilt =
  "控制台尚未构建，请运行 npm run build。 The console has not been built: run npm run build.\n";
