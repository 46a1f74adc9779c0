import { connect, type Socket } from "node:net";

/** What is to be sent bit by bit after `openSlowly`. */
export const slowBody = JSON.stringify({ username: "nobody", password: "wrong" });

/** A sign-in whose body is sent by the caller, bit by bit. `answer` is all that came until the connection ended. */
export function openSlowly(url: string): { socket: Socket; answer: Promise<string> } {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(
    [
      "POST /api/trpc/identity.signIn HTTP/1.1",
      "host: x",
      "content-type: application/json",
      "x-duheng-csrf: 1",
    ]
      .concat("connection: close", `content-length: ${slowBody.length}`, "", "")
      .join("\r\n"),
  );
  const answer = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
  return { socket, answer };
}
