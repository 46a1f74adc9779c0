import type { FastifyInstance } from "fastify";

/**
 * Scripts only from our own files, nothing of any other host, no frames. Styles may be inline: emotion writes
 * style elements as components appear, and a nonce would have to be told to every library that does so.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

export function addSecurityHeaders(server: FastifyInstance, { https }: { https: boolean }): void {
  server.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
      "x-request-id": request.id,
      ...(https ? { "strict-transport-security": "max-age=31536000" } : {}),
    });
  });
}
