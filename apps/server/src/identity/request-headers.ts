import type { FastifyRequest } from "fastify";

/** What the sign-in library needs of a request: its cookies and who calls. */
export function requestHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent", "host"]) {
    const value = request.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return headers;
}
