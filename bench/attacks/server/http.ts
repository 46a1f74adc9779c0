import { Agent, request } from "node:http";

/** What came back of one call. */
export interface Answer {
  readonly status: number;
  readonly bytes: number;
  /** The parsed body; undefined where it is no JSON. */
  readonly body: unknown;
}

/** Who calls: the server, the cookies, and from which address of this machine. */
export interface Caller {
  readonly url: string;
  readonly cookie?: string | undefined;
  readonly localAddress?: string | undefined;
  /** The tenant that the page was opened for. */
  readonly tenant?: string | undefined;
}

const agent = new Agent({ keepAlive: false });

/** Sends a body, made beforehand, to a procedure (or to several, for a batch). Rejects where the connection breaks. */
export function post(caller: Caller, path: string, body: string): Promise<Answer> {
  const { url, cookie, localAddress, tenant } = caller;
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/api/trpc/${path}`,
      {
        agent,
        method: "POST",
        ...(localAddress === undefined ? {} : { localAddress }),
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "x-duheng-csrf": "1",
          ...(cookie === undefined ? {} : { cookie }),
          ...(tenant === undefined ? {} : { "x-duheng-tenant": tenant }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const all = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, bytes: all.length, body: parsed(all) });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The code of a refusal (the first one's, in a batch); undefined where the call was done. */
export function codeOf({ body }: Answer): string | undefined {
  return text(Object(errorOf(body)).code);
}

/** The words of a refusal. */
export function wordsOf({ body }: Answer): string | undefined {
  return text(Object(Object(errorOf(body)).message).zh);
}

function errorOf(body: unknown): unknown {
  const one: unknown = Array.isArray(body) ? body[0] : body;
  return Object(Object(one).error).data;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
