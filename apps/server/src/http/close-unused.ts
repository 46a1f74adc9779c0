import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Lets a stop wait for the calls under way and for nobody else: Node takes a connection that has brought no call yet (browsers open such in
 * advance) for one that is about to, and would wait for it for minutes.
 */
export function closeUnused(server: FastifyInstance): void {
  const underWay = new Map<Socket, number>();
  let isClosing = false;
  server.server.on("connection", (socket) => {
    underWay.set(socket, 0);
    socket.once("close", () => underWay.delete(socket));
    if (isClosing) socket.destroy();
  });
  server.server.on("request", ({ socket }, response) => {
    underWay.set(socket, (underWay.get(socket) ?? 0) + 1);
    response.once("close", () => {
      const left = (underWay.get(socket) ?? 1) - 1;
      if (underWay.has(socket)) underWay.set(socket, left);
      if (isClosing && left === 0) socket.destroySoon();
    });
  });
  server.addHook("preClose", async () => {
    isClosing = true;
    for (const [socket, calls] of underWay) if (calls === 0) socket.destroy();
  });
}
