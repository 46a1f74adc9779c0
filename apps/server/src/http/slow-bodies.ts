import type { FastifyInstance } from "fastify";

/** Ends the connection of a call whose body is still under way after so many ms: whoever drips bytes holds nothing here. */
export function cutSlowBodies(server: FastifyInstance, patience: number): void {
  server.addHook("onRequest", async ({ routeOptions, raw }) => {
    // By the route: an address can be written in many ways.
    if (!routeOptions.url?.startsWith("/api/trpc/")) return;
    const timer = setTimeout(() => raw.destroy(), patience);
    for (const event of ["end", "close"]) raw.once(event, () => clearTimeout(timer));
  });
}
