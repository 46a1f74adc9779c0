import { validators } from "@duheng/contracts";
import contentDisposition from "content-disposition";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import parseRange from "range-parser";
import { type ByteRange, downloadArchive, readyArchive } from "../archives/download.ts";
import { notFound } from "../errors/app-error.ts";
import { inSession } from "./in-session.ts";

/**
 * `GET /api/archives/<id>.zip`: the archive, to be saved. A download that broke off goes on by `Range` (one range; with
 * `If-Range`, only while it is the same archive).
 */
export function serveArchives(server: FastifyInstance): void {
  server.get<{ Params: { id: string } }>("/api/archives/:id.zip", (request, reply) =>
    inSession(request, reply, async (ctx) => {
      const { id } = request.params;
      if (!validators.Id.is(id)) throw notFound();
      const ready = await readyArchive(id, ctx);
      const { made, archive } = ready;
      const tag = `"${made.hash}"`;
      const day = made.at.slice(0, 10);
      reply.headers({
        "content-type": "application/zip",
        "content-disposition": contentDisposition(`${archive.of.name}-归档-${day}.zip`),
        "accept-ranges": "bytes",
        "cache-control": "private, no-store",
        etag: tag,
      });
      const range = rangeOf(request, { tag, size: made.size });
      if (range === "unsatisfiable") return refuseRange(reply, made.size);
      const { start, end } = range ?? { start: 0, end: made.size - 1 };
      const content = await downloadArchive(ready, ctx, range);
      if (range !== undefined)
        reply.status(206).header("content-range", `bytes ${start}-${end}/${made.size}`);
      return reply.header("content-length", end - start + 1).send(content);
    }),
  );
}

function rangeOf(
  { headers }: FastifyRequest,
  { tag, size }: { tag: string; size: number },
): ByteRange | "unsatisfiable" | undefined {
  const { range } = headers;
  const condition = headers["if-range"];
  if (range === undefined || (condition !== undefined && condition !== tag)) return undefined;
  const parsed = parseRange(size, range);
  if (parsed === -1) return "unsatisfiable";
  // What is no range, or several: the whole, as the standard allows.
  if (parsed === -2 || parsed.type !== "bytes" || parsed.length !== 1) return undefined;
  return parsed[0];
}

function refuseRange(reply: FastifyReply, size: number): FastifyReply {
  return reply.status(416).header("content-range", `bytes */${size}`).send();
}
