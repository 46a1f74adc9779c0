import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { usableSocketPath } from "./socket-path.ts";

/**
 * A socket in the data directory on which its owner listens from before it opens the data: the kernel closes it when
 * the process ends, however that may be, so that one in another container can see whether the owner lives.
 */
export async function giveLifeSign(dataDir: string): Promise<{ readonly stop: () => void }> {
  const path = signPath(dataDir);
  rmSync(path, { force: true });
  const listener = createServer((socket) => socket.destroy());
  listener.unref();
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(path, resolve);
  });
  return {
    stop: () => {
      listener.close();
      rmSync(path, { force: true });
    },
  };
}

/** @param patience milliseconds in which an owner that has just taken the directory may begin to listen */
export async function hasLifeSign(dataDir: string, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; ; await sleep(50)) {
    if (await answers(signPath(dataDir))) return true;
    if (Date.now() >= end) return false;
  }
}

function signPath(dataDir: string): string {
  return usableSocketPath(dataDir, join(dataDir, "owner.sock")).path;
}

async function answers(path: string): Promise<boolean> {
  return await new Promise<boolean>((done) => {
    const socket = connect(path);
    const finish = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}
