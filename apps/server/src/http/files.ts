import { validators } from "@duheng/contracts";
import contentDisposition from "content-disposition";
import type { FastifyInstance } from "fastify";
import { permittedFile } from "../assessments/permitted-file.ts";
import { requireUploadable } from "../assessments/uploadable.ts";
import { AppError, notFound } from "../errors/app-error.ts";
import { downloadFile } from "../files/download.ts";
import { uploadFile } from "../files/upload.ts";
import type { TenantContext } from "../rpc/context.ts";
import { inSession } from "./in-session.ts";

interface UploadRoute {
  Querystring: { assessment?: unknown; name?: unknown };
}

/**
 * Files over plain HTTP, because their contents are streams. `POST /api/files?assessment=<id>&name=<name>` with the
 * content as its body answers 201 and the StoredFile; `GET /api/files/<id>` answers the content, always to be saved
 * and never shown in our own origin; under a grant to read its paper by `?grant=<id>`, too. Session, cross-site rule, tenant and permissions are those of the procedures.
 */
export async function serveFiles(server: FastifyInstance): Promise<void> {
  // In a context of its own: here no body is read for us, whatever its type claims.
  await server.register(async (files) => {
    files.removeAllContentTypeParsers();
    files.addContentTypeParser("*", (_request, _body, done) => done(null));

    files.post<UploadRoute>("/api/files", async (request, reply) => {
      const file = await inSession(request, reply, async (ctx) => {
        const { assessment, name } = request.query;
        if (!validators.Id.is(assessment) || typeof name !== "string") throw new AppError("invalid-input");
        const owner = await requireUploadable(ctx, assessment);
        const announced = request.headers["content-length"];
        return uploadFile({
          content: request.raw,
          name,
          length: announced === undefined ? undefined : Number(announced),
          owner,
          actor: ctx.actor,
        });
        // What a refusal left unread would stand before the next request on this connection.
      }).finally(() => request.raw.resume());
      return reply.status(201).send(file);
    });

    files.get<{ Params: { id: string } }>("/api/files/:id", async (request, reply) => {
      const { id } = request.params;
      if (!validators.Id.is(id)) throw notFound();
      const answer = async (ctx: TenantContext) => {
        const permitted = await permittedFile(ctx, id);
        const { file } = permitted;
        const content = await downloadFile(permitted, ctx.actor);
        return reply
          .headers({
            "content-type": file.type,
            "content-length": file.size,
            "content-disposition": contentDisposition(file.name),
            "cache-control": "private, no-store",
            "content-security-policy": "default-src 'none'; sandbox",
          })
          .send(content);
      };
      return inSession(request, reply, answer, "read");
    });
  });
}
