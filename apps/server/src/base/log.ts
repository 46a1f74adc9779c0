import { type DestinationStream, type Logger, pino } from "pino";

/** The process's log, one JSON line per event on standard error; cookies, tokens and passwords never get in. */
export const log: Logger = makeLog(
  process.env.LOG_LEVEL || (process.env.NODE_ENV === "production" ? "info" : "warn"),
  pino.destination(2),
);

/** A log that writes elsewhere, for tests. */
export function makeLog(level: string, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      redact: {
        paths: [
          "req.headers.cookie",
          "req.headers.authorization",
          'res.headers["set-cookie"]',
          "*.password",
          "*.token",
          "*.secret",
          "*.identityNumber",
          "*.phone",
        ],
        censor: "[redacted]",
      },
      serializers: { req: saidOfRequest },
    },
    destination,
  );
}

/** Paths alone: queries hold names, filters, and whatever somebody pastes into an address. */
function saidOfRequest({ method, url }: { method?: string; url?: string }) {
  return { method, path: url?.split(/[?#]/)[0] };
}
